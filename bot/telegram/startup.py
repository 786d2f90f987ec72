"""What a bot does once it is signed in: goes on where it ended, tells its owner, sets its menu, keeps house."""

import asyncio
import logging
import sys

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.telegram.commands.table import menu_of
from bot.telegram.features.library import Library
from bot.telegram.service import Service
from bot.telegram.wire.polling import reason, unless_stopped
from bot.words.language import Language
from bot.words.telegram.texts import Texts

_CHECKPOINTS = 120  # between two looks for what is too old

_log = logging.getLogger(__name__)


async def begin(service: Service, texts: Texts, stop: asyncio.Event) -> None:
    """Take up what an earlier run left, and say in the log what the owner should know."""
    settings = service.settings
    _log.info(texts.started.format(name=service.bot.username))
    if not (settings.open or settings.allowed or settings.admins or service.state.people.owner()):
        _log.warning(texts.nobody_allowed)
    if service.state.lasting and service.state.people.owner() is None:
        code = service.access.pairing.open()
        line = texts.pairing.format(
            name=service.bot.username, code=code, minutes=round(settings.pace.pairing / 60)
        )
        print(line, file=sys.stderr, flush=True)  # noqa: T201 - a log may be read by others
    if settings.drop_pending:
        service.state.pending.drop()
        await unless_stopped(stop, _drop(service.bot))
    else:
        service.intake.reopen(service.bot)
    Library(service).resume()
    # beside the polling: Telegram may make a bot that was started often wait long for its menu
    service.background.start(_set_menu(service))
    service.background.start(_keep_house(service))


async def _drop(bot: Bot) -> None:
    """Let the server forget what was typed while the bot was off."""
    try:
        await bot.delete_webhook(drop_pending_updates=True)
    except TelegramError as error:
        _log.warning("waiting updates not dropped: %s", reason(error))


async def _set_menu(service: Service) -> None:
    """Offer the commands in both languages, those of the settings to everybody else."""
    language = service.settings.language
    menus: list[tuple[Language, str | None]] = [(language, None), ("zh", "zh"), ("en", "en")]
    try:
        for words, code in menus:
            commands = [BotCommand(command.name, command.summary(words)) for command in menu_of(service)]
            await service.bot.set_my_commands(commands, language_code=code)
    except TelegramError as error:  # the bot works without a menu
        _log.warning("menu of commands not set: %s", reason(error))


async def _keep_house(service: Service) -> None:
    """Delete what is older than the retention time, and move the log of the state into its file."""
    while True:
        while service.state.purge(service.settings.retention_days):  # noqa: ASYNC110 - waits for nothing
            await asyncio.sleep(0)
        for _ in range(_CHECKPOINTS):
            await asyncio.to_thread(service.state.database.checkpoint)
            await asyncio.sleep(service.settings.pace.checkpoint)
