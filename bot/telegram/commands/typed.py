"""One message that was typed, and the ways to react to it."""

from dataclasses import dataclass

from telegram import Message

from bot.telegram.features.asking import Work
from bot.telegram.features.incoming import asker, continued
from bot.telegram.features.tools import Tools
from bot.telegram.features.turn import Turn
from bot.telegram.service import Service
from bot.telegram.state import Key
from bot.telegram.views.buttons import Keyboard
from bot.telegram.views.runs import Part, text_parts
from bot.telegram.wire.place import Place
from bot.words.telegram.texts import Texts


@dataclass(frozen=True, slots=True)
class Typed:
    """A message that was typed.

    Attributes:
        tools: what to react with.
        update: the number of the update that brought it.
        message: the message itself.
        argument: what follows the command; the question where there is no command.
    """

    tools: Tools
    update: int
    message: Message
    argument: str

    @property
    def service(self) -> Service:
        """The bot."""
        return self.tools.service

    @property
    def place(self) -> Place:
        """Where an answer goes."""
        return Place.of(self.message)

    @property
    def asker(self) -> Key:
        """Whose conversation the message belongs to."""
        return asker(self.message)

    @property
    def person(self) -> int:
        """Who typed it."""
        return self.asker[2]

    @property
    def texts(self) -> Texts:
        """The words in the language of the chat."""
        return self.service.texts(self.message.chat.id)

    @property
    def is_by_admin(self) -> bool:
        """Whether its sender may change the index."""
        return self.service.access.is_admin(self.person)

    async def say(self, text: str) -> None:
        """Answer with some words."""
        await self.send(text_parts(text))

    async def send(self, parts: list[Part], keyboard: Keyboard = None) -> None:
        """Answer with messages, buttons below the last."""
        await self.service.outbox.send(self.place, parts, keyboard)

    async def answer(self, work: Work) -> None:
        """Answer with what a piece of work on the conversation brings."""
        continues = continued(self.message, self.service.bot.bot)
        await self.tools.asking.answer(Turn(self.update, self.place, self.asker, continues), work)
