"""Hits, the catalogue and timelines as tables: CSV, JSON Lines, Markdown."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from bot.dialogue.timeline.timeline import Timeline
from bot.terminal.markdown import escaped
from bot.terminal.output import say, say_json
from bot.terminal.visible import visible
from retriever import ArticleReference, CatalogueEntry, Hit

Row = Mapping[str, Any]

_PRINTED: Final = ("id", "title", "byline", "newspaper", "date", "edition", "section", "page", "source")
HIT_COLUMNS: Final = ("rank", "score", "text", *_PRINTED, "paragraph", "quote")
ENTRY_COLUMNS: Final = (*_PRINTED, "dateline", "kind", "kicker", "paragraphs")
STATEMENT_COLUMNS: Final = (
    "when",
    "told",
    "value",
    "planned",
    "differ",
    "text",
    *_PRINTED,
    "paragraph",
    "quote",
)
#: What a spreadsheet takes for the beginning of a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def hit_row(hit: Hit) -> Row:
    """Return a hit as a row."""
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "text": hit.text,
        **_printed(hit.citation.article),
        "paragraph": hit.citation.paragraph,
        "quote": hit.citation.quote,
    }


def entry_row(entry: CatalogueEntry) -> Row:
    """Return an entry of the catalogue as a row."""
    return {
        **_printed(entry.reference),
        "dateline": entry.reference.dateline,
        "kind": entry.kind,
        "kicker": entry.kicker,
        "paragraphs": entry.paragraphs,
    }


def statement_rows(timeline: Timeline) -> Iterator[Row]:
    """Yield the statements of a timeline as rows."""
    for entry in timeline.entries:
        for one in entry.statements:
            yield {
                "when": str(one.period),
                "told": one.told,
                "value": one.value,
                "planned": entry.planned,
                "differ": entry.differ,
                "text": one.sentence,
                **_printed(one.citation.article),
                "paragraph": one.citation.paragraph,
                "quote": one.citation.quote,
            }


def _printed(article: ArticleReference) -> Row:
    return {name: getattr(article, name) for name in _PRINTED}


def say_table(columns: Sequence[str], rows: Iterable[Row], form: str) -> None:
    """Print rows in a form: "csv", "jsonl" or "markdown"."""
    for row in rows if form == "jsonl" else ():
        say_json(dict(row))
    for line in lines_of(columns, rows, form):
        say(line)


def lines_of(columns: Sequence[str], rows: Iterable[Row], form: str) -> Iterator[str]:
    """Yield the lines of a table in CSV or Markdown; a row of CSV may hold line breaks between quotation marks."""
    if form == "csv":
        yield _csv(columns)
        yield from (_csv([_cell(row[name]) for name in columns]) for row in rows)
    elif form == "markdown":
        yield f"| {' | '.join(columns)} |"
        yield f"| {' | '.join('---' for _ in columns)} |"
        for row in rows:
            yield f"| {' | '.join(escaped(_text(row[name])) for name in columns)} |"


def _csv(cells: Sequence[Any]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue().removesuffix("\n")


def _cell(value: Any) -> Any:
    """Return a value for a spreadsheet: a text that it would run as a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _text(value: Any) -> str:
    return "" if value is None else str(value)
