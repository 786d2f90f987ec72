"""Processes that read files, several at once, each within bounds of memory and time.

What they read comes in pieces, and they wait while nobody takes it, so that memory stays small however much there is
to read. A file that ends its process, or of which nothing is heard for too long, is told; another process goes on
with the next one.
"""

import queue
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple

from corpus.crew.process import HAND, Ended, HandProcess, Line
from corpus.limits import MEMORY
from corpus.plain import PlainArticle

#: Seconds without a sign of life that a file is given, and one more for so many bytes of it.
PATIENCE: Final = 300.0
_BYTES_A_SECOND: Final = 50_000
_LOOK: Final = 0.5
_WAITING: Final = 4
"""Pieces that wait to be taken, for each process."""


class Part(NamedTuple):
    """Some articles of a file."""

    path: Path
    articles: tuple[PlainArticle, ...]


class Finished(NamedTuple):
    """A file was read whole; what was wrong with records that were left out."""

    path: Path
    problems: tuple[str, ...]


class Failed(NamedTuple):
    """A file cannot be read, and why."""

    path: Path
    why: str


Found = Part | Finished | Failed


class Crew:
    """So many processes that read files, kept from one call to the next.

    Use it in a ``with`` statement, at whose end they are gone; without one they go with this process.

    Args:
        size: how many processes.
        memory: bytes that reading may take in each.
        patience: seconds without a sign of life that a small file is given.
        command: starts a program that reads, as ``corpus.crew.hand`` does.
    """

    def __init__(
        self,
        size: int,
        *,
        memory: int = MEMORY,
        patience: float = PATIENCE,
        command: Sequence[str] = HAND,
    ) -> None:
        self._size = size
        self._command = command
        self._memory = memory
        self._patience = patience
        self._lock = threading.Lock()
        self._hands: dict[int, HandProcess] = {}
        self._threads: list[threading.Thread] = []
        self._closed = False

    def __enter__(self) -> "Crew":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            hands = list(self._hands.values())
        for hand in hands:
            hand.end()
        for thread in self._threads:
            thread.join()
        for hand in self._hands.values():
            hand.close()

    def read(self, paths: Iterable[Path]) -> Iterator[Found]:
        """Yield what the files hold, as it is read; of several files at once, each in its own order."""
        todo, ready = iter(paths), queue.Queue[Found | None](_WAITING * self._size)
        self._threads = [
            threading.Thread(target=self._serve, args=(number, todo, ready), daemon=True)
            for number in range(self._size)
        ]
        for thread in self._threads:
            thread.start()
        working, looked = self._size, time.monotonic()
        while working:
            with suppress(queue.Empty):
                found = ready.get(timeout=_LOOK)
                if found is None:
                    working -= 1
                else:
                    yield found
            if time.monotonic() - looked > _LOOK and ready.empty():
                self._end_the_silent()
                looked = time.monotonic()

    def _end_the_silent(self) -> None:
        with self._lock:
            hands = list(self._hands.values())
        for hand in hands:
            if hand.overdue():
                hand.end()

    def _serve(self, number: int, todo: Iterator[Path], ready: "queue.Queue[Found | None]") -> None:
        """Have the next file read as long as there is one, by a process that is started anew where one has ended."""
        try:
            while not self._closed:
                with self._lock:
                    path = next(todo, None)
                if path is None:
                    break
                for found in self._read(number, path):
                    self._put(ready, found)
        finally:
            self._put(ready, None)

    def _put(self, ready: "queue.Queue[Found | None]", found: Found | None) -> None:
        while not self._closed:
            with suppress(queue.Full):
                ready.put(found, timeout=_LOOK)
                return

    def _read(self, number: int, path: Path) -> Iterator[Found]:
        hand = self._hands.get(number)
        if hand is None:
            hand = HandProcess(self._command, self._memory)
            with self._lock:
                self._hands[number] = hand
                if self._closed:
                    hand.end()
        try:
            for line in hand.read(path, self._patience + _size(path) / _BYTES_A_SECOND):
                yield _found(path, line)
        except Ended as end:
            with self._lock:
                self._hands.pop(number, None)
            hand.close()
            if not self._closed:
                yield Failed(path, f"{path}: {end}")


def _found(path: Path, line: Line) -> Found:
    if "rows" in line:
        return Part(path, tuple(PlainArticle(*row) for row in line["rows"]))
    if "failed" in line:
        return Failed(path, line["failed"])
    return Finished(path, tuple(line["done"]))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
