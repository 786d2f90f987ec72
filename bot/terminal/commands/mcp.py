"""baozhi mcp: the archive as tools of a model, over standard input and output or over HTTP."""

import argparse
import logging
import os
from pathlib import Path

from bot.dialogue.assistant import Assistant
from bot.errors import SettingsError
from bot.keys import Keys
from bot.listening import LOOPBACK, parse_place
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.leaving import leave
from bot.terminal.rewording import rephraser_of
from bot.workers import Workers
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS

#: The library tells of every request; of its own matters only what is wrong is logged.
_TALKATIVE = ("mcp", "uvicorn")


def mcp(args: argparse.Namespace) -> int:
    """Serve until the client leaves, or until the program is told to stop.

    Raises:
        SettingsError: the extra is missing, or an option cannot be used.
    """
    try:
        from bot.mcp.http import TOKEN_VARIABLE, Door, serve_http  # noqa: PLC0415 - an extra
        from bot.mcp.server import build_server  # noqa: PLC0415
        from bot.mcp.stdio import serve_stdio  # noqa: PLC0415
        from bot.mcp.tools.tool import Desk  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"baozhi mcp 要先装 pip install 'baozhi[mcp]' (needs the extra baozhi[mcp]: {error.name})"
        ) from error
    if args.listen is None and (args.name or args.origin or args.keys):
        raise SettingsError(
            "--name、--origin、--keys 要和 --listen 一起用 (--name, --origin, --keys go with --listen)"
        )
    door = None
    if args.listen is not None:
        keys = keys_of(args.listen, args.keys, os.environ.get(TOKEN_VARIABLE, ""))
        door = Door.parse(args.listen, args.name, args.origin, keys)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("bot.mcp").setLevel(logging.INFO)
    with Retriever.open(args.index) as archive:
        assistant, workers = Assistant(archive, rephraser=rephraser_of(args)), Workers(args.threads, "mcp")
        server = build_server(Desk(assistant, args.lang, local=door is None or door.local), workers)
        if door is None:
            serve_stdio(server)
        else:
            serve_http(server, door)
        workers.abandon()
        leave()
    return 0


def keys_of(listen: str, named: Path | None, token: str) -> Keys:
    """Return who may call: by the file that is named and by the token; else by one's own, if others reach the port."""
    asked = named or not (token or parse_place(listen)[0] in LOOPBACK)
    return (Keys.read(named) if asked else Keys()).and_token(token, "token")
