"""Errors of SQLite, of the disk and of damaged rows become errors of this package, one line each."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from retriever.errors import ClosedError, IndexFormatError, IndexLockedError, RetrieverError, StorageError

_FULL: Final = "磁盘满了，索引没有改动 (the disk is full; the index is unchanged)"
_READ_ONLY: Final = "不能写入，索引没有改动 (cannot be written; the index is unchanged)"
#: A statement of ours fails with SQLITE_ERROR only where the file is not what was written.
_DAMAGED: Final = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
)
_LONGEST = 120


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn the errors of SQLite and of the disk into ours, a line each."""
    try:
        yield
    except sqlite3.ProgrammingError as error:
        if "closed" in str(error):
            raise ClosedError.of(folder) from error
        raise  # a mistake in our own code
    except (
        sqlite3.IntegrityError
    ):  # a mistake of ours or damage: see ``retriever.index.verify.report_damage``
        raise
    except sqlite3.DatabaseError as error:
        raise _ours(folder, error) from error
    except UnicodeDecodeError as error:  # a column of which SQLite hands on the bytes
        raise damaged(folder, "not UTF-8") from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise StorageError(f"{folder}: {_FULL}") from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise StorageError(f"{folder}: {_READ_ONLY}") from error
        raise StorageError(f"{folder}: {error.strerror or error}") from error


def damaged(folder: object, what: str) -> IndexFormatError:
    """Return the error for an index whose file is not what was written."""
    return IndexFormatError(
        f"{folder}: 索引损坏，请删掉后重建 (damaged; delete and index again): {one_line(what)}"
    )


def one_line(text: str) -> str:
    """Return what another program says, in one line of bearable length that can be shown anywhere."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    line = " ".join(shown.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _ours(folder: Path, error: sqlite3.DatabaseError) -> RetrieverError:
    """Return our error for one of SQLite's."""
    # Errors of the module itself have no code: a text that is no UTF-8, a statement too large.
    exact = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    code, text = exact & 0xFF, str(error)
    if (
        code == sqlite3.SQLITE_FULL or exact == sqlite3.SQLITE_IOERR_SHMSIZE
    ):  # no room for the index of the log
        return StorageError(f"{folder}: {_FULL}")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StorageError(f"{folder}: {_READ_ONLY}")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexLockedError(f"{folder}: 另一个进程正占用索引，请稍后再试 (the index is busy)")
    if code in _DAMAGED:
        return damaged(folder, text)
    return StorageError(f"{folder}: 磁盘读写出错 (disk error): {one_line(text)}")
