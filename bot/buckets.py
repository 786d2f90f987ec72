"""Token buckets that fill up with time: how much one person, one chat or one address may ask."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

KEPT: Final = 10_000
"""Buckets in memory; the one longest unused is full again anyway."""


class Buckets:
    """A bucket for each key: it holds so many questions and is filled with as many in a minute."""

    def __init__(self, per_minute: int) -> None:
        self._size = float(per_minute)
        self._rate = per_minute / 60.0
        self._levels: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()  # level, when that was

    def wait(self, key: Hashable, now: float) -> float:
        """Return in how many seconds another question may be asked; 0 where one may now."""
        missing = 1.0 - self._level(key, now)
        return max(0.0, missing / self._rate)

    def take(self, key: Hashable, now: float) -> None:
        """Take one question out."""
        self._levels[key] = self._level(key, now) - 1.0, now
        self._levels.move_to_end(key)
        while len(self._levels) > KEPT:
            self._levels.popitem(last=False)

    def _level(self, key: Hashable, now: float) -> float:
        level, since = self._levels.get(key, (self._size, now))
        return min(self._size, level + (now - since) * self._rate)
