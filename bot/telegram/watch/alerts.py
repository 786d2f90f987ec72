"""One message to the owner when errors come often, and then silence for a while."""

import asyncio
import logging
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from telegram.error import TelegramError

from bot.telegram.events import Events
from bot.telegram.service import Service
from bot.telegram.wire.polling import reason
from bot.words.language import Language

Tell = Callable[[str], Awaitable[object]]

#: So many errors within this many seconds are told; then nothing for as long as the last number says.
ERRORS = 5
WITHIN = 600.0
SILENCE = 3600.0

_WORDS = {
    "zh": "机器人出了问题：{minutes} 分钟里有 {count} 次错误（{kinds}）。详情在运行日志里；一小时内不再提醒。",
    "en": "The bot is in trouble: {count} errors within {minutes} minutes ({kinds}). "
    "Its log has the details; no further alert for an hour.",
}

_log = logging.getLogger(__name__)


class Alerts(Events):
    """Counts errors and tells the owner of many.

    The message holds numbers and the names of exceptions' classes, nothing that a user wrote.

    Args:
        language: of the message.
        errors: how many are told.
        within: seconds in which they have to come.
        silence: seconds until the next message.
    """

    def __init__(
        self,
        language: Language = "zh",
        *,
        errors: int = ERRORS,
        within: float = WITHIN,
        silence: float = SILENCE,
    ) -> None:
        self._words = _WORDS[language]
        self._within = within
        self._silence = silence
        self._recent: deque[tuple[float, str]] = deque(maxlen=max(errors, 1))
        self._told: float | None = None
        self._tell: Tell | None = None
        self._task: asyncio.Task[None] | None = None

    def send_with(self, tell: Tell | None) -> None:
        """Say how the owner is reached; None where not at all, or no longer."""
        self._tell = tell

    @asynccontextmanager
    async def beside(self, service: Service) -> AsyncIterator[None]:
        """Reach the owner, or else the first of the admins, through the bot while the block lasts."""

        async def tell(text: str) -> None:
            owner = service.state.people.owner() or min(service.settings.admins, default=None)
            if owner is not None:
                await service.bot.send_message(owner, text)

        self.send_with(tell)
        try:
            yield
        finally:
            self.send_with(None)

    def failed(self, error: BaseException) -> None:
        """Count an error, and tell the owner where there have been many."""
        now = time.monotonic()
        self._recent.append((now, type(error).__name__))
        first = self._recent[0][0]
        often = len(self._recent) == self._recent.maxlen and now - first <= self._within
        quiet = self._told is not None and now - self._told < self._silence
        if not often or quiet or self._tell is None:
            return
        self._told = now
        kinds = Counter(kind for _, kind in self._recent)
        text = self._words.format(
            minutes=max(1, round((now - first) / 60)),
            count=len(self._recent),
            kinds="、".join(f"{kind}×{count}" for kind, count in kinds.most_common()),
        )
        self._recent.clear()
        self._task = asyncio.create_task(_send(self._tell, text))


async def _send(tell: Tell, text: str) -> None:
    try:
        await tell(text)
    except TelegramError as error:  # the trouble may be that very server
        _log.warning("owner not alerted: %s", reason(error))
