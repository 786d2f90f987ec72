"""Windows of tokens, and batches of like length."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

POOL_BATCHES: Final = 24
"""Batches that are put together at a time: windows of like length come together inside of such a pool."""


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids, where the passage begins in them, and the first and last token of the answer (0, 0: none)."""

    ids: Sequence[int]
    passage: int
    first: int
    last: int


def batches(windows: Iterable[Window], tokens: int, rng: random.Random) -> Iterator[list[Window]]:
    """Yield batches of at most so many tokens, padding counted, in random order inside a pool.

    Args:
        windows: in random order.
        tokens: a batch's rows times its longest row; a longer window is a batch of its own.
        rng: orders the batches of a pool.
    """
    pool: list[Window] = []
    size = 0
    for window in windows:
        pool.append(window)
        size += len(window.ids)
        if size >= POOL_BATCHES * tokens:
            yield from _batches_of_pool(pool, tokens, rng)
            pool, size = [], 0
    if pool:
        yield from _batches_of_pool(pool, tokens, rng)


def _batches_of_pool(pool: list[Window], tokens: int, rng: random.Random) -> list[list[Window]]:
    found: list[list[Window]] = []
    batch: list[Window] = []
    for window in sorted(pool, key=lambda window: len(window.ids)):
        if batch and (len(batch) + 1) * len(window.ids) > tokens:
            found.append(batch)
            batch = []
        batch.append(window)
    found.append(batch)
    rng.shuffle(found)
    return found
