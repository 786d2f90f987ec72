"""Replies that arrive: tried again after a failure, plain where the markup is refused."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import httpx
from telegram import LinkPreviewOptions, Message
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot.telegram.message import Part
from bot.telegram.polling import reason, unless_stopped

_DELAYS = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds between tries
_TYPING_SECONDS = 4.0  # the server shows the action for five
_TYPING_GRACE = 0.3
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_log = logging.getLogger(__name__)


async def reply(message: Message, parts: Sequence[Part]) -> None:
    """Send the parts to the chat and topic of the message, in a group as replies to it.

    Raises:
        TelegramError: a part was refused, or could not be sent in several tries.
    """
    for part in parts:
        try:
            await _send(message, part.html, ParseMode.HTML)
        except BadRequest as error:
            if "parse entities" not in str(error).lower():
                raise
            _log.warning("markup refused (%s), sent plain", reason(error))
            await _send(message, part.plain, None)


@asynccontextmanager
async def typing(message: Message) -> AsyncIterator[None]:
    """Show in a private chat that an answer is being written, as long as the block lasts."""
    if message.chat.type != ChatType.PRIVATE:
        yield  # in a group it says little and counts against the limit on messages
        return
    over = asyncio.Event()
    task = asyncio.create_task(_keep_typing(message, over))
    try:
        yield
    finally:
        over.set()
        # a request under way may not overtake the answer: it would show typing after it
        await asyncio.wait((task,), timeout=_TYPING_GRACE)
        task.cancel()


async def _keep_typing(message: Message, over: asyncio.Event) -> None:
    while not over.is_set():
        try:
            await message.reply_chat_action(ChatAction.TYPING)
        except TelegramError as error:
            _log.debug("typing not shown: %s", reason(error))
        await unless_stopped(over, asyncio.sleep(_TYPING_SECONDS))


async def _send(message: Message, text: str, parse_mode: str | None) -> None:
    for delay in (*_DELAYS, None):
        try:
            await message.reply_text(
                text,
                parse_mode=parse_mode,
                do_quote=message.chat.type != ChatType.PRIVATE,
                allow_sending_without_reply=True,
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest:
            raise
        except NetworkError as error:
            if delay is None or _may_have_arrived(error):
                raise
            _log.warning("reply not sent (%s), next try in %.1f s", reason(error), delay)
            await asyncio.sleep(delay)
        else:
            return


def _may_have_arrived(error: NetworkError) -> bool:
    """Return whether the server may have taken the message, so that another try would double it."""
    unsent = (httpx.ConnectTimeout, httpx.PoolTimeout)
    return isinstance(error, TimedOut) and not isinstance(error.__cause__, unsent)
