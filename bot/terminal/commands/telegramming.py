"""baozhi telegram: the same Assistant in a Telegram chat."""

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from bot.dialogue.assistant import Assistant
from bot.telegram import AssistantLike, SettingsError, Shelf, TelegramSettings, run
from bot.telegram.app import Source
from bot.telegram.check import Finding, check_access, check_files, check_index, check_server
from bot.telegram.features.broadcast import Broadcast
from bot.telegram.queue.indexer import Indexer
from bot.telegram.service import Service
from bot.telegram.settings import PROXY_VARIABLE, TOKEN_VARIABLE
from bot.telegram.state.place import settle, state_now
from bot.telegram.token_file import read_token
from bot.telegram.watch.alerts import Alerts
from bot.telegram.watch.health import PATIENCE, health_port
from bot.telegram.watch.logs import LoggedEvents, write_json_logs
from bot.telegram.watch.metrics import Metrics
from bot.telegram.watch.repeats import bound_logs
from bot.telegram.webhook import Webhook, polled_alone
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.leaving import leave
from bot.terminal.naming import archives_in
from bot.terminal.output import say
from bot.terminal.rewording import rephraser_of
from bot.words.language import Language
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def telegram(args: argparse.Namespace) -> int:
    """Serve the bot until it is stopped, or check what it needs."""
    webhook = webhook_from(args)
    if args.check:
        return asyncio.run(_check(args, webhook))
    with ExitStack() as stack:
        opened = {
            name: stack.enter_context(Retriever.open(folder)) for name, folder in archives_in(args).items()
        }
        settings = settings_from(args, settle(next(iter(opened.values())), args.state))
        rephraser = rephraser_of(args)
        shelf = Shelf({name: Assistant(archive, rephraser=rephraser) for name, archive in opened.items()})
        serve(shelf, settings, args, webhook)
        leave()
    return 0


def webhook_from(args: argparse.Namespace) -> Webhook | None:
    """Return where the server is to send updates to, if it is.

    Raises:
        SettingsError: an address that cannot be used.
    """
    return Webhook.parse(args.webhook, args.listen) if args.webhook else None


def serve(
    assistant: AssistantLike | Shelf,
    settings: TelegramSettings,
    args: argparse.Namespace,
    webhook: Webhook | None,
    indexer: Indexer | None = None,
) -> None:
    """Run the bot with its logs and with what watches it."""
    if args.log_json:
        write_json_logs(sys.stderr)
    bound_logs()
    logging.getLogger("bot.telegram").setLevel(logging.INFO)
    metrics, alerts = Metrics(), Alerts(settings.language)
    source: Source = webhook or polled_alone
    patience = None if webhook else PATIENCE

    def port(service: Service) -> AbstractAsyncContextManager[object]:
        return health_port(args.health, metrics, patience)

    run(
        assistant,
        settings,
        events=Broadcast(metrics, alerts, *([LoggedEvents()] if args.log_json else [])),
        source=source,
        beside=(alerts.beside, *([port] if args.health is not None else [])),
        indexer=indexer,
    )


def settings_from(args: argparse.Namespace, state: Path | None) -> TelegramSettings:
    """Return the settings of the options and the environment.

    Raises:
        SettingsError: one that cannot be used.
    """
    environment = dict(os.environ)
    if args.token_file is not None:
        environment[TOKEN_VARIABLE] = read_token(Path(args.token_file))
    if args.proxy:
        environment[PROXY_VARIABLE] = args.proxy
    if environment.get(PROXY_VARIABLE) and not _is_proxy(environment[PROXY_VARIABLE]):
        raise SettingsError("--proxy: 应当像 http://127.0.0.1:3128 (looks like http://HOST:PORT)")
    return TelegramSettings.from_environment(
        api_url=args.api_url,
        open=args.open,
        allow=args.allow,
        admins=args.admin,
        language=args.lang,
        state=state,
        drop_pending=args.drop_pending,
        suggestions=args.suggestions,
        rich=args.rich,
        listed_groups=args.listed_groups,
        environment=environment,
    )


def _is_proxy(text: str) -> bool:
    # the message never repeats it: it may hold a password
    try:
        url = urlsplit(text)
        return url.scheme in ("http", "https") and bool(url.hostname) and url.port != 0
    except ValueError:
        return False


async def _check(args: argparse.Namespace, webhook: Webhook | None) -> int:
    language: Language = args.lang
    well = True
    async for finding in _findings(args, webhook):
        say(finding.line(language))
        well = well and finding.well
    return 0 if well else 2


async def _findings(args: argparse.Namespace, webhook: Webhook | None) -> AsyncIterator[Finding]:
    indexes = [check_index(folder) for folder in archives_in(args).values()]
    folder = indexes[0][1]
    state = state_now(folder, args.state) if folder else args.state
    try:
        settings = settings_from(args, state)
    except SettingsError as error:
        yield Finding(False, str(error), str(error))
    else:
        async for finding in check_server(settings, webhook.url if webhook else None):
            yield finding
        yield check_access(settings)
    for index, _ in indexes:
        yield index
    yield check_files(state)
