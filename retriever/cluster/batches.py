"""What is handed to workers together."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def batches(
    items: Iterable[Item], size: Callable[[Item], int], *, most: int, room: int
) -> Iterator[list[Item]]:
    """Yield items of like size together, the largest first.

    So texts that are padded to one length waste little, and no worker is left alone with a large batch at the end.

    Args:
        items: what is to be done.
        size: how large an item is.
        most: items of a batch at most.
        room: the sum of their sizes at most; a larger item is alone.
    """
    batch: list[Item] = []
    taken = 0
    for item in sorted(items, key=size, reverse=True):
        if batch and (len(batch) == most or taken + size(item) > room):
            yield batch
            batch, taken = [], 0
        batch.append(item)
        taken += size(item)
    if batch:
        yield batch
