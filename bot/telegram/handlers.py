"""Every update comes in here, and goes on to the part of the bot that it is for."""

from telegram import Message, Update
from telegram.ext import ContextTypes, TypeHandler

from bot.telegram.admission import Admission
from bot.telegram.commands.table import WORDS, run_typed
from bot.telegram.commands.typed import Typed
from bot.telegram.failures import Failures
from bot.telegram.features.asking import Asking
from bot.telegram.features.guests import Guests
from bot.telegram.features.incoming import command_in, message_of, words_of
from bot.telegram.features.inline import Inline
from bot.telegram.features.library import Library
from bot.telegram.features.sending import sent_file
from bot.telegram.features.tools import Tools
from bot.telegram.presses.table import press_button
from bot.telegram.service import AnyApplication, Service
from corpus.chinese.questions import ANY_SIGN

_Context = ContextTypes.DEFAULT_TYPE


class Handlers:
    """Hands updates on to the features of one bot."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._tools = Tools(service, Asking(service), Library(service))
        self._admission = Admission(service)
        self._failures = Failures(service)
        self._inline = Inline(service)
        self._guests = Guests(service)
        self._album: str | None = None

    def register(self, application: AnyApplication) -> None:
        """Add the callbacks; the first to see an update decides whether it is answered at all."""
        application.add_handler(TypeHandler(Update, self.admit), group=-1)
        application.add_handler(TypeHandler(Update, self.update))
        application.add_error_handler(self.error)

    async def admit(self, update: Update, context: _Context) -> None:
        """Let through what is meant for the bot and comes from somebody it may answer."""
        await self._admission.admit(update)

    async def update(self, update: Update, context: _Context) -> None:
        """Hand an update on."""
        if update.inline_query:
            await self._inline.search(update.inline_query)
        elif update.callback_query:
            await press_button(self._tools, update.update_id, update.callback_query)
        elif update.guest_message:
            await self._guests.answer(update.guest_message)
        elif update.my_chat_member:
            await self._admission.greet(update.my_chat_member)
        elif message := message_of(update):
            await self._message(update.update_id, message)

    async def error(self, update: object, context: _Context) -> None:
        """Do something about an update that went wrong."""
        await self._failures.handle(update, context.error)

    async def turned_away(self, update: object) -> None:
        """Say that too many questions are waiting in this chat."""
        await self._failures.turn_away(update)

    async def _message(self, update: int, message: Message) -> None:
        words, library = words_of(message), self._tools.library
        album, self._album = self._album, message.media_group_id
        if sent_file(message) and (library.admits(message) or (message.document and not words)):
            asks = update if _asks(words) else None
            if await library.take(message, asks) and asks is not None:
                await self._typed(update, message)
        elif words:
            await self._typed(update, message)
        elif album is None or album != message.media_group_id:  # an album is a message for each picture
            typed = Typed(self._tools, update, message, "")
            await typed.say(typed.texts.only_text)

    async def _typed(self, update: int, message: Message) -> None:
        command, argument = command_in(message, self._service.bot.bot, WORDS)
        await run_typed(Typed(self._tools, update, message, argument), command)


def _asks(words: str) -> bool:
    """Return whether what stands below a document is a question or a command, and not the name of a page."""
    return bool(ANY_SIGN.search(words)) or words.rstrip().endswith(("?", "？")) or words.startswith("/")
