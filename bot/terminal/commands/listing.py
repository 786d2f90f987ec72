"""baozhi articles: the catalogue of the index, or the part of it that fits a filter."""

import argparse

from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.filtering import filter_of, scope_notes
from bot.terminal.output import say_json, warn
from bot.terminal.tables import ENTRY_COLUMNS, entry_row, say_table
from bot.words.texts import texts_in
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def articles(args: argparse.Namespace) -> int:
    """Print the articles as a table, with ``--json`` as an array."""
    with Retriever.open(args.index).filtered(filter_of(args)) as archive:
        rows = [entry_row(entry) for entry in archive.catalogue()]
        for note in scope_notes(archive, texts_in(args.lang)):
            warn(note)
    if args.json:
        say_json([dict(row) for row in rows], indent=1)
    else:
        say_table(ENTRY_COLUMNS, rows, args.format)
    return 0
