"""The whole state: its tables together, how long it is kept and how it is forgotten."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from bot.telegram.state.answers import Answers
from bot.telegram.state.clock import Clock
from bot.telegram.state.conversations import ConversationStates
from bot.telegram.state.database import Clocks, Database
from bot.telegram.state.documents import Documents
from bot.telegram.state.pending import PendingUpdates
from bot.telegram.state.people import People
from bot.telegram.state.schema import MIGRATIONS

_DAY = 86400.0
_AHEAD = 8 * _DAY  # the clock may be believed so much later
_AT_ONCE = 100  # rows: the event loop must not wait long
_NUMBERS_KEPT = 3 * _DAY  # the server repeats an unconfirmed update for a day


class State:
    """What the bot remembers.

    Args:
        folder: where; None remembers nothing beyond the end of the program.
        migrations: the steps that lead to the tables.
        clocks: tell when something is written, and how old it is.

    Raises:
        StateError: the file is damaged, read-only or from a later version.
    """

    def __init__(
        self,
        folder: Path | None,
        migrations: Sequence[Sequence[str]] = MIGRATIONS,
        clocks: Clocks = Clocks(),
    ) -> None:
        self.folder = folder
        self._database = Database(folder, migrations, clocks)
        self.pending = PendingUpdates(self._database)
        self.conversations = ConversationStates(self._database)
        self.answers = Answers(self._database)
        self.people = People(self._database)
        self.documents = Documents(self._database)
        self._clock = Clock(self._database)

    @property
    def database(self) -> Database:
        """The tables themselves, for a copy."""
        return self._database

    @property
    def lasting(self) -> bool:
        """Whether it outlives the program."""
        return self.folder is not None

    def transaction(self) -> AbstractContextManager[None]:
        """Make the changes inside all together or not at all."""
        return self._database.transaction()

    def move(self, chat: int, new: int) -> None:
        """Let everything of a chat go on under another number: a group that became a supergroup."""
        with self.transaction():
            self.people.move(chat, new)
            for table in ("answer", "pending"):
                self._database.change(f"UPDATE {table} SET chat = ? WHERE chat = ?", new, chat)  # noqa: S608
            self._database.change(
                "UPDATE OR REPLACE conversation SET chat = ?, topic = 0 WHERE chat = ?", new, chat
            )

    def purge(self, days: float) -> int:
        """Delete some of what is older than the retention time; return how many rows that were, 0 at the end."""
        now = self._clock.now()
        limits = {
            "conversation": ("chat, topic, person", now - days * _DAY),
            "answer": ("id", now - days * _DAY),
            "feedback": ("rowid", now - days * _DAY),
        }
        with self.transaction():
            for table in limits:  # written while the clock was ahead
                self._database.change(f"UPDATE {table} SET at = ? WHERE at > ?", now, now + _AHEAD)  # noqa: S608
            deleted = sum(
                self._database.change(
                    f"DELETE FROM {table} WHERE ({key}) IN"  # noqa: S608
                    f" (SELECT {key} FROM {table} WHERE at < ? LIMIT {_AT_ONCE})",
                    before,
                )
                for table, (key, before) in limits.items()
            )
            self._database.change("DELETE FROM pending WHERE status = 'done' AND at < ?", now - _NUMBERS_KEPT)
        return deleted

    def forget(self, person: int) -> int:
        """Delete what one person left, in whatever chat, and return how many rows that were.

        A role stays: it is not the person's to delete. Updates that wait are the person's too.
        """
        with self.transaction():
            for row in self._database.rows(
                "SELECT id FROM pending WHERE person = ? AND status != 'done'", person
            ):
                self.pending.done(row["id"])
            deleted = sum(
                self._database.change(f"DELETE FROM {table} WHERE person = ?", person)  # noqa: S608
                for table in ("conversation", "answer", "feedback")
            )
            self._database.change("DELETE FROM chat WHERE id = ?", person)
        self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")  # the log still had it
        return deleted

    def close(self) -> None:
        """Give the file back."""
        self._database.close()
