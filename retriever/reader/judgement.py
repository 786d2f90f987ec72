"""What a paragraph says to a claim, as probabilities."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Judgement(NamedTuple):
    """How likely a paragraph confirms a claim, denies it, or does not settle it; the three sum to 1."""

    yes: float
    no: float
    unsaid: float

    @classmethod
    def of(cls, logits: NDArray[np.float32]) -> "Judgement":
        """Return the judgement that three logits give."""
        worth = np.exp(logits - logits.max())
        yes, no, unsaid = (worth / worth.sum()).tolist()
        return cls(yes, no, unsaid)


def settled(judgements: Sequence[Judgement]) -> Judgement:
    """Return the judgement over all windows of a text: that of the window which settles the claim most."""
    return min(judgements, key=lambda one: one.unsaid, default=Judgement(0.0, 0.0, 1.0))
