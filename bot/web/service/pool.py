"""Room for so many requests: some are worked on in threads, some wait, the rest are told to come again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from bot.web.errors import overloaded
from bot.workers import Workers, WorkersClosedError

_T = TypeVar("_T")


class Pool:
    """Threads with a bounded number of requests before them. Its methods are called in the event loop's thread."""

    def __init__(self, threads: int, waiting: int) -> None:
        self._workers = Workers(threads, "web")
        self._most = threads + waiting
        self.inside = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place for one request.

        Raises:
            ProblemError: all are taken.
        """
        if self.inside >= self._most:
            raise overloaded()
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1

    async def run(self, work: Callable[[], _T]) -> _T:
        """Do the work of a request that holds a place, in one of the threads."""
        try:
            return await self._workers.run(work)
        except WorkersClosedError as error:
            raise overloaded() from error

    def close(self) -> None:
        """Take no more work; what is under way goes on, and nobody waits for it."""
        self._workers.abandon()
