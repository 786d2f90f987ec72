"""One pressed button, and the ways to react to it."""

import logging

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot.telegram.features.tools import Tools
from bot.telegram.service import Service
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import Keyboard, Press, carries, sources
from bot.telegram.views.runs import Part
from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason
from bot.words.telegram.texts import Texts

_log = logging.getLogger(__name__)


class Pressed:
    """A pressed button: what it carries, and where it is."""

    def __init__(self, tools: Tools, update: int, query: CallbackQuery, press: Press) -> None:
        assert query.message is not None  # noqa: S101 - ``press_button`` has seen to it
        chat = query.message.chat.id
        topic = None
        if isinstance(query.message, Message) and query.message.is_topic_message:
            topic = query.message.message_thread_id
        group = chat < 0
        self.tools = tools
        self.service: Service = tools.service
        self.update = update
        self.query = query
        self.press = press
        self.person = query.from_user.id
        self.place = Place(chat, topic, query.message.message_id if group else None)
        self.texts: Texts = self.service.texts(chat)

    async def say(self, text: str, *, alert: bool = False) -> None:
        """Show some words for a moment, or in a box; it is no matter if they do not arrive: one presses again."""
        try:
            await self.query.answer(text or None, show_alert=alert)
        except TelegramError as error:
            _log.info("press not answered: %s", reason(error))

    async def send(self, parts: list[Part], keyboard: Keyboard = None) -> None:
        """Send messages into the chat."""
        await self.say("")
        await self.service.outbox.send(self.place, parts, keyboard)

    async def turn(self, part: Part, keyboard: Keyboard) -> None:
        """Change the message that the button belongs to."""
        await self.say("")
        message, outbox = self.query.message, self.service.outbox
        # of a message too old to be shown it is not known whether it is the one that has the button
        seen = isinstance(message, Message) and message.is_accessible
        if not (seen and message and await outbox.edit(message.chat.id, message.message_id, part, keyboard)):
            await outbox.send(self.place, [part], keyboard)

    async def is_over_budget(self) -> bool:
        """Return whether this would be one question too many; say so where it would."""
        wait = self.service.budgets.spend(self.person, self.place.chat)
        if wait and not self.tools.asking.is_begun(self.update):
            await self.say(self.texts.over_budget.format(seconds=max(1, round(wait))), alert=True)
            return True
        return False

    async def has_source(self, stored: StoredAnswer) -> bool:
        """Return whether an answer has the source that the button names; say so where it has not."""
        if self.press.number(0) < len(sources(stored.answer)):
            return True
        await self.say(self.texts.pressed_stale, alert=True)
        return False

    def may_use(self, stored: StoredAnswer) -> bool:
        """Return whether an answer is theirs: in its chat, the asker's; all of a group's where its name asked."""
        chat, _, person = stored.key
        return self.place.chat == chat and person in (self.person, chat)

    @property
    def is_true(self) -> bool:
        """Whether the message has a button of this kind; a program can press what no message has."""
        message = self.query.message
        seen = isinstance(message, Message) and message.is_accessible
        keyboard = message.reply_markup if isinstance(message, Message) else None
        return not seen or carries(keyboard, self.press)

    @property
    def owner(self) -> int:
        """Whose the buttons of what is shown next are."""
        return self.press.whose or self.person

    @property
    def is_theirs(self) -> bool:
        """Whether the one who pressed may: all may in private, and where a button is the whole group's."""
        chat = self.place.chat
        return self.place.private or self.press.whose in (self.person, chat)
