"""The checks of an index that need no source: pages, rows, tokens, vectors and files.

What is true is compared with its checksums, what is derived from it with what it is derived from. Nothing is
changed.
"""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from retriever.errors import RetrieverError
from retriever.index import lexical
from retriever.index.checksums import SUMMED, checksum
from retriever.index.facets import facets_of
from retriever.index.faults import damaged, one_line, storage_errors
from retriever.index.rows import summed
from retriever.index.segments import DamagedFileError, Manifest
from retriever.index.store import DATABASE, Store
from retriever.tokens import ANALYZERS

_NOT_NOW: Final = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
)
#: Findings of one kind that are told one by one.
_TOLD = 10


def unsound(store: Store) -> Iterator[str]:
    """Yield what is damaged in an index, a line each; the caller holds a snapshot."""
    for check in _CHECKS:
        told = 0
        try:
            with storage_errors(store.folder):
                for problem in check(store):
                    told += 1
                    if told > _TOLD:
                        yield f"{store.folder}: …"
                        break
                    yield f"{store.folder}: {one_line(problem)}"
        except RetrieverError as error:  # it cannot even be read
            yield str(error)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            yield f"{store.folder}: {check.__name__.strip('_')}: {one_line(repr(error))}"


@contextmanager
def report_damage(store: Store) -> Iterator[None]:
    """Raise ``IndexFormatError`` where rows make no sense for damage; elsewhere that is a mistake of ours."""
    try:
        yield
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        sqlite3.IntegrityError,
    ) as error:
        found = next(unsound(store), None)
        if found is None:
            raise
        raise damaged(store.folder, found.removeprefix(f"{store.folder}: ")) from error


def _pages(store: Store) -> Iterator[str]:
    """The database's own check of its pages, orders and references."""
    for (found,) in store.connection.execute(f"PRAGMA integrity_check({_TOLD})"):
        if found != "ok":
            yield f"integrity_check: {found}"
    for table, row, *_ in store.connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row}: belongs to nothing"


def _definitions(store: Store) -> Iterator[str]:
    """The tables' definitions."""
    if store.meta("schema") != store.schema_sum:
        yield "definitions of the tables differ"


def _rows(store: Store) -> Iterator[str]:
    """Checksums of the rows."""
    for table in SUMMED:
        if table == "passage":
            continue
        for *values, crc in store.connection.execute(
            f"SELECT {summed(table)}, crc FROM {table}"  # noqa: S608 - tables of ours
        ):
            if checksum(*values) != crc:
                yield f"{table} {values[0]}: checksum differs"


def _passages(store: Store) -> Iterator[str]:
    """Passages with their tokens, and that each has a vector."""
    for *values, crc in store.connection.execute(
        f"SELECT {summed('passage')}, crc FROM passage"  # noqa: S608
    ):
        if checksum(*values, *lexical.tokens_of(store.connection, values[0])) != crc:
            yield f"passage {values[0]}: checksum differs"
    (without,) = store.connection.execute(
        "SELECT count(*) FROM passage WHERE hash NOT IN (SELECT hash FROM vector)"
    ).fetchone()
    if without:
        yield f"{without} passages without a vector"


def _counts(store: Store) -> Iterator[str]:
    """How many passages hold each token, and how many there are."""
    for table in ANALYZERS:
        passages: Counter[str] = Counter()
        rows = tokens = 0
        for row in store.connection.execute(f"SELECT rowid, context, body FROM {table}"):  # noqa: S608
            passages.update(lexical.passages_with_each([row]))
            rows, tokens = rows + 1, tokens + lexical.token_count([row])
        if passages != dict(store.connection.execute(f"SELECT token, passages FROM {table}_count")):  # noqa: S608
            yield f"{table}_count: not what the passages hold"
        kept = store.connection.execute(
            "SELECT passages, tokens FROM size WHERE name = ?", (table,)
        ).fetchone()
        if (kept or (0, 0)) != (rows, tokens):
            yield f"size of {table}: not that of the passages"
        (indexed,) = store.connection.execute("SELECT count(*) FROM passage").fetchone()
        if indexed != rows:
            yield f"{table}: {rows} passages of {indexed}"


def _facets(store: Store) -> Iterator[str]:
    """What articles are browsed by: how many have each facet, and that each has a row."""
    found: Counter[int] = Counter()
    for row in store.connection.execute("SELECT printed, named FROM browsed"):
        found.update(facets_of(*row))
    if found != dict(store.connection.execute("SELECT id, articles FROM facet")):
        yield "facet: not what the articles have"
    (without,) = store.connection.execute(
        "SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM browsed)"
    ).fetchone()
    if without:
        yield f"{without} articles without facets"


def _full_text(store: Store) -> Iterator[str]:
    """The full-text index against the tokens, by the engine's own check.

    It wants to write, though it changes nothing; where it may not, it looks at a copy.
    """
    path = (store.folder / DATABASE).resolve()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
        found = _ill_matched(connection)
    if found is None:
        with (
            tempfile.TemporaryDirectory() as folder,
            closing(sqlite3.connect(Path(folder) / DATABASE, isolation_level=None)) as copy,
        ):
            store.connection.backup(copy)
            found = _ill_matched(copy)
    yield from found or ()


def _ill_matched(connection: sqlite3.Connection) -> list[str] | None:
    """Return which full-text indexes do not match their tokens, or None where that may not be looked at."""
    found = []
    for table in ANALYZERS:
        try:
            connection.execute("BEGIN")
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except sqlite3.DatabaseError as error:
            if (error.sqlite_errorcode & 0xFF) in _NOT_NOW:
                return None
            found.append(f"{table}: full-text index damaged: {error}")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    return found


def _files(store: Store) -> Iterator[str]:
    """The files of the vectors, by length and checksum."""
    generation = store.generation
    manifest = Manifest.read(store)
    if manifest is None:
        if generation:
            yield "manifest of the vectors: missing or damaged"
        return
    try:
        manifest.base.check(store.folder)
        if manifest.tail.size:
            manifest.tail.read(store.folder)
    except DamagedFileError as error:
        yield f"{error}，下次检索时重做 (made again by the next search)"


_CHECKS: tuple[Callable[[Store], Iterator[str]], ...] = (
    _pages,
    _definitions,
    _rows,
    _passages,
    _counts,
    _facets,
    _full_text,
    _files,
)
