"""baozhi migrate: take an index over into another place."""

import argparse

from bot.terminal.commands.indexing import Bar
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import say, warn
from bot.words.texts import texts_in
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def migrate(args: argparse.Namespace) -> int:
    """Make the index of one place hold what that of another does, and compare both."""
    texts = texts_in(args.lang)
    with (
        Retriever.open(args.origin) as origin,
        Retriever.open(args.target, create=True, encoder=origin.encoder) as target,
    ):
        found = origin.migrate(target, on_source=Bar(texts.migrating))
        words_stay = origin.info().dictionary is not None and target.info().dictionary is None
    say(
        texts.migrated.format(
            sources=found.sources, articles=found.articles, passages=found.passages, digest=found.digest
        )
    )
    if words_stay:
        warn(texts.words_stay)
    return 0
