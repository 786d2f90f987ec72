"""How much one person and one chat may ask: token buckets that fill up with time."""

import time

from bot.buckets import KEPT, Buckets


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
        if len(self._told) >= KEPT:
            self._told.clear()
        new = (person, chat) not in self._told
        self._told.add((person, chat))
        return new
