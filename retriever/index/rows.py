"""Rows for citations. Each is compared with its checksum, so that nothing damaged is quoted.

A row that is missing, or is not what was stored, raises ``IndexFormatError`` in one line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from corpus.model import Known, Place
from retriever.hits import REFERENCE, ArticleReference
from retriever.index.checksums import SUMMED, Value, checksum
from retriever.index.faults import damaged
from retriever.index.store import Store


class LineRow(NamedTuple):
    """A line of an article: its number, what it is, its text, and as JSON its runs, its cuts and its boxes."""

    number: int
    role: str
    text: str
    runs: str
    cuts: str
    boxes: str


@cache
def summed(table: str, prefix: str = "") -> str:
    """Return the columns of a table that are summed, for a statement; ``prefix`` names the table where it must."""
    return ", ".join(f'{prefix}"{column}"' for column in SUMMED[table])


def checked(store: Store, table: str, row: Sequence[Any] | None) -> list[Any]:
    """Return the values of a row, of which the last is the checksum of the others.

    Args:
        store: the index.
        table: for the message.
        row: the values of ``summed(table)`` and the checksum; None where there is no such row.
    """
    if row is None:
        raise damaged(store.folder, f"{table}: missing")
    *values, crc = row
    if checksum(*values) != crc:
        raise damaged(store.folder, f"{table} {values[0]}: checksum differs")
    return values


def summing(table: str, values: Iterable[Value]) -> tuple[Value, ...]:
    """Return the values of a row with their checksum behind them."""
    row = tuple(values)
    assert len(row) == len(SUMMED[table])  # noqa: S101 - a row of another table is a mistake of ours
    return (*row, checksum(*row))


def columns_by_name(values: Iterable[Any]) -> dict[str, Any]:
    """Return the columns of an article's row by name, without its checksum."""
    return dict(zip(SUMMED["article"], values, strict=True))


def insert(table: str) -> str:
    """Return the statement that puts a row with its checksum into a table."""
    columns = summed(table)
    return f"INSERT INTO {table} ({columns}, crc) VALUES ({'?, ' * len(SUMMED[table])}?)"  # noqa: S608


def update_article(store: Store, values: Iterable[Value]) -> None:
    """Write the row of an article anew, by the values of ``SUMMED["article"]``; what belongs to it stays."""
    row = summing("article", values)
    columns = ", ".join(f'"{name}" = ?' for name in (*SUMMED["article"], "crc"))
    store.connection.execute(f"UPDATE article SET {columns} WHERE id = ?", (*row, row[0]))  # noqa: S608


_OF_ARTICLE = f"SELECT {summed('article')}, crc FROM article WHERE id = ?"  # noqa: S608
_OF_SOURCE = f"SELECT {summed('source')}, crc FROM source WHERE id = ?"  # noqa: S608
_LINE = f"SELECT {summed('line')}, crc FROM line WHERE article = ? AND number = ?"  # noqa: S608
_LINES = f"SELECT {summed('line')}, crc FROM line WHERE article = ? ORDER BY number"  # noqa: S608


def article_values(store: Store, article: int) -> dict[str, Any]:
    """Return the columns of an article, by name, with the path of its source as "path"."""
    row = checked(store, "article", store.connection.execute(_OF_ARTICLE, (article,)).fetchone())
    values = columns_by_name(row)
    source = store.connection.execute(_OF_SOURCE, (values["source"],)).fetchone()
    values["path"] = checked(store, "source", source)[1]
    return values


def reference_of(values: Mapping[str, Any]) -> ArticleReference:
    """Return how a citation names the article of a row, by its columns and the path of its source."""
    printed = ArticleReference(*(values[name] for name in REFERENCE))
    return replace(printed, known=known_values(values["known"]))


def known_values(text: str) -> tuple[Known, ...]:
    """Return how the values of an article are known, which a row holds as JSON."""
    return tuple(Known(name, tuple(ways), sure) for name, ways, sure in json.loads(text))


def line_row(store: Store, article: int, number: int) -> LineRow:
    """Return a line of an article."""
    row = checked(store, "line", store.connection.execute(_LINE, (article, number)).fetchone())
    return LineRow(*row[1:])


def places(text: str) -> tuple[Place, ...]:
    """Return the places that a row holds as JSON."""
    return tuple(Place(*box) for box in json.loads(text)) if text != "[]" else ()


def lines_of(store: Store, article: int) -> Iterator[LineRow]:
    """Yield the lines of an article in the order of their numbers: the head from its end, then the paragraphs."""
    for row in store.connection.execute(_LINES, (article,)):
        yield LineRow(*checked(store, "line", row)[1:])


def find_article(store: Store, key: str, source: str | None = None) -> int | None:
    """Return the row of the article that has an id; of several the first, by the path of its source."""
    row = store.connection.execute(
        "SELECT article.id FROM article JOIN source ON source.id = article.source WHERE key = ?1"
        " AND (?2 IS NULL OR path = ?2) ORDER BY path, article.id LIMIT 1",
        (key, source),
    ).fetchone()
    return int(row[0]) if row else None
