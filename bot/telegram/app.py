"""The bot as a running program: sign in, poll, answer, stop."""

import asyncio
import logging
import os
import signal
from contextlib import suppress

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, TelegramError
from telegram.ext import AIORateLimiter, Application

from bot.language import Language
from bot.telegram.conversations import AssistantLike, Conversations
from bot.telegram.errors import ServerUnreachableError, TokenRejectedError
from bot.telegram.handlers import AnyApplication, Handlers
from bot.telegram.lanes import Lanes
from bot.telegram.polling import poll, reason, unless_stopped
from bot.telegram.redaction import redacted_logs
from bot.telegram.requests import BotApiRequest
from bot.telegram.settings import TelegramSettings
from bot.telegram.texts import Texts, texts_in
from bot.telegram.workers import Workers

_WORKERS = 2  # threads that answer; the model keeps a processor busy in each
_CONVERSATIONS = 1000  # kept in memory
_CHAT_DEPTH = 10  # messages of one chat that may wait
_CAPACITY = 500  # messages that may wait in all before no more are fetched
_FLOOD_RETRIES = 5
_FINISH_SECONDS = 2.0  # after a stop, for what is being answered
_EXCUSE_SECONDS = 0.7  # and then for telling the others

_log = logging.getLogger(__name__)


def run(assistant: AssistantLike, settings: TelegramSettings) -> None:
    """Answer on Telegram until SIGTERM or SIGINT, then stop within seconds.

    Call it in the main thread. Logs go to the loggers below ``bot.telegram``; where they end up is
    the caller's to say.

    Raises:
        TokenRejectedError: the server does not know the token, or no longer.
        ServerUnreachableError: no Bot API server answered at the start.
    """
    asyncio.run(_run(assistant, settings))


async def serve(assistant: AssistantLike, settings: TelegramSettings, stop: asyncio.Event) -> None:
    """Answer on Telegram until ``stop`` is set; what is under way then is finished or excused.

    Raises:
        TokenRejectedError: the server does not know the token, or no longer.
        ServerUnreachableError: no Bot API server answered at the start.
    """
    texts = texts_in(settings.language)
    with redacted_logs(settings.token):
        workers = Workers(_WORKERS)
        try:
            handlers = Handlers(Conversations(assistant, _CONVERSATIONS), workers, settings)
            await _serve(handlers, workers, settings, texts, stop)
        finally:
            workers.abandon()
        _log.info(texts.stopped)


async def _run(assistant: AssistantLike, settings: TelegramSettings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    with suppress(NotImplementedError):  # no such handlers on Windows
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
    await serve(assistant, settings, stop)


async def _serve(
    handlers: Handlers, workers: Workers, settings: TelegramSettings, texts: Texts, stop: asyncio.Event
) -> None:
    lanes = Lanes(handlers.lane_of, handlers.turned_away, _CHAT_DEPTH, _CAPACITY)
    application = _build(settings, lanes)
    handlers.register(application)
    bot = application.bot
    revoked = False
    try:
        await unless_stopped(stop, _sign_in(bot, settings, texts))
        if stop.is_set():
            return
        await application.initialize()
        await application.start()
        # beside the polling: Telegram may make a bot that was started often wait long for its menu
        menu = asyncio.create_task(_set_menu(bot, settings.language))
        try:
            _log.info(texts.started.format(name=bot.username))
            if not (settings.open or settings.allowed):
                _log.warning(texts.nobody_allowed)
            await poll(bot, application.update_queue.put_nowait, lanes.room, stop, texts)
        except InvalidToken:
            revoked = True
        finally:
            menu.cancel()
            await _finish(application, lanes, workers, texts)
    finally:
        await application.shutdown()
        await bot.shutdown()
    if revoked:
        raise TokenRejectedError(texts.login_rejected.format(url=settings.api_url))


def _build(settings: TelegramSettings, lanes: Lanes) -> AnyApplication:
    # The library's next version shows durations as timedelta; without this it warns at each 429.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    return (
        Application.builder()
        .token(settings.token.reveal())
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(BotApiRequest(connection_pool_size=64, pool_timeout=10.0))
        .get_updates_request(BotApiRequest(connection_pool_size=2))
        .rate_limiter(AIORateLimiter(max_retries=_FLOOD_RETRIES))
        .concurrent_updates(lanes)
        .updater(None)
        .job_queue(None)
        .build()
    )


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


async def _set_menu(bot: Bot, language: Language) -> None:
    """Offer the commands in both languages, those of the settings to everybody else."""
    menus: list[tuple[Language, str | None]] = [(language, None), ("zh", "zh"), ("en", "en")]
    try:
        for words, code in menus:
            texts = texts_in(words)
            commands = [BotCommand("ask", texts.command_ask), BotCommand("help", texts.command_help)]
            await bot.set_my_commands(commands, language_code=code)
    except TelegramError as error:  # the bot works without a menu
        _log.warning("menu of commands not set: %s", reason(error))


async def _finish(application: AnyApplication, lanes: Lanes, workers: Workers, texts: Texts) -> None:
    """Let what is being answered finish and excuse the rest, both within a fixed time."""
    workers.close()
    done = asyncio.ensure_future(application.update_queue.join())
    try:
        await asyncio.wait((done,), timeout=_FINISH_SECONDS)
        if not done.done():
            workers.abandon()
            await asyncio.wait((done,), timeout=_EXCUSE_SECONDS)
        if dropped := lanes.cancel():
            _log.warning(texts.dropped.format(number=dropped))
    finally:
        done.cancel()
    await application.stop()
