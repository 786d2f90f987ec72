"""One SQLite file, or memory: opened, brought to this version's schema, changed in transactions.

It is used in the thread of the event loop alone: every statement touches a few rows by their key. The log is
written ahead (WAL) without waiting for the disk, so what was committed outlives ``kill -9``; a power cut may
take the last moments with it, but leaves the file whole. What does wait for the disk, moving the log into the
file, is for another thread: ``checkpoint``.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.telegram.errors import StateError
from bot.telegram.state.schema import MIGRATIONS

FILE_NAME = "state.db"


@dataclass(frozen=True, slots=True)
class Clocks:
    """The machine's clocks: seconds since the epoch, and seconds that only ever grow."""

    wall: Callable[[], float] = time.time
    ticks: Callable[[], float] = time.monotonic


class Database:
    """A connection to the state.

    Args:
        folder: where the file is, made when missing and closed to other users of the machine; None keeps the
            state in memory.
        migrations: the steps that lead to the tables.
        clocks: tell when a row is written.

    Raises:
        StateError: the file is damaged, read-only or from a later version.
    """

    def __init__(
        self,
        folder: Path | None,
        migrations: Sequence[Sequence[str]] = MIGRATIONS,
        clocks: Clocks = Clocks(),
    ) -> None:
        self.clocks = clocks
        self._connection: sqlite3.Connection | None = None
        self.path = folder / FILE_NAME if folder else None
        try:
            if folder:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = _connect(self.path)
            _migrate(self._connection, migrations)
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise StateError(f"{self.path}: {error}") from error

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection, for a consistent copy."""
        if self._connection is None:
            raise StateError(f"{self.path}: closed")
        return self._connection

    def close(self) -> None:
        """Give the file back."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return the rows of a query.

        Raises:
            StateError: the file cannot be read.
        """
        return self._execute(query, values).fetchall()

    def row(self, query: str, *values: object) -> Any:
        """Return the first row of a query, or None."""
        return self._execute(query, values).fetchone()

    def change(self, statement: str, *values: object) -> int:
        """Run one statement and return how many rows it changed.

        Raises:
            StateError: the file cannot be written, for want of room say.
        """
        return self._execute(statement, values).rowcount

    def checkpoint(self) -> None:
        """Move the log into the file; may be called in any thread."""
        if self.path is None:
            return
        with (
            suppress(sqlite3.OperationalError),  # the next one will do
            closing(sqlite3.connect(self.path, timeout=1.0)) as connection,
        ):
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the changes inside all together or not at all; may be nested."""
        if self.connection.in_transaction:
            yield
            return
        self._execute("BEGIN IMMEDIATE")
        try:
            yield
            self._execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self._execute("ROLLBACK")
            raise

    def _execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        try:
            return self.connection.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise StateError(f"{self.path}: {error}") from error


def storable(value: object) -> str:
    """Return a value as JSON that can be stored: half a character becomes a question mark."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def _connect(path: Path | None) -> sqlite3.Connection:
    connection = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=5.0)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("PRAGMA secure_delete = ON")  # what was forgotten is overwritten
    return connection


def _migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(migrations):
        raise sqlite3.DatabaseError("状态文件来自更新的版本，请升级程序 (written by a later version)")
    for number, statements in enumerate(migrations[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
