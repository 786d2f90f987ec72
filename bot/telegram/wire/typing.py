"""The sign that an answer is being written."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.pace import Pace
from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason, unless_stopped

_log = logging.getLogger(__name__)


@asynccontextmanager
async def typing_shown(bot: ExtBot[Any], place: Place, pace: Pace) -> AsyncIterator[None]:
    """Show in a private chat that an answer is being written, as long as the block lasts."""
    if not place.private:
        yield  # in a group it says little and counts against the limit on messages
        return
    over = asyncio.Event()
    task = asyncio.create_task(_keep_typing(bot, place, pace, over))
    try:
        yield
    finally:
        over.set()
        # a request under way may not overtake the answer: it would show typing after it
        await asyncio.wait((task,), timeout=pace.typing_grace)
        task.cancel()


async def _keep_typing(bot: ExtBot[Any], place: Place, pace: Pace, over: asyncio.Event) -> None:
    while not over.is_set():
        try:
            await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
        except TelegramError as error:
            _log.debug("typing not shown: %s", reason(error))
        await unless_stopped(over, asyncio.sleep(pace.typing))
