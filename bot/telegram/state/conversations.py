"""What each conversation leans on, so that a follow-up is understood after a restart."""

import json
from typing import Any

from bot.telegram.state.answers import Key
from bot.telegram.state.database import Database, storable


class ConversationStates:
    """The table of conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self, key: Key) -> dict[str, Any] | None:
        """Return the JSON that was saved under a key."""
        row = self._database.row(
            "SELECT state FROM conversation WHERE chat = ? AND topic = ? AND person = ?", *key
        )
        return json.loads(row["state"]) if row else None

    def drop(self, chat: int) -> None:
        """Forget what was talked about in a chat."""
        self._database.change("DELETE FROM conversation WHERE chat = ?", chat)

    def save(self, key: Key, state: dict[str, Any]) -> None:
        """Save a conversation."""
        data = storable(state)
        self._database.change(
            "INSERT OR REPLACE INTO conversation VALUES (?, ?, ?, ?, ?)",
            *key,
            data,
            self._database.clocks.wall(),
        )
