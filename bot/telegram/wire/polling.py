"""Messages from the server to the queue of the application, by long polling.

The library's own Updater is not used: it sleeps through a stop while it waits to try again, goes
silent for good when the token is revoked, writes a traceback for every failure and fetches without
regard to how much is waiting already.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.telegram.pace import Backoff, Pace
from bot.words.telegram.texts import Texts

ALLOWED_UPDATES = (
    *(Update.MESSAGE, Update.EDITED_MESSAGE, Update.MY_CHAT_MEMBER),
    *(Update.CHANNEL_POST, Update.EDITED_CHANNEL_POST, Update.GUEST_MESSAGE),
    *(Update.CALLBACK_QUERY, Update.INLINE_QUERY),
)
_LONG_POLL = timedelta(seconds=25)  # the server holds a request so long when there is nothing new

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


async def unless_stopped(stop: asyncio.Event, work: Coroutine[Any, Any, _T]) -> _T | None:
    """Return the result of the work; cancel it and return None as soon as ``stop`` is set."""
    task = asyncio.ensure_future(work)
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((task, stopped), return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for unfinished in (task, stopped):
            unfinished.cancel()
        await asyncio.gather(task, stopped, return_exceptions=True)


async def poll(
    bot: Bot,
    take: Callable[[Sequence[Update]], Awaitable[None]],
    room: Callable[[], Coroutine[Any, Any, None]],
    stop: asyncio.Event,
    texts: Texts,
    *,
    pace: Pace = Pace(),
    polled: Callable[[], None] = lambda: None,
) -> None:
    """Hand over every message, each once and in order, until ``stop`` is set.

    The server keeps what has not been confirmed, and only what was handed over is confirmed: what
    was fetched and not handed over because of the stop comes again after a restart. Failures are
    logged in one line and tried again, ever more slowly.

    Args:
        bot: an initialized bot.
        take: takes updates over; when it returns, they may be confirmed.
        room: waits while too much is under way for another update.
        stop: ends the polling within a second or two.
        texts: words for the log.
        pace: the pauses after failures.
        polled: is called whenever the server has answered.

    Raises:
        InvalidToken: the token has been revoked.
    """
    offset = 0
    delay = 0.0
    try:
        while not stop.is_set():
            try:
                updates = await unless_stopped(
                    stop, bot.get_updates(offset, timeout=_LONG_POLL, allowed_updates=ALLOWED_UPDATES)
                )
            except InvalidToken:
                raise
            except TelegramError as error:
                delay = _next_delay(error, delay, pace.polling)
                _log.warning(texts.polling_failed.format(reason=reason(error), seconds=delay))
                await unless_stopped(stop, asyncio.sleep(delay))
                continue
            delay = 0.0
            polled()
            for update in updates or ():
                await unless_stopped(stop, room())
                if stop.is_set():
                    break
                await take([update])
                offset = update.update_id + 1
    finally:
        if offset:
            await _confirm(bot, offset, texts, pace.confirmation)


def reason(error: TelegramError) -> str:
    """Return what went wrong as a short line."""
    lines = str(error).splitlines() or [type(error).__name__]
    return lines[0][:200]


def _next_delay(error: TelegramError, delay: float, backoff: Backoff) -> float:
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
    return backoff.after(delay)


async def _confirm(bot: Bot, offset: int, texts: Texts, seconds: float) -> None:
    """Tell the server what has been taken over, so that it does not send it after a restart."""
    try:
        async with asyncio.timeout(seconds):
            await bot.get_updates(offset, limit=1, timeout=0, allowed_updates=ALLOWED_UPDATES)
    except InvalidToken:
        return  # the poll has met it too and says so
    except (TelegramError, TimeoutError) as error:
        cause = reason(error) if isinstance(error, TelegramError) else "timeout"
        _log.warning(texts.not_confirmed.format(reason=cause))
