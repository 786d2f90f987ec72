"""baozhi serve: the archive as a web page and an HTTP API."""

import argparse
import logging
from pathlib import Path

from bot.dialogue.assistant import Assistant
from bot.dialogue.caution import Caution
from bot.errors import SettingsError
from bot.keys import Keys, add_key, own_keys
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.leaving import leave
from bot.terminal.output import say, warn
from bot.terminal.rewording import rephraser_of
from bot.web.settings import ServerSettings
from bot.words.web import web_texts_in
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def serve(args: argparse.Namespace) -> int:
    """Serve until it is stopped, or make a key."""
    texts = web_texts_in(args.lang)
    if args.new_key is not None:
        path: Path = args.keys or own_keys()
        key = add_key(path, args.new_key)
        warn(texts.key_made.format(path))
        say(key)
        return 0
    settings = ServerSettings(
        host=args.host,
        port=args.port,
        keys=Keys() if args.open else Keys.read(args.keys),
        open=args.open,
        edit=args.edit,
        names=tuple(args.name),
        per_minute=args.per_minute,
        language=args.lang,
    )
    try:
        from bot.web.process import serve as serve_library  # noqa: PLC0415 - the extra
        from bot.web.service.library import Library  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError(
            f"缺少 {error.name}，请运行 pip install 'baozhi[server]' (the extra baozhi[server] is missing)"
        ) from error
    logging.getLogger("bot.web").setLevel(logging.INFO)

    rephraser = rephraser_of(args)

    def assistant(archive: Retriever) -> Assistant:
        return Assistant(archive, caution=Caution(args.caution), rephraser=rephraser)

    library = Library(lambda: Retriever.open(args.index), assistant)
    serve_library(library, settings, lambda address: warn(texts.serving.format(address)))
    leave()
    return 0
