"""One request, tried again after a failure for as long as it certainly did not arrive."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

import httpx
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.telegram.wire.limiter import Mark, seconds_to_wait
from bot.telegram.wire.polling import reason

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class DeliveryUncertainError(Exception):
    """A message may or may not have arrived: another try might double it."""


async def delivered(
    call: Callable[[], Awaitable[_T]], mark: Mark | None, pauses: Iterable[float], *, twice: bool = False
) -> _T:
    """Call until it succeeds, or once too often would be worse.

    Args:
        call: sends the request.
        mark: keeps note of what certainly did not arrive.
        pauses: seconds between tries; after the last of them no more are made.
        twice: whether it does no harm when it arrives twice.

    Raises:
        DeliveryUncertainError: it may have arrived.
        TelegramError: it was refused, or did not arrive in so many tries.
    """
    delays = iter(pauses)
    while True:
        try:
            return await call()
        except TelegramError as error:
            if not twice and _may_have_arrived(error):
                raise DeliveryUncertainError(reason(error)) from error
            if mark:
                mark.unsent()
            delay = next(delays, None)
            again = isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)
            if delay is None or not again:
                raise
            delay = max(delay, seconds_to_wait(error)) if isinstance(error, RetryAfter) else delay
            _log.warning("reply not sent (%s), next try in %.1f s", reason(error), delay)
            await asyncio.sleep(delay)


def _may_have_arrived(error: TelegramError) -> bool:
    """Return whether the server may have taken the message although it did not say so."""
    unsent = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
    if isinstance(error.__cause__, httpx.HTTPError):
        return not isinstance(error.__cause__, unsent)
    return type(error) is TelegramError  # an answer of no known shape
