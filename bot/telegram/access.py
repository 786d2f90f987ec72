"""Whom the bot answers, who may do more, and how somebody becomes its owner."""

import hmac
import logging
import math
import re
import secrets
import time
from collections import Counter
from collections.abc import Callable
from typing import Literal

from telegram import CallbackQuery, Chat, InlineQuery, Message, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.telegram.pace import Limits, Pace
from bot.telegram.settings import TelegramSettings
from bot.telegram.state import People
from bot.words.telegram.texts import texts_in

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are easily confused
_LENGTH = 10
_CODE = re.compile(rf"[{_LETTERS}]{{{_LENGTH}}}", re.IGNORECASE | re.ASCII)

#: What a code was: the right one, a wrong one, sent too soon after a wrong one, or there is none any more.
Outcome = Literal["right", "wrong", "early", "closed"]

_log = logging.getLogger(__name__)


def is_code(text: str) -> bool:
    """Return whether a text has the form of a code; what else starts a bot (/start inline) is none."""
    return bool(_CODE.fullmatch(text))


class Pairing:
    """A code that makes the one who sends it the owner: once, soon, in few tries and slowly.

    Args:
        used_up: is called when so many wrong codes have come that there is no code any more.
        pace: how long a code is good, and the pauses after a wrong one.
        limits: how many wrong ones may come.
        clock: seconds that only ever grow.
    """

    def __init__(
        self,
        used_up: Callable[[], None] = lambda: None,
        pace: Pace = Pace(),
        limits: Limits = Limits(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.code: str | None = None
        self._used_up = used_up
        self._pace = pace
        self._limits = limits
        self._clock = clock
        self._until = 0.0
        self._tries: Counter[int] = Counter()
        self._next: dict[int, float] = {}  # when a person, or anybody (0), may try again

    def open(self) -> str:
        """Return a new code."""
        self.code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        self._until = self._clock() + self._pace.pairing
        self._tries.clear()
        self._next.clear()
        return self.code

    def redeem(self, person: int, code: str) -> Outcome:
        """Return what this code is; after a right one, or too many wrong ones, there is none any more."""
        now, pace, limits = self._clock(), self._pace, self._limits
        if self.code is None or now > self._until or self._tries[person] >= limits.codes_each:
            return "closed"
        if now < max(self._next.get(person, 0.0), self._next.get(0, 0.0)):
            return "early"
        if hmac.compare_digest(code.upper().encode(), self.code.encode()):
            self.code = None
            return "right"
        self._tries[person] += 1
        self._next[person] = now + pace.wrong_code * 2 ** (self._tries[person] - 1)
        self._next[0] = now + pace.any_wrong_code
        if self._tries.total() >= limits.codes:
            self.code = None
            self._used_up()
        return "wrong"

    def seconds(self, person: int) -> int:
        """Return after how many seconds somebody may try again, at least 1."""
        until = max(self._next.get(person, 0.0), self._next.get(0, 0.0))
        return max(1, math.ceil(until - self._clock()))


class Access:
    """Who may do what."""

    def __init__(self, settings: TelegramSettings, people: People) -> None:
        self._settings = settings
        self._people = people
        self.pairing = Pairing(
            lambda: _log.warning(texts_in(settings.language).pairing_used_up), settings.pace, settings.limits
        )
        people.keep_names({entry for entry in settings.allowed if isinstance(entry, str)})

    def admits(self, *parties: User | Chat | None) -> bool:
        """Return whether one of these users and chats is to be answered."""
        known = [party for party in parties if party]
        numbers = [
            number for party in known for number in (party.id, self._people.earlier(party.id)) if number
        ]
        if self._settings.admits(numbers):
            return True
        return any(
            self._bears_name(party) or self.is_admin(party.id) or self._people.is_listed(party.id)
            for party in known
        )

    def _answers_in(self, chat: Chat | None) -> bool:
        """Return whether anything is answered in a chat: any private one, and where told so only listed groups."""
        if chat is None or chat.type == ChatType.PRIVATE or not self._settings.listed_groups:
            return True
        numbers = {chat.id, self._people.earlier(chat.id)}
        return (
            bool(numbers & self._settings.allowed)
            or self._bears_name(chat)
            or self._people.is_listed(chat.id)
        )

    def _bears_name(self, party: User | Chat) -> bool:
        """Return whether a name on the list is this one's: of the first who came under it, for good.

        A name that its bearer gives up is free, and whoever takes it is somebody else.
        """
        name = f"@{party.username.lower()}" if party.username else ""
        return name in self._settings.allowed and self._people.bearer(name, party.id) == party.id

    def admits_message(self, message: Message) -> bool:
        """Return whether the sender or the chat may ask."""
        parties = message.from_user, message.sender_chat, message.chat
        return self._answers_in(message.chat) and self.admits(*parties)

    def admits_press(self, query: CallbackQuery) -> bool:
        """Return whether somebody may press a button."""
        chat = query.message.chat if query.message else None
        return self._answers_in(chat) and self.admits(query.from_user, chat)

    def admits_group(self, chat: Chat, person: User) -> bool:
        """Return whether somebody may bring the bot into a group."""
        return self._answers_in(chat) and self.admits(person, chat)

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
