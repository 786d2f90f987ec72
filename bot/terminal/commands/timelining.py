"""baozhi timeline: what the articles tell of one thing, by the time that they tell."""

import argparse
from collections.abc import Iterator

from bot.dialogue.timeline.telling import heading_of
from bot.dialogue.timeline.timeline import Timeline, make_timeline
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.filtering import filter_of, scope_notes
from bot.terminal.output import say, say_json, terminal_style, warn
from bot.terminal.render import source_line
from bot.terminal.style import Line, line
from bot.terminal.tables import STATEMENT_COLUMNS, say_table, statement_rows
from bot.words.language import Language
from bot.words.texts import texts_in
from bot.words.timeline import timeline_words
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def timeline(args: argparse.Namespace) -> int:
    """Print a timeline: in words, with ``--json`` as an object, with ``--format`` as a table."""
    with Retriever.open(args.index).filtered(filter_of(args)) as archive:
        found = make_timeline(args.topic, archive)
        for note in scope_notes(archive, texts_in(args.lang)):
            warn(note)
    if args.json:
        say_json(found.to_json(), indent=1)
    elif args.format:
        say_table(STATEMENT_COLUMNS, statement_rows(found), args.format)
    elif found.entries:
        say(terminal_style().painted(_lines(found, args.lang)))
    else:
        say(timeline_words(args.lang).nothing)
    return 0


def _lines(found: Timeline, language: Language) -> Iterator[Line]:
    """Yield each time with its values, and the sentences that tell them, each with its source."""
    words, texts = timeline_words(language), texts_in(language)
    for entry in found.entries:
        yield line(heading_of(entry, words), "strong")
        for one in entry.statements:
            yield line(one.sentence, lead="  ")
            yield line(source_line(one.citation, texts), "dim", "  —— ")
