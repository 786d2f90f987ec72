"""Messages that arrive: tried again after a failure, plain where the markup is refused, never doubled."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.views.runs import Part
from bot.telegram.wire.limiter import Mark, seconds_to_wait
from bot.telegram.wire.polling import reason, unless_stopped

_DELAYS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, *(30.0,) * 20)  # seconds between tries: ten minutes in all
_TYPING_SECONDS = 4.0  # the server shows the action for five
_TYPING_GRACE = 0.3
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class DeliveryUncertainError(Exception):
    """A message may or may not have arrived: another try might double it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: chat, topic in it, and in a group the message that it answers."""

    chat: int
    topic: int | None = None
    reply_to: int | None = None

    @property
    def private(self) -> bool:
        """Whether this is the chat with one person."""
        return self.chat > 0

    @classmethod
    def of(cls, message: Message) -> "Place":
        """Return the place of the answer to a message."""
        topic = message.message_thread_id if message.is_topic_message else None
        private = message.chat.type == ChatType.PRIVATE
        return cls(message.chat.id, topic, None if private else message.message_id)


class Outbox:
    """Sends and edits what one bot says."""

    def __init__(self, bot: ExtBot[Any]) -> None:
        self._bot = bot

    async def send(
        self,
        place: Place,
        parts: Sequence[Part],
        keyboard: InlineKeyboardMarkup | None = None,
        mark: Mark | None = None,
    ) -> int:
        """Send the parts, the keyboard below the last, and return the number of the last message.

        Raises:
            DeliveryUncertainError: a part may have arrived.
            TelegramError: a part was refused, or could not be sent in many tries.
        """
        number = 0
        for part in parts:
            last = part is parts[-1]

            async def call(text: str, mode: str | None, last: bool = last) -> Message:
                answered = (
                    ReplyParameters(place.reply_to, allow_sending_without_reply=True)
                    if place.reply_to
                    else None
                )
                return await self._bot.send_message(
                    place.chat,
                    text,
                    parse_mode=mode,
                    message_thread_id=place.topic,
                    reply_parameters=answered,
                    reply_markup=keyboard if last else None,
                    link_preview_options=_NO_PREVIEW,
                    rate_limit_args=mark,
                )

            message = await _delivered(call, part, mark)
            number = message.message_id
        return number

    async def edit(
        self, chat: int, message: int, part: Part, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Make a message say this, and return False where it cannot be changed any more.

        Doing it twice does no harm.

        Raises:
            TelegramError: it could not be reached in many tries.
        """

        async def call(text: str, mode: str | None) -> object:
            return await self._bot.edit_message_text(
                text,
                chat,
                message,
                parse_mode=mode,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )

        try:
            await _delivered(call, part, None, twice=True)
        except BadRequest as error:
            if "not modified" in str(error).lower():
                return True
            _log.warning("message not changed: %s", reason(error))
            return False
        return True

    @asynccontextmanager
    async def typing(self, place: Place) -> AsyncIterator[None]:
        """Show in a private chat that an answer is being written, as long as the block lasts."""
        if not place.private:
            yield  # in a group it says little and counts against the limit on messages
            return
        over = asyncio.Event()
        task = asyncio.create_task(self._keep_typing(place, over))
        try:
            yield
        finally:
            over.set()
            # a request under way may not overtake the answer: it would show typing after it
            await asyncio.wait((task,), timeout=_TYPING_GRACE)
            task.cancel()

    async def _keep_typing(self, place: Place, over: asyncio.Event) -> None:
        while not over.is_set():
            try:
                await self._bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
            except TelegramError as error:
                _log.debug("typing not shown: %s", reason(error))
            await unless_stopped(over, asyncio.sleep(_TYPING_SECONDS))


async def _delivered(
    call: Callable[[str, str | None], Awaitable[_T]], part: Part, mark: Mark | None, *, twice: bool = False
) -> _T:
    """Call until it succeeds, or once too often would be worse."""
    text = part.html
    mode: str | None = ParseMode.HTML
    delays = iter(_DELAYS)
    while True:
        try:
            result = await call(text, mode)
        except TelegramError as error:
            if not twice and _may_have_arrived(error):
                raise DeliveryUncertainError(reason(error)) from error
            if mark:
                mark.unsent()
            if mode and isinstance(error, BadRequest) and "parse entities" in str(error).lower():
                _log.warning("markup refused (%s), sent plain", reason(error))
                text, mode = part.plain, None
                continue
            delay = next(delays, None)
            again = isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)
            if delay is None or not again:
                raise
            delay = max(delay, seconds_to_wait(error)) if isinstance(error, RetryAfter) else delay
            _log.warning("reply not sent (%s), next try in %.1f s", reason(error), delay)
            await asyncio.sleep(delay)
        else:
            if mark:
                mark.sent()
            return result


def _may_have_arrived(error: TelegramError) -> bool:
    """Return whether the server may have taken the message although it did not say so."""
    unsent = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
    if isinstance(error.__cause__, httpx.HTTPError):
        return not isinstance(error.__cause__, unsent)
    return type(error) is TelegramError  # an answer of no known shape
