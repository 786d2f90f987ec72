"""Work that goes on beside the conversations: indexing, housekeeping."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from telegram.error import TelegramError

from bot.telegram.wire.polling import reason

_log = logging.getLogger(__name__)


class Background:
    """Tasks that nobody waits for; the stop of the bot ends them."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, object]) -> asyncio.Task[Any]:
        """Begin some work and return its task; if it fails, that is logged."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def stop(self) -> None:
        """End what is going on."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, TelegramError):
            _log.warning("reply not sent: %s", reason(error))
        elif error:
            _log.error("unexpected error", exc_info=error)
