"""Windows of tokens, and batches of like length; windows of one question stay together."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

LONGEST: Final = 110
"""Tokens of an answer at most, as at run time (retriever/reader/spans.py), which a pack travels without."""
VERDICTS: Final = ("yes", "no", "unsaid")
"""What a paragraph says to a claim."""
POOL_BATCHES: Final = 24
"""Batches that are put together at a time: windows of like length come together inside of such a pool."""


@dataclass(frozen=True, slots=True)
class Window:
    """What the model sees at a time.

    Attributes:
        ids: token ids.
        passage: where the passage begins in them.
        first, last: the first and last token of the answer; 0, 0: none.
        question: number of the question in its pass. Windows with the same number show one question beside
            several paragraphs.
        verdict: of a claim, its place in ``VERDICTS``; -1 for every other question.
    """

    ids: Sequence[int]
    passage: int
    first: int
    last: int
    question: int
    verdict: int = -1


def batches(windows: Iterable[Window], tokens: int, rng: random.Random) -> Iterator[list[Window]]:
    """Yield batches of at most so many tokens, padding counted, in random order inside a pool.

    Args:
        windows: in random order, those of one question beside each other.
        tokens: a batch's rows times its longest row; the windows of a longer question are a batch of their own.
        rng: orders the batches of a pool.
    """
    pool: list[list[Window]] = []
    size = 0
    for _, group in groupby(windows, key=lambda window: window.question):
        pool.append(list(group))
        size += sum(len(window.ids) for window in pool[-1])
        if size >= POOL_BATCHES * tokens:
            yield from _batches_of_pool(pool, tokens, rng)
            pool, size = [], 0
    if pool:
        yield from _batches_of_pool(pool, tokens, rng)


def _longest(windows: Sequence[Window]) -> int:
    return max(len(window.ids) for window in windows)


def _batches_of_pool(pool: list[list[Window]], tokens: int, rng: random.Random) -> list[list[Window]]:
    found: list[list[Window]] = []
    batch: list[Window] = []
    for group in sorted(pool, key=_longest):
        if batch and (len(batch) + len(group)) * _longest(group) > tokens:
            found.append(batch)
            batch = []
        batch += group
    found.append(batch)
    rng.shuffle(found)
    return found
