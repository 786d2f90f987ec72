"""Updates that were taken over and are not done: what makes an answer come exactly once.

An update goes through waiting → (answered ⇄ sending) → done. ``sending`` is written before a message leaves and
taken back when the server certainly did not accept it. A row that is found ``sending`` after a crash stands for
the one moment that cannot be decided: the message may or may not have arrived, so its sender is told instead.
Numbers of done updates are kept for a while, since the server repeats what was not confirmed to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.telegram.state.database import Database

Status = Literal["waiting", "answered", "sending"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came: its number, where from, from whom, and its JSON."""

    id: int
    chat: int
    person: int
    data: str


@dataclass(frozen=True, slots=True)
class Pending:
    """How far an update has come."""

    id: int
    data: str
    status: Status
    answer: str | None
    sent: int
    placeholder: int | None
    tries: int


class PendingUpdates:
    """The table of updates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def accept(self, arrivals: Iterable[Arrival]) -> list[int]:
        """Keep updates, all in one commit, and return the numbers of those that were not known yet."""
        now = self._database.clocks.wall()
        with self._database.transaction():
            return [
                arrival.id
                for arrival in arrivals
                if self._database.change(
                    "INSERT OR IGNORE INTO pending (id, chat, person, data, status, at)"
                    " VALUES (?, ?, ?, ?, 'waiting', ?)",
                    *(arrival.id, arrival.chat, arrival.person, arrival.data, now),
                )
            ]

    def open(self) -> list[Pending]:
        """Return the updates that are not done, oldest first."""
        return [_pending(row) for row in self._database.rows(f"{_SELECT} WHERE status != 'done' ORDER BY id")]

    def get(self, number: int) -> Pending | None:
        """Return an update that is not done."""
        row = self._database.row(f"{_SELECT} WHERE id = ? AND status != 'done'", number)
        return _pending(row) if row else None

    def tried(self, number: int) -> None:
        """Count that work on it begins."""
        self._database.change(
            "UPDATE pending SET tries = tries + 1 WHERE id = ? AND status != 'done'", number
        )

    def placed(self, number: int, message: int) -> None:
        """Note the message that is to become the answer."""
        self._database.change(
            "UPDATE pending SET placeholder = ? WHERE id = ? AND status != 'done'", message, number
        )

    def answered(self, number: int, answer: str) -> None:
        """Note the stored answer, which is to be sent."""
        self._database.change(
            "UPDATE pending SET answer = ?, status = 'answered' WHERE id = ? AND status != 'done'",
            answer,
            number,
        )

    def sending(self, number: int) -> None:
        """Note that a message is about to leave."""
        self._database.change(
            "UPDATE pending SET status = 'sending' WHERE id = ? AND status != 'done'", number
        )

    def unsent(self, number: int) -> None:
        """Note that it did not leave."""
        self._database.change(
            "UPDATE pending SET status = iif(answer IS NULL, 'waiting', 'answered') WHERE id = ? AND status != 'done'",
            number,
        )

    def sent(self, number: int) -> None:
        """Note that it arrived."""
        self._database.change(
            "UPDATE pending SET sent = sent + 1, status = iif(answer IS NULL, 'sending', 'answered')"
            " WHERE id = ? AND status != 'done'",
            number,
        )

    def done(self, number: int) -> None:
        """Keep nothing but the number."""
        self._database.change(
            "UPDATE pending SET status = 'done', data = NULL, answer = NULL, chat = NULL, person = NULL"
            " WHERE id = ?",
            number,
        )

    def drop(self) -> None:
        """Call everything done."""
        for pending in self.open():
            self.done(pending.id)


_SELECT = "SELECT id, data, status, answer, sent, placeholder, tries FROM pending"


def _pending(row: Iterable[object]) -> Pending:
    return Pending(*row)  # type: ignore[arg-type]
