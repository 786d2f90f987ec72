"""Requests at the pace that Telegram allows, and a note of the very moment at which each leaves.

A request may wait long for its turn. Only while it is on its way is it unknown whether it has arrived.
"""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Protocol

from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter

from bot.telegram.events import Events


class Mark(Protocol):
    """Keeps note of one message's departure and arrival."""

    def sending(self) -> None:
        """It is about to leave."""
        ...

    def unsent(self) -> None:
        """It certainly did not arrive."""
        ...

    def sent(self) -> None:
        """It arrived."""
        ...


class FloodControl(AIORateLimiter):
    """Waits as long as the server asks for; takes a ``Mark`` as the ``rate_limit_args`` of a request."""

    def __init__(self, events: Events, retries: int = 5) -> None:
        super().__init__(max_retries=retries)
        self._events = events

    async def process_request(  # noqa: PLR0917 - the library's
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Any,
    ) -> Any:
        """Send the request when it may be sent, again where the server was too busy for it."""
        mark: Mark | None = rate_limit_args

        async def marked(*args: Any, **kwargs: Any) -> Any:
            if mark:
                mark.sending()
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                if mark:
                    mark.unsent()
                self._events.flooded(seconds_to_wait(error))
                raise

        return await super().process_request(marked, args, kwargs, endpoint, data, None)


def seconds_to_wait(error: RetryAfter) -> float:
    """Return how long the server asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
