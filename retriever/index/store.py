"""One folder on disk: what is true (SQLite), who may change it (a lock), how a change becomes visible.

Readers see the state of one commit from the first row of a search to the last (write-ahead log); a change
is one commit. Everything else in the folder is derived and can be made again from the tables.
"""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from retriever.errors import (
    IndexFormatError,
    IndexLockedError,
    IndexNotFoundError,
    RetrieverError,
    StorageError,
)
from retriever.index.schema import APPLICATION_ID, FORMAT, TABLES

DATABASE = "archive.db"
#: Pages of the tables that a connection keeps. SQLite's own 2 MB make BM25 over a million passages half as slow again.
CACHE_KIB = 32 * 1024
_FULL = "磁盘满了，索引没有改动 (the disk is full; the index is unchanged)"
_READ_ONLY = "不能写入，索引没有改动 (cannot be written; the index is unchanged)"


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the disk into ours, a line each."""
    try:
        yield
    except sqlite3.ProgrammingError:  # a mistake in our own code, such as use after close
        raise
    except sqlite3.DatabaseError as error:
        raise _ours(folder, str(error)) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StorageError(f"{folder}: {_FULL}") from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise StorageError(f"{folder}: {_READ_ONLY}") from error
        raise StorageError(f"{folder}: {error.strerror or error}") from error


def _ours(folder: Path, text: str) -> RetrieverError:
    """Return our error for the message of one of SQLite's."""
    if "full" in text:
        return StorageError(f"{folder}: {_FULL}")
    if "readonly" in text or "unable to open" in text:
        return StorageError(f"{folder}: {_READ_ONLY}")
    if "locked" in text or "busy" in text:
        return IndexLockedError(f"{folder}: 另一个进程正占用索引，请稍后再试 (the index is busy)")
    if any(
        sign in text for sign in ("malformed", "not a database", "no such table", "no such column", "decode")
    ):
        return IndexFormatError(f"{folder}: 索引损坏，请删掉后重建 (damaged; delete and index again): {text}")
    return StorageError(f"{folder}: 磁盘读写出错 (disk error): {text}")


def _connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open the database; where its folder may not be written, as it is on the disk."""
    uri = f"{path.resolve().as_uri()}?mode={'rwc' if writable else 'ro'}"
    connection = _configured(uri)
    if writable:
        return connection
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        log = path.with_name(f"{path.name}-wal")
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        if log.exists() and log.stat().st_size:  # the newest changes would be missed
            raise StorageError(
                f"{path.parent}: 索引正被改动，而这里没有写权限 (in use, and not writable here)"
            ) from error
        connection = _configured(f"{uri}&immutable=1")
    return connection


def _configured(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30.0, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _nothing_here(folder: Path) -> IndexNotFoundError:
    return IndexNotFoundError(
        f"{folder}: 这里没有索引，先运行 baozhi index 文件 --index {folder} (no index here yet)"
    )


class Store:
    """The tables of one index folder and the right to change them."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.connection = connection

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> "Store":
        """Open the index in a folder; with ``create`` make it where there is none.

        Raises:
            IndexNotFoundError: no index there, and none to be made.
            IndexFormatError: damaged, not an index, or written by a newer version.
            StorageError: the folder cannot be written.
        """
        path = folder / DATABASE
        with storage_errors(folder):
            if not path.exists():
                if not create:
                    raise _nothing_here(folder)
                folder.mkdir(parents=True, exist_ok=True)
            store = cls(folder, _connect(path, writable=create))
            try:
                if create:
                    store._prepare()
                store._check_format()
                store.connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
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
                    for statement in TABLES.split(";\n"):
                        if statement.strip():
                            self.connection.execute(statement)
                    self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    self.connection.execute(f"PRAGMA user_version = {FORMAT}")

    def _tables(self) -> int:
        count: int = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        return count

    def _check_format(self) -> None:
        if self._tables() == 0:  # its making was cut short
            raise _nothing_here(self.folder)
        application = self.connection.execute("PRAGMA application_id").fetchone()[0]
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION_ID:
            raise IndexFormatError(f"{self.folder / DATABASE}: 不是报知的索引 (not a baozhi index)")
        if version != FORMAT:
            newer = version > FORMAT
            raise IndexFormatError(
                f"{self.folder}: 索引格式是 {version}，本程序用 {FORMAT}，"
                f"请{'升级程序' if newer else '删掉重建'} (index format {version}, this program has {FORMAT}: "
                f"{'upgrade the program' if newer else 'delete and index again'})"
            )

    def meta(self, key: str, default: str | None = None) -> str | None:
        """Return a value of the index as a whole."""
        with storage_errors(self.folder):
            row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else default

    def set_meta(self, key: str, value: str) -> None:
        """Store a value of the index as a whole."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

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

    @contextmanager
    def exclusive(
        self, *, timeout: float = 60.0, on_wait: Callable[[str], None] | None = None
    ) -> Iterator[None]:
        """Hold the right to change the index; the lock ends with the process, however that ends.

        Raises:
            IndexLockedError: another process kept it for ``timeout`` seconds; says which one.
            StorageError: the folder cannot be written.
        """
        lock = FileLock(self.folder / "lock")
        owner = self.folder / "lock.owner"
        with storage_errors(self.folder):
            self._acquire(lock, owner, timeout, on_wait)
        try:
            with storage_errors(self.folder):
                owner.write_text(f"{os.getpid()}\n", encoding="utf-8")
            yield
        finally:
            with suppress(OSError):  # on a full disk the right is still given back
                owner.write_text("", encoding="utf-8")
            lock.release()

    def _acquire(
        self, lock: FileLock, owner: Path, timeout: float, on_wait: Callable[[str], None] | None
    ) -> None:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            holder = (owner.read_text(encoding="utf-8").strip() if owner.exists() else "") or "?"
            if on_wait:
                on_wait(holder)
            try:
                lock.acquire(timeout=timeout)
            except Timeout:
                raise IndexLockedError(
                    f"{self.folder}: 进程 {holder} 正在改动索引，请稍后再试 (busy: process {holder})"
                ) from None
