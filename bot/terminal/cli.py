"""The program baozhi: it reads its arguments, runs one command and ends with one exit status.

A command's module is imported when it is run, so that no command waits for another's libraries.
"""

import argparse
import errno
import gc
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import Final

from bot.terminal.parser import build_parser
from bot.terminal.streams import prepare_streams
from bot.terminal.visible import visible
from bot.words.language import detect_language
from bot.words.texts import texts_in

_MADE_BETWEEN: Final = 200_000
"""Objects made between two looks for garbage: looking through all that was loaded costs a tenth of an answer, and one
question makes fewer than these."""
_MODULES = {
    "pages": "pages",
    "index": "indexing",
    "search": "asking",
    "ask": "asking",
    "read": "reading",
    "chat": "chatting",
    "telegram": "telegramming",
    "serve": "serving",
    "mcp": "mcp",
    "eval": "evaluating",
    "calibrate": "calibrating",
    "upgrade": "indexing",
    "migrate": "migrating",
    "info": "inspecting",
    "verify": "inspecting",
    "open": "opening",
    "cite": "citing",
    "articles": "listing",
    "browse": "browsing",
    "timeline": "timelining",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 done, 2 the user's mistake, 1 anything else."""
    gc.set_threshold(_MADE_BETWEEN)
    prepare_streams()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    args = build_parser().parse_args(arguments)
    args.lang = detect_language(getattr(args, "lang", None))
    if args.command is None:
        print(texts_in(args.lang).first_steps)  # noqa: T201
        return 0
    try:
        return _run(args)
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:  # the reader of our output has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # as on a full disk
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        name = f"{error.filename}: " if error.filename else ""
        print(visible(f"baozhi: {name}{_reason(error)}"), file=sys.stderr)  # noqa: T201
        return 1


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"磁盘满了，请腾出空间 (the disk is full): {error.strerror}"
    return f"读写出错 (reading or writing failed): {error.strerror or error}"


def _run(args: argparse.Namespace) -> int:
    command = importlib.import_module(f"bot.terminal.commands.{_MODULES[args.command]}")
    try:
        status: int = getattr(command, args.command if args.command != "eval" else "evaluate")(args)
    except command.ERRORS as error:
        print(visible(f"baozhi: {error}"), file=sys.stderr)  # noqa: T201
        return getattr(error, "exit_status", 2)
    sys.stdout.flush()
    return status
