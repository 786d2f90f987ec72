"""Every update comes in here: who may, who is too fast, and which part of the bot it is for."""

import logging
import time
from collections import OrderedDict

from telegram import Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes, TypeHandler

from bot.telegram.features.asking import Asking
from bot.telegram.features.commands import Commands
from bot.telegram.features.incoming import command_in, is_addressed, message_of, words_of
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
from bot.words.language import language_of

_Context = ContextTypes.DEFAULT_TYPE

_REFUSALS = 5  # words a minute to a chat that is not answered
_SAID = 2000  # messages of which it is remembered what they said
_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
_INSIDE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)

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
        self._said: OrderedDict[tuple[int, int], str] = OrderedDict()

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
                texts = self._service.texts(query.from_user.id, query.from_user)
                await query.answer(texts.pressed_not_allowed.format(id=query.from_user.id), show_alert=True)
                raise ApplicationHandlerStop
            return
        if update.my_chat_member:
            return
        message = message_of(update)
        if message and (new := message.migrate_to_chat_id):
            self._service.move(message.chat.id, new)
            _log.warning("group %s is now %s", message.chat.id, new)
            raise ApplicationHandlerStop
        if message is None or not addressed(self._service, message) or not self._is_new(update, message):
            raise ApplicationHandlerStop
        if access.admits_message(message):
            self._hear(message.chat, message.from_user)
        elif not self._commands.is_pairing(message):
            await self._refuse(message.chat, message.sender_chat or message.from_user, Place.of(message))
            raise ApplicationHandlerStop

    async def update(self, update: Update, context: _Context) -> None:
        """Hand an update on."""
        if update.inline_query:
            await self._inline.search(update.inline_query)
        elif update.callback_query:
            await self._presses.press(update.update_id, update.callback_query)
        elif update.my_chat_member:
            await self._greet(update.my_chat_member)
        elif message := message_of(update):
            await self._message(update.update_id, message)

    async def _message(self, update: int, message: Message) -> None:
        words = words_of(message)
        album, self._album = self._album, message.media_group_id
        if message.document and not message.animation and (self._library.admits(message) or not words):
            await self._library.take(message)
        elif words:
            command, argument = command_in(message, self._service.bot.bot)
            await self._commands.run(update, message, command, argument)
        elif album is None or album != message.media_group_id:  # an album is a message for each picture
            await self._say(message, self._service.texts(message.chat.id).only_text)

    def _is_new(self, update: Update, message: Message) -> bool:
        """Return whether a message says something new: a change may be of what is shown around the words."""
        place, words = (message.chat.id, message.message_id), words_of(message)
        if update.edited_message and (not words or self._said.get(place) == words):
            return False
        self._said[place] = words
        while len(self._said) > _SAID:
            self._said.popitem(last=False)
        return True

    def _hear(self, chat: Chat, person: User | None) -> None:
        """Note the language of somebody's program, in the private chat."""
        spoken = language_of(person.language_code) if person else None
        if spoken and chat.type == ChatType.PRIVATE:
            self._service.state.people.hear(chat.id, spoken)

    async def _greet(self, member: ChatMemberUpdated) -> None:
        """Say in a group how one asks there, when the bot has come into it."""
        chat, person = member.chat, member.from_user
        came = member.old_chat_member.status in _OUTSIDE and member.new_chat_member.status in _INSIDE
        if not came or chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
            return
        if not self._service.access.admits(person, chat):
            await self._refuse(chat, person, Place(chat.id))
            return
        if spoken := language_of(person.language_code):
            self._service.state.people.hear(chat.id, spoken)
        text = self._service.texts(chat.id).hello_group.format(name=self._service.bot.username)
        await self._service.outbox.send(Place(chat.id), text_parts(text))

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
        message = message_of(update) if isinstance(update, Update) else None
        if message and self._service.access.admits_message(message):
            await self._try(message, self._service.texts(message.chat.id).too_many)

    async def _refuse(self, chat: Chat, sender: User | Chat | None, place: Place) -> None:
        number, now = sender.id if sender else 0, time.monotonic()
        if self._refusals.wait(chat.id, now):
            return
        self._refusals.take(chat.id, now)
        texts = self._service.texts(chat.id, sender if isinstance(sender, User) else None)
        text = texts.not_allowed if number == chat.id else texts.not_allowed_group
        await self._service.outbox.send(place, text_parts(text.format(id=number, chat=chat.id)))

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
    message = message_of(update)
    return bool(message and addressed(service, message) and service.access.admits_message(message))


def lane_of(service: Service, update: object) -> int | None:
    """Return the chat whose messages an update must wait for; None where none."""
    if not isinstance(update, Update):
        return None
    if query := update.callback_query:
        press = Press.read(query.data)
        waits = press and press.action in WAITING and query.message
        return query.message.chat.id if waits and query.message else None
    message = message_of(update)
    return message.chat.id if message and addressed(service, message) else None
