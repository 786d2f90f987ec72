"""The bot as a running program: sign in, take updates, answer, stop.

The seams, from the outside in:

``run(assistant, settings, *, events, source, beside, shelf)``
    what the command line calls, in the main thread; ends on SIGTERM or SIGINT.
``serve(assistant, settings, stop, *, events, source, beside, shelf)``
    the same as a coroutine that ends when ``stop`` is set.
``build(assistant, settings, events, shelf)``
    a ``Service`` that is ready and has not called the server yet; close it with ``Service.close``.
``make_bot(settings, events)``
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
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, suppress
from functools import cache
from typing import Any, TypeAlias

import httpx
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ExtBot

from bot.telegram.access import Access
from bot.telegram.chats import AssistantLike, Conversations
from bot.telegram.errors import ServerUnreachableError, TokenRejectedError
from bot.telegram.events import Events
from bot.telegram.handlers import Handlers, concerns, lane_of
from bot.telegram.queue.budgets import Budgets
from bot.telegram.queue.chat_queues import Lanes
from bot.telegram.queue.intake import Intake
from bot.telegram.queue.shelf import Shelf, ShelfApart
from bot.telegram.queue.workers import Workers
from bot.telegram.service import AnyBot, Service
from bot.telegram.settings import TelegramSettings
from bot.telegram.startup import begin
from bot.telegram.state import State
from bot.telegram.state.lock import held
from bot.telegram.wire.limiter import FloodControl
from bot.telegram.wire.polling import poll, reason, unless_stopped
from bot.telegram.wire.redaction import redacted_logs
from bot.telegram.wire.requests import BotApiRequest
from bot.telegram.wire.sending import Outbox
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
        service.lanes.room,
        stop,
        texts,
        pace=service.settings.pace,
        polled=service.events.polled,
    )


def run(
    assistant: AssistantLike,
    settings: TelegramSettings,
    *,
    events: Events | None = None,
    source: Source = polled,
    beside: Beside = (),
    shelf: Shelf | None = None,
) -> None:
    """Answer on Telegram until SIGTERM or SIGINT, then stop within seconds.

    Call it in the main thread. Logs go to the loggers below ``bot.telegram``; where they end up is
    the caller's to say.

    Args:
        assistant: answers the questions.
        settings: who the bot is and whom it answers.
        events: hears of everything worth counting.
        source: brings the updates.
        beside: lives as long as the bot is signed in.
        shelf: takes documents; where None, a process of its own opens the assistant's index by its folder.

    Raises:
        TokenRejectedError: the server does not know the token, or no longer.
        ServerUnreachableError: no Bot API server answered at the start.
        StateError: the file with the state cannot be used, or another bot uses it (``FolderInUseError``).
    """
    asyncio.run(_run(assistant, settings, events, source, beside, shelf))


async def serve(
    assistant: AssistantLike,
    settings: TelegramSettings,
    stop: asyncio.Event,
    *,
    events: Events | None = None,
    source: Source = polled,
    beside: Beside = (),
    shelf: Shelf | None = None,
) -> None:
    """Answer on Telegram until ``stop`` is set. What is under way then is finished; the rest is kept for the
    next start where the state lasts, else excused.

    Arguments and errors are those of ``run``.
    """
    texts = texts_in(settings.language)
    with redacted_logs(settings.token), held(settings.state):
        service = build(assistant, settings, events, shelf)
        try:
            await _serve(service, texts, stop, source, beside)
        finally:
            service.close()
        _log.info(texts.stopped)


def build(
    assistant: AssistantLike,
    settings: TelegramSettings,
    events: Events | None = None,
    shelf: Shelf | None = None,
) -> Service:
    """Return a bot that is ready and has not called the server yet; needs a running loop.

    Raises:
        StateError: the file with the state cannot be used.
    """
    events = events or Events()
    bot = make_bot(settings, events)
    state = State(settings.state)
    pace, limits = settings.pace, settings.limits

    async def turned_away(update: object) -> None:
        await handlers.turned_away(update)

    def finished(update: object) -> None:
        service.intake.finished(update)

    lanes = Lanes(
        lambda update: lane_of(service, update),
        turned_away,
        finished,
        events.queued,
        depth=limits.waiting_in_chat,
        capacity=limits.waiting,
    )
    application = (
        Application.builder().bot(bot).concurrent_updates(lanes).updater(None).job_queue(None).build()
    )
    service = Service(
        assistant=assistant,
        settings=settings,
        events=events,
        state=state,
        access=Access(settings, state.people),
        budgets=Budgets(settings.questions_per_minute, settings.chat_questions_per_minute),
        conversations=Conversations(assistant, state, limits.conversations),
        workers=Workers(limits.workers),
        librarian=Workers(1, "library"),
        shelf=shelf or ShelfApart(assistant.archive.folder),
        lanes=lanes,
        application=application,
        bot=bot,
        outbox=Outbox(bot, lambda chat, new: service.move(chat, new), pace),  # noqa: PLW0108 - it is made later
        intake=Intake(state, application.update_queue, lanes.room, lambda update: concerns(service, update)),
    )
    handlers = Handlers(service)
    handlers.register(application)
    return service


def make_bot(settings: TelegramSettings, events: Events | None = None) -> AnyBot:
    """Return the bot alone: its server, its proxy, and the pace that Telegram allows."""
    # The library's next version shows durations as timedelta; without this it warns at each 429.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    return ExtBot(
        settings.token.reveal(),
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=BotApiRequest(
            connection_pool_size=64, pool_timeout=10.0, proxy=settings.proxy, httpx_kwargs=_shared()
        ),
        get_updates_request=BotApiRequest(
            connection_pool_size=2, proxy=settings.proxy, httpx_kwargs=_shared()
        ),
        rate_limiter=FloodControl(events or Events(), settings.pace.flood_retries),
    )


@cache
def _shared() -> dict[str, Any]:
    """Return what all clients share: the certificates, which take longer to read than all else at the start."""
    return {"verify": httpx.create_ssl_context()}


async def _run(  # noqa: PLR0917
    assistant: AssistantLike,
    settings: TelegramSettings,
    events: Events | None,
    source: Source,
    beside: Beside,
    shelf: Shelf | None,
) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # no such handlers on Windows
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
    await serve(assistant, settings, stop, events=events, source=source, beside=beside, shelf=shelf)


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
    service.librarian.close()
    application, pace = service.application, service.settings.pace
    done = asyncio.ensure_future(application.update_queue.join())
    try:
        await asyncio.wait((done,), timeout=pace.finishing)
        if not done.done():
            service.workers.abandon()
            await asyncio.wait((done,), timeout=pace.excusing)
        if dropped := service.lanes.cancel():
            _log.warning(texts.dropped.format(number=dropped))
    finally:
        done.cancel()
        await service.background.stop()
    await application.stop()
