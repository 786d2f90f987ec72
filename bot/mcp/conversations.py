"""Conversations by a name that cannot be guessed, the most recent ones."""

import secrets
from collections import OrderedDict
from threading import Lock
from typing import Any, Final

from bot.dialogue.state import ConversationState

#: Conversations that are kept; what each remembers is small.
MOST: Final = 1000


class Conversations:
    """What each conversation remembers; safe to share between threads.

    The name is given out by us: whoever is told one can go on with what was asked there, and nobody else.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, dict[str, Any]] = OrderedDict()
        self._lock = Lock()

    def state(self, name: str) -> ConversationState | None:
        """Return what a conversation remembers, or None where there is none of that name any more."""
        with self._lock:
            kept = self._kept.get(name)
        return ConversationState.from_json(kept) if kept is not None else None

    def keep(self, state: ConversationState, name: str | None = None) -> str:
        """Keep what a conversation remembers, a new one under a new name; return the name."""
        name = name or secrets.token_urlsafe(12)
        with self._lock:
            self._kept[name] = state.to_json()
            self._kept.move_to_end(name)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return name
