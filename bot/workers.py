"""Threads beside the event loop for work that keeps a processor busy.

The threads are daemons: an answer that never ends must not hold up the end of the program, which
the threads of ``concurrent.futures`` would do. They live as long as the service, since models keep
buffers and databases keep connections for each thread.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar
from weakref import WeakSet

_T = TypeVar("_T")
_threads: WeakSet[Thread] = WeakSet()


class WorkersClosedError(Exception):
    """The work was not done, because the program is stopping."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], object]
    future: asyncio.Future[Any]


class Workers:
    """A fixed number of threads that take up work in the order in which it came.

    Its methods are called in the thread of the event loop.
    """

    def __init__(self, count: int, name: str = "answer") -> None:
        self._count = count
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._unfinished: set[asyncio.Future[Any]] = set()
        self._closed = False
        for number in range(count):
            thread = Thread(target=_serve, args=(self._jobs,), name=f"{name}-{number}", daemon=True)
            thread.start()
            _threads.add(thread)

    @property
    def unfinished(self) -> int:
        """How many pieces of work are waiting or under way."""
        return len(self._unfinished)

    async def run(self, work: Callable[[], _T]) -> _T:
        """Do the work in one of the threads and return its result or raise its exception.

        Raises:
            WorkersClosedError: the work was not done, or not in time, because of ``close`` or
                ``abandon``.
        """
        if self._closed:
            raise WorkersClosedError
        future: asyncio.Future[_T] = asyncio.get_running_loop().create_future()
        self._unfinished.add(future)
        future.add_done_callback(self._unfinished.discard)
        self._jobs.put(_Job(work, future))
        return await future

    def close(self) -> None:
        """Take no more work and give back what is waiting; what is under way goes on."""
        if self._closed:
            return
        self._closed = True
        with suppress(Empty):
            while True:
                job = self._jobs.get_nowait()
                if job and not job.future.done():
                    job.future.set_exception(WorkersClosedError())
        for _ in range(self._count):
            self._jobs.put(None)

    def abandon(self) -> None:
        """Close, and give back what is under way too; nobody hears of its result."""
        self.close()
        for future in list(self._unfinished):
            if not future.done():
                future.set_exception(WorkersClosedError())


def workers_ended(seconds: float) -> bool:
    """Return whether the threads of all workers have ended, after at most so many seconds."""
    until = time.monotonic() + seconds
    for thread in list(_threads):
        thread.join(max(0.0, until - time.monotonic()))
    return not any(thread.is_alive() for thread in _threads)


def _serve(jobs: SimpleQueue[_Job | None]) -> None:
    while job := jobs.get():
        if job.future.cancelled():
            continue
        result: object = None
        failure: BaseException | None = None
        try:
            result = job.work()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it goes to the one who asked
            # a future takes any exception but this one, which would end the coroutine that waits
            failure = RuntimeError(repr(error)) if isinstance(error, StopIteration) else error
        with suppress(RuntimeError):  # the loop has closed: nobody waits any more
            job.future.get_loop().call_soon_threadsafe(_settle, job.future, result, failure)


def _settle(future: asyncio.Future[Any], result: object, failure: BaseException | None) -> None:
    if future.done():
        return
    if failure is None:
        future.set_result(result)
    else:
        future.set_exception(failure)
