"""The bot as a running program: sign in, take updates, answer, stop.

The seams, from the outside in:

``run(assistant, settings, *, events, source, beside, indexer)``
    what the command line calls, in the main thread; ends on SIGTERM or SIGINT.
``serve(assistant, settings, stop, *, events, source, beside, indexer)``
    the same as a coroutine that ends when ``stop`` is set.
``building.build(assistant, settings, events, indexer)``
    a ``Service`` that is ready and has not called the server yet; close it with ``Service.close``.
``building.make_bot(settings, events)``
    the ``ExtBot`` alone, with address, proxy, flood control and events: enough for a check of the token.

``source(service, stop)`` brings updates until ``stop`` is set; ``polled`` is the usual one, a webhook another.
It hands them over with ``await service.intake.take(updates)``, which returns when they are kept on disk, so
that they may be confirmed; ``await service.intake.room()`` waits while too much is under way. It calls
``service.events.polled()`` for each sign of life.

``beside`` are things that live as long as the bot is signed in: each is called with the service and gives an
asynchronous context manager (a port with metrics, an observer that alerts the owner).
"""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from typing import TypeAlias

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.telegram.building import build
from bot.telegram.chats import AssistantLike
from bot.telegram.errors import ServerUnreachableError, TokenRejectedError
from bot.telegram.events import Events
from bot.telegram.queue.indexer import Indexer
from bot.telegram.service import Service
from bot.telegram.settings import TelegramSettings
from bot.telegram.shelf import Shelf
from bot.telegram.startup import begin
from bot.telegram.state.lock import held
from bot.telegram.wire.polling import poll, reason, unless_stopped
from bot.telegram.wire.redaction import redacted_logs
from bot.words.telegram.texts import Texts, texts_in

_log = logging.getLogger(__name__)

Source: TypeAlias = Callable[[Service, asyncio.Event], Awaitable[None]]
Beside: TypeAlias = Sequence[Callable[[Service], AbstractAsyncContextManager[object]]]


async def polled(service: Service, stop: asyncio.Event) -> None:
    """Bring updates by long polling.

    Raises:
        InvalidToken: the token has been revoked.
    """
    texts = texts_in(service.settings.language)
    await poll(
        service.bot,
        service.intake.take,
        service.chat_queues.room,
        stop,
        texts,
        pace=service.settings.pace,
        polled=service.events.polled,
    )


def run(
    assistant: AssistantLike | Shelf,
    settings: TelegramSettings,
    *,
    events: Events | None = None,
    source: Source = polled,
    beside: Beside = (),
    indexer: Indexer | None = None,
) -> None:
    """Answer on Telegram until SIGTERM or SIGINT, then stop within seconds.

    Call it in the main thread. Logs go to the loggers below ``bot.telegram``; where they end up is
    the caller's to say.

    Args:
        assistant: answers the questions; a ``Shelf`` where there are several archives to choose from.
        settings: who the bot is and whom it answers.
        events: hears of everything worth counting.
        source: brings the updates.
        beside: lives as long as the bot is signed in.
        indexer: takes documents; where None, a process of its own opens the assistant's index by its folder.

    Raises:
        TokenRejectedError: the server does not know the token, or no longer.
        ServerUnreachableError: no Bot API server answered at the start.
        StateError: the file with the state cannot be used, or another bot uses it (``FolderInUseError``).
    """
    asyncio.run(_run(assistant, settings, events, source, beside, indexer))


async def serve(
    assistant: AssistantLike | Shelf,
    settings: TelegramSettings,
    stop: asyncio.Event,
    *,
    events: Events | None = None,
    source: Source = polled,
    beside: Beside = (),
    indexer: Indexer | None = None,
) -> None:
    """Answer on Telegram until ``stop`` is set. What is under way then is finished; the rest is kept for the
    next start where the state lasts, else excused.

    Arguments and errors are those of ``run``.
    """
    texts = texts_in(settings.language)
    with redacted_logs(settings.token), held(settings.state):
        service = build(assistant, settings, events, indexer)
        try:
            await _serve(service, texts, stop, source, beside)
        finally:
            service.close()
        _log.info(texts.stopped)


async def _run(  # noqa: PLR0917
    assistant: AssistantLike | Shelf,
    settings: TelegramSettings,
    events: Events | None,
    source: Source,
    beside: Beside,
    indexer: Indexer | None,
) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # no such handlers on Windows
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
    await serve(assistant, settings, stop, events=events, source=source, beside=beside, indexer=indexer)


async def _serve(service: Service, texts: Texts, stop: asyncio.Event, source: Source, beside: Beside) -> None:
    application, bot, settings = service.application, service.bot, service.settings
    revoked = False
    try:
        await unless_stopped(stop, _sign_in(bot, settings, texts))
        if stop.is_set():
            return
        await application.initialize()
        await application.start()
        async with AsyncExitStack() as stack:
            for neighbour in beside:
                await stack.enter_async_context(neighbour(service))
            try:
                await begin(service, texts, stop)
                await source(service, stop)
            except InvalidToken:
                revoked = True
            finally:
                await _finish(service, texts)
    finally:
        await application.shutdown()
        await bot.shutdown()
    if revoked:
        raise TokenRejectedError(texts.login_rejected.format(url=settings.api_url))


async def _sign_in(bot: Bot, settings: TelegramSettings, texts: Texts) -> None:
    problem: TelegramError | None = None
    try:
        await bot.initialize()
    except TelegramError as error:
        problem = error
    # raised out here, so that the library's error, which repeats the token, is not its context
    if isinstance(problem, InvalidToken):
        raise TokenRejectedError(texts.login_rejected.format(url=settings.api_url))
    if problem:
        message = texts.unreachable.format(url=settings.api_url, reason=reason(problem))
        raise ServerUnreachableError(message)


async def _finish(service: Service, texts: Texts) -> None:
    """Let what is being answered finish and give back the rest, both within a fixed time."""
    service.workers.close()
    service.maintenance.close()
    service.suggesting.close()
    application, pace = service.application, service.settings.pace
    done = asyncio.ensure_future(application.update_queue.join())
    try:
        await asyncio.wait((done,), timeout=pace.finishing)
        if not done.done():
            service.workers.abandon()
            await asyncio.wait((done,), timeout=pace.excusing)
        if dropped := service.chat_queues.cancel():
            _log.warning(texts.dropped.format(number=dropped))
    finally:
        done.cancel()
        await service.background.stop()
    await application.stop()
