"""The lock for changing an index. Processes take it one at a time, in the order in which they came.

Who finds the lock taken draws a ticket, a file named by the time, and keeps it locked while it waits. Only
the oldest ticket may take the lock, so a process that changes the index again and again cannot keep another
one out. The system gives back the locks of a process that ends, however it ends: its ticket counts no more.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from retriever.errors import IndexLockedError
from retriever.index.faults import one_line, storage_errors

if TYPE_CHECKING:
    from filelock import FileLock

LOCK = "lock"
OWNER = "lock.owner"
_TICKET = "lock.wait-*"
_LOOK_SECONDS = 0.02

#: Where a change says who holds the lock it waits for.
OnWait = Callable[[str], None]


@contextmanager
def exclusive(folder: Path, *, timeout: float = 60.0, on_wait: OnWait | None = None) -> Iterator[None]:
    """Hold the lock on the index in a folder. It ends with the process, however that ends.

    Raises:
        IndexLockedError: others kept it for ``timeout`` seconds; says which process.
        StorageError: the folder cannot be written.
    """
    lock, owner = _lock(folder / LOCK), folder / OWNER
    with storage_errors(folder):
        if next(_tickets(folder, None), None) is not None or not _taken(lock):
            _wait(folder, lock, timeout, on_wait)
    try:
        with storage_errors(folder):
            owner.write_text(f"{os.getpid()}\n", encoding="utf-8")
        yield
    finally:
        with suppress(OSError):  # on a full disk the right is still given back
            owner.write_text("", encoding="utf-8")
        lock.release()


def _wait(folder: Path, lock: "FileLock", timeout: float, on_wait: OnWait | None) -> None:
    """Take the lock when it is our turn."""
    holder = _holder(folder)
    if on_wait:
        on_wait(holder)
    deadline = time.monotonic() + timeout
    ticket = folder / _TICKET.replace("*", f"{time.time_ns():020d}-{os.getpid()}")
    turn = _lock(ticket)
    try:
        while True:
            if not ticket.exists():  # at first, or taken for a dead one in the moment before it was locked
                turn.release()
                _taken(turn)
            if next(_tickets(folder, ticket), ticket) == ticket and _taken(lock):
                return
            if time.monotonic() >= deadline:
                raise IndexLockedError(
                    f"{folder}: 进程 {holder} 正在改动索引，请稍后再试 (busy: process {holder})"
                )
            time.sleep(_LOOK_SECONDS)
    finally:
        turn.release()
        ticket.unlink(missing_ok=True)


def _tickets(folder: Path, own: Path | None) -> Iterator[Path]:
    """Yield the tickets of those that still wait, oldest first; those of the dead are thrown away."""
    for ticket in sorted(folder.glob(_TICKET)):
        if ticket != own:
            found = _lock(ticket)
            if _taken(found):
                ticket.unlink(missing_ok=True)
                found.release()
                continue
        yield ticket


def _lock(path: Path) -> "FileLock":
    from filelock import FileLock  # noqa: PLC0415  (who only asks takes no lock, and the library takes 10 ms)

    return FileLock(path)


def _taken(lock: "FileLock") -> bool:
    """Take a lock if it is free, and tell whether it was."""
    from filelock import Timeout  # noqa: PLC0415  (see _lock)

    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    return True


def _holder(folder: Path) -> str:
    """Return who holds the lock, as far as it is known."""
    try:
        return one_line((folder / OWNER).read_text(encoding="utf-8", errors="replace"))[:20] or "?"
    except FileNotFoundError:
        return "?"
