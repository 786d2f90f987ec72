"""The first to see an update: lets through what is for the bot, new, and from somebody whom it answers."""

import logging
import time
from collections import OrderedDict

from telegram import Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ApplicationHandlerStop

from bot.buckets import Buckets
from bot.telegram.addressing import is_for_bot
from bot.telegram.commands.listing import is_listing
from bot.telegram.commands.starting import is_pairing
from bot.telegram.features.incoming import is_of_bot, message_of, words_of
from bot.telegram.service import Service
from bot.telegram.views.runs import text_parts
from bot.telegram.wire.place import Place
from bot.words.language import language_of

_REFUSALS = 5  # words a minute to a chat that is not answered
_SAID = 2000  # messages of which it is remembered what they said
_OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
_INSIDE = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)

_log = logging.getLogger(__name__)


class Admission:
    """Lets updates in, or turns them away with a word."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._refusals = Buckets(_REFUSALS)
        self._said: OrderedDict[tuple[int, int], str] = OrderedDict()

    async def admit(self, update: Update) -> None:
        """Return where an update is let in.

        Raises:
            ApplicationHandlerStop: it is not; who may hear of it has been told.
        """
        if update.inline_query or update.my_chat_member:
            return
        if guest := update.guest_message:  # a refusal would be read by a chat that has not asked for the bot
            if is_of_bot(guest) or not self._service.access.admits_message(guest):
                raise ApplicationHandlerStop
            return
        if query := update.callback_query:
            if not self._service.access.admits_press(query):
                texts = self._service.texts(query.from_user.id, query.from_user)
                await query.answer(texts.pressed_not_allowed.format(id=query.from_user.id), show_alert=True)
                raise ApplicationHandlerStop
            return
        await self._admit_message(update, message_of(update))

    async def _admit_message(self, update: Update, message: Message | None) -> None:
        if message and (new := message.migrate_to_chat_id):
            self._service.move(message.chat.id, new)
            _log.warning("group %s is now %s", message.chat.id, new)
            raise ApplicationHandlerStop
        if message is None or not is_for_bot(self._service, message) or not self._is_new(update, message):
            raise ApplicationHandlerStop
        if self._service.access.admits_message(message):
            self._hear(message.chat, message.from_user)
        elif not (is_pairing(self._service, message) or is_listing(self._service, message)):
            if not is_of_bot(message):  # which might answer, and be refused again
                sender = message.sender_chat or message.from_user
                await self._refuse(message.chat, sender, Place.of(message))
            raise ApplicationHandlerStop

    async def greet(self, member: ChatMemberUpdated) -> None:
        """Say in a group how one asks there, when the bot has come into it."""
        chat, person = member.chat, member.from_user
        came = member.old_chat_member.status in _OUTSIDE and member.new_chat_member.status in _INSIDE
        if not came or chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
            return
        if not self._service.access.admits_group(chat, person):
            await self._refuse(chat, person, Place(chat.id))
            return
        if spoken := language_of(person.language_code):
            self._service.state.people.hear(chat.id, spoken)
        text = self._service.texts(chat.id).hello_group.format(name=self._service.bot.username)
        await self._service.outbox.send(Place(chat.id), text_parts(text))

    def _is_new(self, update: Update, message: Message) -> bool:
        """Return whether a message says something new: a change may be of what is shown around the words."""
        place, words = (message.chat.id, message.message_id), words_of(message)
        if (update.edited_message or update.edited_channel_post) and (
            not words or self._said.get(place) == words
        ):
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

    async def _refuse(self, chat: Chat, sender: User | Chat | None, place: Place) -> None:
        """Say that nobody here is answered, and which number to pass on; a few times a minute."""
        number, now = sender.id if sender else 0, time.monotonic()
        if self._refusals.wait(chat.id, now):
            return
        self._refusals.take(chat.id, now)
        texts = self._service.texts(chat.id, sender if isinstance(sender, User) else None)
        text = texts.not_allowed if number == chat.id else texts.not_allowed_group
        await self._service.outbox.send(place, text_parts(text.format(id=number, chat=chat.id)))
