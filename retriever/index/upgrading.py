"""Tables of an earlier format → this one, in place, in one transaction: all of it or nothing.

What is true (sources, articles, lines, passages, vectors) is kept and sealed with checksums; what is derived
from it and was kept otherwise (tokens and their counts) is made again from the stored text. Articles that
this version would read differently are renewed later (``retriever.index.indexing``), which takes an encoder.
"""

import json
import logging
import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby

from corpus.passages import context_of
from corpus.places import topic_places
from retriever.index import lexical
from retriever.index.articles import stored_article
from retriever.index.checksums import SUMMED, checksum
from retriever.index.facets import insert_printed, printed_facets
from retriever.index.faults import damaged
from retriever.index.reprints import link_reprints
from retriever.index.rows import columns_by_name, summed
from retriever.index.schema import (
    COUNT_TABLES,
    FACET_TABLES,
    FORMAT,
    FULL_TEXT_TABLES,
    SKETCH_TABLES,
    statements,
)
from retriever.index.store import Store
from retriever.index.writing import seal_passages
from retriever.tokens import ANALYZERS

_log = logging.getLogger(__name__)

#: The format since which the tokens stand in the tables as they do now.
_TOKENS = 4
#: The format since which articles have facets.
_FACETS = 7


def upgrade_tables(store: Store, wait: float = 60.0) -> None:
    """Bring the tables of a store to this version's format.

    Raises:
        IndexFormatError: the tables are damaged; they stay as they are.
        IndexLockedError: another process is changing the index for longer than ``wait`` seconds.
        StorageError: the disk is full or read-only; the index is as before.
    """
    with store.exclusive(timeout=wait), store.transaction():
        before = store.format
        if before == FORMAT:  # another process was faster
            return
        if store.connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(store.folder, "quick_check")
        for step in _STEPS[before - 1 :]:
            step(store.connection)
        _seal(store)
        if before < _TOKENS:
            _fill(store)
        if before < _FACETS:
            _browse(store)
        seal_passages(store)
        link_reprints(store)
        store.connection.execute(f"PRAGMA user_version = {FORMAT}")
        store.set_meta("schema", store.schema_sum)
    _log.warning("%s: 索引已从格式 %d 升级到 %d (index upgraded)", store.folder, before, FORMAT)


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def _content(connection: sqlite3.Connection) -> None:
    """Format 2: sources know by which version they were read; the first indexes of format 1 did not."""
    if "content" not in _columns(connection, "source"):
        connection.execute("ALTER TABLE source ADD COLUMN content INTEGER NOT NULL DEFAULT 0")
    for table in ANALYZERS:
        connection.execute(f"DROP TABLE IF EXISTS {table}_terms")


def _tokens(connection: sqlite3.Connection) -> None:
    """Format 3: tokens parted by spaces alone, counted; the tables are filled at the end."""
    for table in ANALYZERS:
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"DROP TABLE IF EXISTS {table}_count")
    connection.execute("DROP TABLE IF EXISTS size")
    for statement in statements(FULL_TEXT_TABLES + COUNT_TABLES):
        connection.execute(statement)


def _pages(connection: sqlite3.Connection) -> None:
    """Format 4: an article knows the number and the matter of its page; positions of tokens are kept again."""
    for column in ("edition", "section"):
        connection.execute(f"ALTER TABLE article ADD COLUMN {column} TEXT")
    _tokens(connection)


def _checksums(connection: sqlite3.Connection) -> None:
    """Format 5: every row has a checksum, and a line knows where passages must be cut."""
    connection.execute("ALTER TABLE line ADD COLUMN cuts TEXT NOT NULL DEFAULT '[]'")
    for table in ("meta", "source", "article", "line", "passage", "vector"):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN crc INTEGER NOT NULL DEFAULT 0")


def _boxes(connection: sqlite3.Connection) -> None:
    """Format 6: a line knows where it is printed."""
    connection.execute("ALTER TABLE line ADD COLUMN boxes TEXT NOT NULL DEFAULT '[]'")


def _facets(connection: sqlite3.Connection) -> None:
    """Format 7: articles are browsed by facets; those of what is printed beside them are filled in at the end."""
    for statement in statements(FACET_TABLES):
        connection.execute(statement)


def _known(connection: sqlite3.Connection) -> None:
    """Format 8: an article knows its genre, column and unit, and how each of its values is known."""
    for column in ("genre", '"column"', "unit"):
        connection.execute(f"ALTER TABLE article ADD COLUMN {column} TEXT")
    connection.execute("ALTER TABLE article ADD COLUMN known TEXT NOT NULL DEFAULT '[]'")


def _sketches(connection: sqlite3.Connection) -> None:
    """Format 9: articles that are one text are told; the sketches are made at the end."""
    for statement in statements(SKETCH_TABLES):
        connection.execute(statement)


#: The steps from format 1 to 2, from 2 to 3 and so on.
_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _content,
    _tokens,
    _pages,
    _checksums,
    _boxes,
    _facets,
    _known,
    _sketches,
)


def _seal(store: Store) -> None:
    """Give the rows their checksums, and the lines the ends of their passages to be cut at."""
    connection = store.connection
    rows = connection.execute('SELECT article, paragraph, "start" FROM passage ORDER BY 1, 2, 3').fetchall()
    for (article, paragraph), found in groupby(rows, lambda row: row[:2]):
        cuts = json.dumps([start for _, _, start in found if start])
        connection.execute(
            "UPDATE line SET cuts = ? WHERE article = ? AND number = ?", (cuts, article, paragraph)
        )
    connection.create_function("row_sum", -1, checksum, deterministic=True)
    for table in SUMMED:
        connection.execute(f"UPDATE {table} SET crc = row_sum({summed(table)})")  # noqa: S608


def _browse(store: Store) -> None:
    """Give the articles the facets of what is printed beside them; names in their text are looked for later."""
    connection = store.connection
    for values in connection.execute(f"SELECT {summed('article')} FROM article").fetchall():  # noqa: S608
        row = columns_by_name(values)
        insert_printed(store, row["id"], printed_facets(row))


def _fill(store: Store) -> None:
    """Cut the stored passages into tokens anew."""
    for number, context, text in _passages(store):
        lexical.index_passage(store.connection, number, context, text)


def _passages(store: Store) -> Iterator[tuple[int, str, str]]:
    """Yield the passages as they are stored: number, context and text."""
    articles = store.connection.execute("SELECT id FROM article ORDER BY id").fetchall()
    for (row,) in articles:
        article = stored_article(store, row)
        places = topic_places(article)
        subheads: list[str | None] = []
        for paragraph in article.paragraphs:
            subheads.append(paragraph.text if paragraph.subhead else subheads[-1] if subheads else None)
        found = store.connection.execute(
            'SELECT id, paragraph, "start", "end" FROM passage WHERE article = ? ORDER BY id', (row,)
        ).fetchall()
        for number, paragraph, start, end in found:
            context = context_of(article, places, subheads[paragraph])
            yield number, context, article.paragraphs[paragraph].text[start:end]
