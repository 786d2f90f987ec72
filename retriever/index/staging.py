"""Sources that were read and are not in the tables yet. Articles are kept one by one, so that memory stays small.

They lie in a file of their own beside the tables, or in memory where there are few. What a process that was
ended had read whole is taken up by the next one; the file goes when a change is done.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Article, Passage
from corpus.plain import PlainArticle, article_of
from retriever.errors import StorageError
from retriever.index.faults import storage_errors
from retriever.index.schema import CONTENT
from retriever.index.sizes import IndexSizes

FILE = "staging.db"

_TABLES = (
    "CREATE TABLE source (path TEXT PRIMARY KEY, digest TEXT, bytes INTEGER, problems TEXT, whole INTEGER)",
    "CREATE TABLE article (id INTEGER PRIMARY KEY, path TEXT, record TEXT, data TEXT, passages TEXT)",
    "CREATE INDEX article_path ON article (path)",
)


@dataclass(frozen=True, slots=True)
class StagedArticle:
    """An article with its passages; ``record`` names its part of the source."""

    number: int
    record: str
    article: Article
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class StagedSource:
    """What was read of a source: its digest and length, and what was wrong with records that were left out."""

    digest: str
    bytes: int
    problems: tuple[str, ...] = ()


class Staging:
    """The articles on their way into an index."""

    def __init__(self, connection: sqlite3.Connection, sizes: IndexSizes = IndexSizes()) -> None:
        self._connection = connection
        self._sizes = sizes

    @classmethod
    @contextmanager
    def open(
        cls, folder: Path, size: int, files: int, sizes: IndexSizes = IndexSizes()
    ) -> Iterator["Staging"]:
        """Open what is staged for the index in a folder, while that may be changed; all is gone when it is done.

        Args:
            folder: of the index.
            size: bytes of the sources that may be read.
            files: how many they are.
            sizes: how much of them is held in memory, or between two commits.
        """
        path = folder / FILE
        with storage_errors(folder):
            on_disk = size > sizes.staged_in_memory or files > sizes.files_in_memory
            if not on_disk or not _usable(path):
                _discard(path)
            connection = sqlite3.connect(path if on_disk else ":memory:", isolation_level=None)
            staging = cls(connection, sizes)
            try:
                staging._prepare()
                yield staging
            except (OSError, sqlite3.Error, StorageError):  # a full disk needs the room
                connection.close()
                _discard(path)
                raise
            finally:
                connection.close()
            _discard(path)

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.execute("PRAGMA synchronous = OFF")  # it may be lost with the power
        if not self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            for statement in _TABLES:
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version = {CONTENT}")

    def get(self, path: str) -> StagedSource | None:
        """Return what was read whole of a source, or None."""
        row = self._connection.execute(
            "SELECT digest, bytes, problems FROM source WHERE path = ? AND whole", (path,)
        ).fetchone()
        return StagedSource(row[0], row[1], tuple(json.loads(row[2]))) if row else None

    def put(self, path: str, digest: str, size: int, articles: Iterable[PlainArticle]) -> None:
        """Keep the articles of a source as they come."""
        self.begin(path, digest, size)
        self.keep(path, articles)

    def begin(self, path: str, digest: str, size: int) -> None:
        """Forget what is there of a source, and make room for it anew."""
        self.drop(path)
        self._connection.execute("INSERT INTO source VALUES (?, ?, ?, '[]', 0)", (path, digest, size))

    def keep(self, path: str, articles: Iterable[PlainArticle]) -> None:
        """Keep further articles of a source as they come."""
        self._connection.execute("BEGIN")
        try:
            waiting = 0
            for article in articles:
                self._connection.execute(
                    "INSERT INTO article (path, record, data, passages) VALUES (?, ?, ?, ?)", (path, *article)
                )
                waiting += len(article.data)
                if waiting > self._sizes.staged_at_once:
                    waiting = 0
                    self._connection.execute("COMMIT")
                    self._connection.execute("BEGIN")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def finish(self, path: str, digest: str, problems: Iterable[str] = ()) -> None:
        """Note that a source was read whole, its digest as it is to be kept, and what was wrong with it."""
        self._connection.execute(
            "UPDATE source SET digest = ?, problems = ?, whole = 1 WHERE path = ?",
            (digest, json.dumps(list(problems), ensure_ascii=False), path),
        )

    def drop(self, path: str) -> None:
        """Forget a source."""
        self._connection.execute("DELETE FROM article WHERE path = ?", (path,))
        self._connection.execute("DELETE FROM source WHERE path = ?", (path,))

    def drop_articles(self, numbers: Iterable[int]) -> None:
        """Forget articles."""
        self._connection.executemany("DELETE FROM article WHERE id = ?", [(number,) for number in numbers])

    def articles(self, path: str) -> Iterator[StagedArticle]:
        """Yield the articles of a source in the order in which they were read."""
        rows = self._connection.execute(
            "SELECT id, record, data, passages FROM article WHERE path = ? ORDER BY id", (path,)
        )
        for number, *plain in rows:
            kept = PlainArticle(*plain)
            yield StagedArticle(number, kept.record, *article_of(kept))

    def mentions(self, path: str, words: Iterable[str]) -> bool:
        """Tell whether any of these words stands in a source."""
        row = self._connection.execute(
            "SELECT 1 FROM article, json_each(?2) AS word WHERE article.path = ?1 AND instr(data, word.value) LIMIT 1",
            (path, json.dumps(list(words), ensure_ascii=False)),
        ).fetchone()
        return row is not None

    def days(self, path: str) -> set[str | None]:
        """Return the days of a source's articles."""
        rows = self._connection.execute(
            "SELECT DISTINCT json_extract(data, '$.date') FROM article WHERE path = ?", (path,)
        )
        return {day for (day,) in rows}

    def count(self, path: str) -> int:
        """Return how many articles of a source are there."""
        row = self._connection.execute("SELECT count(*) FROM article WHERE path = ?", (path,)).fetchone()
        return int(row[0])


def _discard(path: Path) -> None:
    """Delete the file; its journal first, which would be taken for that of the next one."""
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _usable(path: Path) -> bool:
    """Tell whether a file that another process left can be gone on with."""
    if not path.exists():
        return False
    try:
        connection = sqlite3.connect(path)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            return bool(version == CONTENT and connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False
