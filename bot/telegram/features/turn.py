"""One update that wants an answer."""

from dataclasses import dataclass

from bot.telegram.state import Key, PendingUpdates
from bot.telegram.wire.place import Place


@dataclass(slots=True)
class Turn:
    """One update that wants an answer.

    Attributes:
        update: its number.
        place: where the answer goes.
        key: whose conversation it is.
        continues: a message of the bot that it replies to: the conversation goes on from there.
        echo: the question, where nobody sees it otherwise: it was asked with a button.
        placeholder: the message that is to become the answer, where one was sent.
    """

    update: int
    place: Place
    key: Key
    continues: int | None = None
    echo: str | None = None
    placeholder: int | None = None


@dataclass(frozen=True, slots=True)
class PendingMark:
    """Writes down how the answer to an update fares."""

    pending: PendingUpdates
    update: int

    def sending(self) -> None:
        """It is about to leave."""
        self.pending.sending(self.update)

    def unsent(self) -> None:
        """It certainly did not arrive."""
        self.pending.unsent(self.update)

    def sent(self) -> None:
        """It arrived."""
        self.pending.sent(self.update)
