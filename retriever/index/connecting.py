"""A connection to a database on disk, also where its folder cannot be written."""

import os
import sqlite3
from pathlib import Path

from retriever.errors import StorageError

#: What SQLite says where the log beside the database cannot be made: no rights, or a full disk.
_NO_LOG = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}
)


def connect(path: Path, *, writable: bool) -> tuple[sqlite3.Connection, bool]:
    """Open a database, and tell whether it is read as a fixed file.

    Without ``writable`` nothing is changed. Where SQLite cannot make its log, the file is read as it is on the disk.

    Raises:
        StorageError: it would have to be read so, but changes of it are only in a log.
        sqlite3.DatabaseError: it cannot be opened.
    """
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


def file_identity(path: Path, *, fixed: bool) -> tuple[int, ...] | None:
    """Return numbers that tell a file from another one that replaces it; None where there is none.

    Args:
        path: of the file.
        fixed: whether it is read as if it never changed. Another state of it is then another file.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - at every search; half the time of Path.stat
    except OSError:
        return None
    return (found.st_dev, found.st_ino, *((found.st_mtime_ns, found.st_size) if fixed else ()))
