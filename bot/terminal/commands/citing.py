"""baozhi cite: articles as a bibliography cites them."""

import argparse

from bot.errors import SettingsError
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import say
from bot.terminal.visible import visible
from corpus.citing import CitedRecord, cite_all
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def cite(args: argparse.Namespace) -> int:
    """Print the articles of some ids in one style, in the order in which they are named."""
    with Retriever.open(args.index) as archive:
        records = [_record(archive, name) for name in args.ids]
    say(visible(cite_all(dict.fromkeys(records), args.style)))
    return 0


def _record(archive: Retriever, name: str) -> CitedRecord:
    """Return what is cited of an article, by its id or by that of a paragraph (ID/N)."""
    article, _, number = name.rpartition("/")
    found = archive.reference(name)
    if found is None and article and number.lstrip("-").isdigit():
        found = archive.reference(article)
    if found is None:
        raise SettingsError(f"{name}: 索引里没有这篇文章 (no such article in the index)")
    return found.record
