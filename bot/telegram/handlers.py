"""Every update comes in here: who may, who is too fast, and which part of the bot it is for."""

import logging
import time

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes, TypeHandler

from bot.telegram.features.asking import Asking
from bot.telegram.features.commands import Commands
from bot.telegram.features.incoming import command_in, is_addressed
from bot.telegram.features.inline import Inline
from bot.telegram.features.library import Library
from bot.telegram.features.press_handlers import WAITING, Presses
from bot.telegram.queue.budgets import Buckets
from bot.telegram.queue.workers import WorkersClosedError
from bot.telegram.service import AnyApplication, Service
from bot.telegram.views.buttons import Press
from bot.telegram.views.runs import text_parts
from bot.telegram.wire.delivery import DeliveryUncertainError
from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason

_Context = ContextTypes.DEFAULT_TYPE

_REFUSALS = 5  # words a minute to a chat that is not answered

_log = logging.getLogger(__name__)


class Handlers:
    """Hands updates on to the features of one bot."""

    def __init__(self, service: Service) -> None:
        self._service = service
        asking = Asking(service)
        library = Library(service)
        self._commands = Commands(service, asking, library)
        self._presses = Presses(service, asking, library)
        self._inline = Inline(service)
        self._library = library
        self._album: str | None = None
        self._refusals = Buckets(_REFUSALS)

    def register(self, application: AnyApplication) -> None:
        """Add the callbacks; the first to see an update decides whether it is answered at all."""
        application.add_handler(TypeHandler(Update, self.admit), group=-1)
        application.add_handler(TypeHandler(Update, self.update))
        application.add_error_handler(self.error)

    async def admit(self, update: Update, context: _Context) -> None:
        """Let through what is meant for the bot and comes from somebody it may answer."""
        access = self._service.access
        if update.inline_query:
            return
        if query := update.callback_query:
            if not access.admits_press(query):
                texts = self._service.texts(query.from_user.id)
                await query.answer(texts.pressed_not_allowed.format(id=query.from_user.id), show_alert=True)
                raise ApplicationHandlerStop
            return
        message = update.message  # neither edited messages nor channel posts
        if message and message.migrate_to_chat_id:
            self._service.state.move(message.chat.id, message.migrate_to_chat_id)
            _log.warning("group %s is now %s", message.chat.id, message.migrate_to_chat_id)
            raise ApplicationHandlerStop
        if message is None or not addressed(self._service, message):
            raise ApplicationHandlerStop
        if not access.admits_message(message) and not self._commands.is_pairing(message):
            await self._refuse(message)
            raise ApplicationHandlerStop

    async def update(self, update: Update, context: _Context) -> None:
        """Hand an update on."""
        if update.inline_query:
            await self._inline.search(update.inline_query)
        elif update.callback_query:
            await self._presses.press(update.update_id, update.callback_query)
        elif message := update.message:
            if message.text:
                command, argument = command_in(message, context.bot.bot)
                await self._commands.run(update.update_id, message, command, argument)
            elif message.document and not message.animation:
                await self._library.take(message)
            else:
                await self._not_text(message)

    async def error(self, update: object, context: _Context) -> None:
        """Log what went wrong; apologize unless it was the sending that failed."""
        error = context.error
        if error is None:
            return
        if isinstance(error, WorkersClosedError):
            await self._put_off(update)
            return
        self._service.events.failed(error)
        if isinstance(error, TelegramError | DeliveryUncertainError):
            cause = reason(error) if isinstance(error, TelegramError) else error
            _log.warning("reply not sent: %s", cause)
            return
        _log.error("unexpected error", exc_info=error)
        if isinstance(update, Update) and isinstance(update.effective_message, Message):
            message = update.effective_message
            await self._try(message, self._service.texts(message.chat.id).failed)

    async def _put_off(self, update: object) -> None:
        """Leave an update for after the next start, or say that it was not done."""
        if not isinstance(update, Update):
            return
        if self._service.state.lasting:
            self._service.intake.postpone(update.update_id)
        elif isinstance(update.effective_message, Message):
            message = update.effective_message
            await self._try(message, self._service.texts(message.chat.id).stopping)

    async def turned_away(self, update: object) -> None:
        """Say that too many questions are waiting in this chat."""
        message = update.message if isinstance(update, Update) else None
        if message and self._service.access.admits_message(message):
            await self._try(message, self._service.texts(message.chat.id).too_many)

    async def _refuse(self, message: Message) -> None:
        sender = message.sender_chat or message.from_user
        number, chat = sender.id if sender else 0, message.chat.id
        now = time.monotonic()
        if self._refusals.wait(chat, now):
            return
        self._refusals.take(chat, now)
        texts = self._service.texts(chat)
        text = texts.not_allowed if number == chat else texts.not_allowed_group
        await self._say(message, text.format(id=number, chat=chat))

    async def _not_text(self, message: Message) -> None:
        """Say once that only text is read: an album comes as one message for each picture."""
        if message.media_group_id and message.media_group_id == self._album:
            return
        self._album = message.media_group_id
        await self._say(message, self._service.texts(message.chat.id).only_text)

    async def _say(self, message: Message, text: str) -> None:
        await self._service.outbox.send(Place.of(message), text_parts(text))

    async def _try(self, message: Message, text: str) -> None:
        try:
            await self._say(message, text)
        except (TelegramError, DeliveryUncertainError) as error:
            _log.warning("reply not sent: %s", error)


def addressed(service: Service, message: Message) -> bool:
    """Return whether a message is meant for the bot, as its chat has it."""
    return is_addressed(message, service.bot.bot, service.state.people.mode(message.chat.id))


def concerns(service: Service, update: Update) -> bool:
    """Return whether an update asks for something by somebody who may: it is kept until it is done."""
    if query := update.callback_query:
        return service.access.admits_press(query)
    message = update.message
    return bool(message and addressed(service, message) and service.access.admits_message(message))


def lane_of(service: Service, update: object) -> int | None:
    """Return the chat whose messages an update must wait for; None where none."""
    if not isinstance(update, Update):
        return None
    if query := update.callback_query:
        press = Press.read(query.data)
        waits = press and press.action in WAITING and query.message
        return query.message.chat.id if waits and query.message else None
    message = update.message
    return message.chat.id if message and addressed(service, message) else None
