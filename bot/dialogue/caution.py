"""How sure an answer must be, as the user wishes it: the threshold of the archive, moved.

A level moves whatever threshold an archive has, its own or the general one, by so many logits: the odds that an
answer is right must be so many times what they were. What each level gives is told in docs/reader.md.
"""

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Caution(StrEnum):
    """A level of caution: fewer refusals, as it comes, or fewer wrong answers."""

    LOOSE = "loose"
    USUAL = "usual"
    STRICT = "strict"


#: Logits by which each level moves a threshold, from the risk–coverage tables of docs/reader.md: strict has about
#: half the wrong answers, loose answers most of what is refused though the pages tell it.
STEPS: Final[Mapping[Caution, float]] = {Caution.LOOSE: -1.0, Caution.USUAL: 0.0, Caution.STRICT: 1.25}


def move_threshold(threshold: float, caution: Caution) -> float:
    """Return the threshold at a level of caution; both in [0, 1], where 0 and 1 stay what they are."""
    if caution is Caution.USUAL or threshold in (0, 1):
        return threshold
    logit = math.log(threshold / (1 - threshold)) + STEPS[caution]
    return 1 / (1 + math.exp(-logit))
