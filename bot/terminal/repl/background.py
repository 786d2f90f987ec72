"""Work runs in a thread of its own. Ctrl-C then interrupts only the wait for it."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def in_background(task: Callable[[], T]) -> "Future[T]":
    """Begin a task; return its future.

    Python interrupts its main thread wherever it is, and a library that is being loaded there stays broken.
    A task that nobody waits for any more goes on to its end, and does not keep the program from ending.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(task())
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future
