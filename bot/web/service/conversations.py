"""The conversations of a server: what each remembers and what it showed, bounded in number, length and age."""

import asyncio
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from bot.dialogue.state import ConversationState

#: Answers of a conversation that its page shows.
SHOWN: Final = 12


@dataclass(slots=True)
class Talk:
    """One conversation.

    Attributes:
        id: what its client calls it by.
        turns: how many were answered.
        state: what it remembers, as plain JSON values.
        shown: the last answers as JSON, where a page shows them.
        turn: held while a turn is answered, so that turns come one after the other.
        used: when it was last used, in seconds of the monotonic clock.
    """

    id: str
    turns: int = 0
    state: dict[str, Any] | None = None
    shown: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=SHOWN))
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    used: float = 0.0

    def remembered(self) -> ConversationState | None:
        """Return a copy of what it remembers, None at first."""
        return ConversationState.from_json(self.state) if self.state is not None else None


class Conversations:
    """Conversations by whose they are and by id. Its methods are called in the event loop's thread.

    Args:
        most: how many are kept; the one longest unused goes first.
        idle: seconds after which an unused one is forgotten.
        clock: seconds that never go back.
    """

    def __init__(self, most: int, idle: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._idle = idle
        self._clock = clock
        self._talks: OrderedDict[tuple[str, str], Talk] = OrderedDict()

    def __len__(self) -> int:
        return len(self._talks)

    def take(self, owner: str, key: str | None = None) -> Talk:
        """Return a conversation of somebody's, a new one where it is not known."""
        known = self.find(owner, key) if key is not None else None
        if known is not None:
            return known
        talk = Talk(key or secrets.token_urlsafe(12), used=self._clock())
        self._talks[owner, talk.id] = talk
        while len(self._talks) > self._most:
            self._talks.popitem(last=False)
        return talk

    def find(self, owner: str, key: str) -> Talk | None:
        """Return a conversation of somebody's, None where it is not known or was forgotten."""
        self._forget()
        talk = self._talks.get((owner, key))
        if talk is not None:
            talk.used = self._clock()
            self._talks.move_to_end((owner, key))
        return talk

    def _forget(self) -> None:
        """Forget what was unused for too long; the longest unused stand first."""
        last = self._clock() - self._idle
        while self._talks and next(iter(self._talks.values())).used < last:
            self._talks.popitem(last=False)
