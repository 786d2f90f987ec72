"""baozhi chat: the conversation at a terminal."""

import argparse

from bot.assistant import Assistant
from bot.commands.errors import ARCHIVE_ERRORS
from bot.repl import Repl
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def chat(args: argparse.Namespace) -> int:
    """Converse until the end of input."""
    with Retriever.open(args.index) as archive:
        Repl(Assistant(archive), language=args.lang, keep_history=not args.no_history).run()
    return 0
