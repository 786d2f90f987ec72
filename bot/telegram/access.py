"""Whom the bot answers, who may do more, and how somebody becomes its owner."""

import hmac
import secrets
import time
from collections import Counter

from telegram import CallbackQuery, Chat, InlineQuery, Message, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.telegram.settings import TelegramSettings
from bot.telegram.state import People

PAIRING_MINUTES = 30
_TRIES_EACH = 3
_TRIES_ALL = 20
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are easily confused
_LENGTH = 10


class Pairing:
    """A code that makes the one who sends it the owner: once, soon, and in few tries."""

    def __init__(self) -> None:
        self.code: str | None = None
        self._until = 0.0
        self._tries: Counter[int] = Counter()

    def open(self) -> str:
        """Return a new code."""
        self.code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        self._until = time.monotonic() + PAIRING_MINUTES * 60
        self._tries.clear()
        return self.code

    def redeem(self, person: int, code: str) -> bool:
        """Return whether this is the code; after a right one, or too many wrong ones, there is none any more."""
        if self.code is None or time.monotonic() > self._until or self._tries[person] >= _TRIES_EACH:
            return False
        self._tries[person] += 1
        right = hmac.compare_digest(code.upper().encode(), self.code.encode())
        if right or self._tries.total() >= _TRIES_ALL:
            self.code = None
        return right


class Access:
    """Who may do what."""

    def __init__(self, settings: TelegramSettings, people: People) -> None:
        self._settings = settings
        self._people = people
        self.pairing = Pairing()

    def admits(self, *parties: User | Chat | None) -> bool:
        """Return whether one of these users and chats is to be answered."""
        known = [party for party in parties if party]
        if self._settings.admits([party.id for party in known], [party.username for party in known]):
            return True
        return any(self.is_admin(party.id) for party in known)

    def admits_message(self, message: Message) -> bool:
        """Return whether the sender or the chat may ask."""
        return self.admits(message.from_user, message.sender_chat, message.chat)

    def admits_press(self, query: CallbackQuery) -> bool:
        """Return whether somebody may press a button."""
        return self.admits(query.from_user, query.message.chat if query.message else None)

    def admits_inline(self, query: InlineQuery) -> bool:
        """Return whether somebody may search from another chat."""
        return self.admits(query.from_user)

    def is_admin(self, person: int) -> bool:
        """Return whether somebody may change the index: the owner or an admin."""
        return person > 0 and (person in self._settings.admins or self._people.role(person) is not None)

    async def rules_chat(self, chat: Chat, person: User | None, sender: Chat | None = None) -> bool:
        """Return whether somebody may change how a chat is answered.

        In a private chat that is its user, in a group its admins, anonymous ones included, and the bot's.
        """
        if chat.type == ChatType.PRIVATE or (sender and sender.id == chat.id):
            return True
        if person is None:
            return False
        if self.is_admin(person.id):
            return True
        try:
            member = await chat.get_member(person.id)
        except TelegramError:
            return False
        return member.status in (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
