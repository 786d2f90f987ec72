"""baozhi telegram: the same Assistant in a Telegram chat."""

import argparse
import logging

from bot.assistant import Assistant
from bot.commands.errors import ARCHIVE_ERRORS
from bot.telegram import TelegramSettings, run
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def telegram(args: argparse.Namespace) -> int:
    """Serve the bot until it is stopped."""
    settings = TelegramSettings.from_environment(
        api_url=args.api_url, open=args.open, allow=args.allow, language=args.lang
    )
    logging.getLogger("bot.telegram").setLevel(logging.INFO)
    with Retriever.open(args.index) as archive:
        run(Assistant(archive), settings)
    return 0
