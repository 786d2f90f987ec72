"""One folder on disk: the tables (SQLite), the lock for changes, and the step that makes a change visible.

Readers see the state of one commit from the first row of a search to the last (write-ahead log); a change
is one commit. Everything else in the folder is derived and can be made again from the tables.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from retriever.errors import IndexFormatError, IndexNotFoundError, OutdatedFormatError, StorageError
from retriever.index.checksums import checksum
from retriever.index.faults import damaged, storage_errors
from retriever.index.locking import OnWait, exclusive
from retriever.index.schema import APPLICATION_ID, FORMAT, TABLES, statements

DATABASE = "archive.db"
#: Pages of the tables that a connection keeps. SQLite's own 2 MB make BM25 over a million passages half as slow again.
CACHE_KIB = 32 * 1024
#: What SQLite says where the log beside the database cannot be made: no rights, or a full disk.
_NO_LOG = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)


def _connect(path: Path, *, writable: bool) -> tuple[sqlite3.Connection, bool]:
    """Open the database; where nothing can be written, as it is on the disk, and tell whether so."""
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if writable else 'ro'}"
    connection = _configured(uri)
    if writable:
        return connection, False
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) not in _NO_LOG:
            raise
        if log.exists() and log.stat().st_size:  # the newest changes would be missed
            raise StorageError(
                f"{path.parent}: 索引正被改动，而这里没有写权限 (in use, and not writable here)"
            ) from error
        return _configured(f"{uri}&immutable=1"), True
    return connection, False


def _configured(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30.0, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _nothing_here(folder: Path) -> IndexNotFoundError:
    return IndexNotFoundError(
        f"{folder}: 这里没有索引，先运行 baozhi index 文件 --index {folder} (no index here yet)"
    )


def _identity(folder: Path, *, fixed: bool) -> tuple[int, ...] | None:
    """Return what tells the database of a folder from another one at the same place.

    Args:
        folder: of the index.
        fixed: whether it is read as if it never changed, so that another state of it is another one.
    """
    try:
        found = os.stat(folder / DATABASE)  # noqa: PTH116 - at every search; half the time of Path.stat
    except OSError:
        return None
    return (found.st_dev, found.st_ino, *((found.st_mtime_ns, found.st_size) if fixed else ()))


class Store:
    """The tables of one index folder and the right to change them."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, *, fixed: bool = False) -> None:
        self.folder = folder
        self.connection = connection
        self._fixed = fixed
        self._file = _identity(folder, fixed=fixed)

    @classmethod
    def open(cls, folder: Path, *, create: bool = False, outdated: bool = False) -> "Store":
        """Open the index in a folder; with ``create`` make it where there is none.

        Args:
            folder: where it is.
            create: open it for change.
            outdated: open one of an earlier format, to bring its tables up to date.

        Raises:
            IndexNotFoundError: no index there, and none to be made.
            OutdatedFormatError: of an earlier format.
            IndexFormatError: damaged, not an index, or written by a newer version.
            StorageError: the folder cannot be written.
        """
        path = folder / DATABASE
        with storage_errors(folder):
            if not path.exists():
                if not create:
                    raise _nothing_here(folder)
                folder.mkdir(parents=True, exist_ok=True)
            connection, fixed = _connect(path, writable=create)
            store = cls(folder, connection, fixed=fixed)
            try:
                if create:
                    store._prepare()
                version = store._check_format()
                if version < FORMAT and not outdated:
                    raise OutdatedFormatError.of(folder, version)
                store.connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
                if outdated:
                    return store
                if not create and store.generation == 0:  # nothing was ever committed to it
                    raise _nothing_here(folder)
            except BaseException:
                store.close()
                raise
        return store

    def close(self) -> None:
        """Give the files back; the store is not used after it."""
        self.connection.close()

    def _prepare(self) -> None:
        """Lay out the tables of a new folder; two processes at once is fine."""
        self.connection.execute("PRAGMA synchronous = NORMAL")
        if self._tables() == 0:
            self.connection.execute("PRAGMA journal_mode = WAL")
            with self.transaction():
                if self._tables() == 0:
                    for statement in statements(TABLES):
                        self.connection.execute(statement)
                    self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    self.connection.execute(f"PRAGMA user_version = {FORMAT}")
                    self.set_meta("schema", self.schema_sum)

    def _tables(self) -> int:
        count: int = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return count

    def _check_format(self) -> int:
        """Return the format, one that this version knows."""
        if self._tables() == 0:  # its making was cut short
            raise _nothing_here(self.folder)
        application = self.connection.execute("PRAGMA application_id").fetchone()[0]
        if application != APPLICATION_ID:
            raise IndexFormatError(f"{self.folder / DATABASE}: 不是报知的索引 (not a baozhi index)")
        version = self.format
        if version > FORMAT:
            raise IndexFormatError(
                f"{self.folder}: 索引格式是 {version}，本程序只认到 {FORMAT}，请升级程序 "
                f"(index format {version}, this program knows {FORMAT}: upgrade the program)"
            )
        if version < 1:
            raise damaged(self.folder, f"format {version}")
        return version

    @property
    def format(self) -> int:
        """The number of the tables' format."""
        version: int = self.connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    @property
    def replaced(self) -> bool:
        """Whether the folder holds another database by now, or none."""
        return self._file != _identity(self.folder, fixed=self._fixed)

    @property
    def schema_sum(self) -> str:
        """The checksum of the tables' definitions, to be kept among the values."""
        rows = self.connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2, 3")
        return str(checksum(*(value for row in rows for value in row)))

    def meta(self, key: str, default: str | None = None) -> str | None:
        """Return a value of the index as a whole.

        Raises:
            IndexFormatError: it is not what was stored.
        """
        with storage_errors(self.folder):
            row = self.connection.execute("SELECT value, crc FROM meta WHERE key = ?", (key,)).fetchone()
        if row is None:
            return default
        if row[1] != checksum(key, row[0]):
            raise damaged(self.folder, f"meta {key}")
        return str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Store a value of the index as a whole."""
        self.connection.execute(
            "INSERT OR REPLACE INTO meta (key, value, crc) VALUES (?, ?, ?)",
            (key, value, checksum(key, value)),
        )

    @property
    def generation(self) -> int:
        """Number of changes so far; derived files carry it in their names."""
        return int(self.meta("generation", "0") or 0)

    @contextmanager
    def snapshot(self) -> Iterator[int]:
        """Hold one state of the tables for the reads inside; yields its generation."""
        with storage_errors(self.folder):
            self.connection.execute("BEGIN")
            try:
                yield self.generation
            finally:
                self._roll_back()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all changes inside visible at once, or none of them."""
        with storage_errors(self.folder):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:  # on a full disk SQLite has rolled back by itself
            self.connection.execute("ROLLBACK")

    def exclusive(
        self, *, timeout: float = 60.0, on_wait: OnWait | None = None
    ) -> AbstractContextManager[None]:
        """Hold the right to change the index: see ``retriever.index.locking.exclusive``."""
        return exclusive(self.folder, timeout=timeout, on_wait=on_wait)
