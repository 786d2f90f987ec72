"""How much one person and one chat may ask: token buckets that fill up with time."""

import time
from collections import OrderedDict

_KEPT = 10_000  # buckets in memory; the one longest unused is full again anyway


class Buckets:
    """A bucket for each key: it holds so many questions and is filled with as many in a minute."""

    def __init__(self, per_minute: int) -> None:
        self._size = float(per_minute)
        self._rate = per_minute / 60.0
        self._levels: OrderedDict[int, tuple[float, float]] = OrderedDict()  # level, when that was

    def wait(self, key: int, now: float) -> float:
        """Return in how many seconds another question may be asked; 0 where one may now."""
        missing = 1.0 - self._level(key, now)
        return max(0.0, missing / self._rate)

    def take(self, key: int, now: float) -> None:
        """Take one question out."""
        self._levels[key] = self._level(key, now) - 1.0, now
        self._levels.move_to_end(key)
        while len(self._levels) > _KEPT:
            self._levels.popitem(last=False)

    def _level(self, key: int, now: float) -> float:
        level, since = self._levels.get(key, (self._size, now))
        return min(self._size, level + (now - since) * self._rate)


class Budgets:
    """The budgets of persons and of chats; whoever is over one is told once until it allows a question again."""

    def __init__(self, per_person: int, per_chat: int) -> None:
        self._persons = Buckets(per_person)
        self._chats = Buckets(per_chat)
        self._told: set[tuple[int, int]] = set()

    def spend(self, person: int, chat: int, now: float | None = None) -> float:
        """Spend one question, or return in how many seconds one may be asked."""
        now = time.monotonic() if now is None else now
        wait = max(self._persons.wait(person, now), self._chats.wait(chat, now))
        if not wait:
            self._persons.take(person, now)
            self._chats.take(chat, now)
            self._told.discard((person, chat))
        return wait

    def tell(self, person: int, chat: int) -> bool:
        """Return whether this person is to be told, which is once."""
        if len(self._told) >= _KEPT:
            self._told.clear()
        new = (person, chat) not in self._told
        self._told.add((person, chat))
        return new
