"""The parts of one bot, put together: nothing here calls the server."""

import os
from functools import cache
from typing import Any

import httpx
from telegram.ext import Application, ExtBot

from bot.telegram.access import Access
from bot.telegram.addressing import chat_of, concerns
from bot.telegram.chats import AssistantLike, Conversations
from bot.telegram.events import Events
from bot.telegram.handlers import Handlers
from bot.telegram.queue.budgets import Budgets
from bot.telegram.queue.chat_queues import ChatQueues
from bot.telegram.queue.indexer import Indexer, SubprocessIndexer
from bot.telegram.queue.intake import Intake
from bot.telegram.service import AnyBot, Service
from bot.telegram.settings import TelegramSettings
from bot.telegram.shelf import Shelf
from bot.telegram.state import State
from bot.telegram.wire.limiter import FloodControl
from bot.telegram.wire.requests import BotApiRequest
from bot.telegram.wire.sending import Outbox
from bot.workers import Workers


def build(
    assistant: AssistantLike | Shelf,
    settings: TelegramSettings,
    events: Events | None = None,
    indexer: Indexer | None = None,
) -> Service:
    """Return a bot that is ready and has not called the server yet; needs a running loop.

    Raises:
        StateError: the file with the state cannot be used.
    """
    events, shelf = events or Events(), Shelf.of(assistant)
    bot = make_bot(settings, events)
    state = State(settings.state)
    pace, limits = settings.pace, settings.limits

    async def turned_away(update: object) -> None:
        await handlers.turned_away(update)

    def finished(update: object) -> None:
        service.intake.finished(update)

    chat_queues = ChatQueues(
        lambda update: chat_of(service, update),
        turned_away,
        finished,
        events.queued,
        depth=limits.waiting_in_chat,
        capacity=limits.waiting,
    )
    application = (
        Application.builder().bot(bot).concurrent_updates(chat_queues).updater(None).job_queue(None).build()
    )
    service = Service(
        shelf=shelf,
        settings=settings,
        events=events,
        state=state,
        access=Access(settings, state.people),
        budgets=Budgets(settings.questions_per_minute, settings.chat_questions_per_minute),
        conversations=Conversations(shelf.usual, state, limits.conversations),
        workers=Workers(limits.workers),
        maintenance=Workers(1, "library"),
        suggesting=Workers(1, "suggestions"),
        indexer=indexer or SubprocessIndexer(shelf.usual.archive.folder),
        chat_queues=chat_queues,
        application=application,
        bot=bot,
        outbox=Outbox(bot, lambda chat, new: service.move(chat, new), pace),  # noqa: PLW0108 - it is made later
        intake=Intake(
            state, application.update_queue, chat_queues.room, lambda update: concerns(service, update)
        ),
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
