"""What a step of training reads: questions, the passages that answer them, and passages that do not."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.chinese.text import to_simplified
from training.encoder.pairs import Pair, Pairs

SHARES: Final = {"own": 1.0, "drcd": 0.7, "cmrc": 0.7, "dureader": 0.7, "squad": 0.5}
"""Of the questions of a source that one pass takes."""
TOGETHER: Final = 8
"""Most questions of one article that follow each other."""


def one_pass(pairs: Sequence[Pair], rng: random.Random) -> list[int]:
    """Return the numbers of the questions of one pass; those of an article stand together, a few at a time."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        share = SHARES[pair.source]
        groups[pair.group] += [number] * (int(share) + (rng.random() < share % 1))
    chunks = []
    for numbers in groups.values():
        rng.shuffle(numbers)
        chunks += [numbers[i : i + TOGETHER] for i in range(0, len(numbers), TOGETHER)]
    rng.shuffle(chunks)
    return [number for chunk in chunks for number in chunk]


def batches(
    data: Pairs, mined: Sequence[Sequence[int]], size: int, seed: int
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield (questions, windows) for ever."""
    for turn in range(1000):
        rng = random.Random(f"{seed}/{turn}")  # noqa: S311
        queue = one_pass(data.pairs, rng)
        for start in range(0, len(queue) - size, size):
            asked = list(dict.fromkeys(queue[start : start + size]))
            windows = [rng.choice(data.pairs[n].positives) for n in asked]
            windows += [rng.choice(mined[n]) for n in asked if mined[n]]
            yield asked, list(dict.fromkeys(windows))


def shown(text: str, source: str, rng: random.Random) -> str:
    """Return a text of the set in traditional characters half of the time in simplified ones."""
    return to_simplified(text) if source == "drcd" and rng.random() < 0.5 else text
