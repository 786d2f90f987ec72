"""The same line again and again: written a few times a minute, then counted, whatever goes wrong how often."""

import logging
import time
from collections.abc import Callable

WINDOW = 60.0  # seconds
MOST = 10  # of the same line in that time
_KEPT = 500  # kinds of lines


class Repeats(logging.Filter):
    """Holds back what has been written often enough; the next line of its kind tells how many these were.

    Two lines are of a kind where the same place wrote them at the same level about the same kind of error.
    """

    def __init__(
        self, window: float = WINDOW, most: int = MOST, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._clock = clock
        self._window = window
        self._most = most
        self._seen: dict[tuple[object, ...], tuple[float, int]] = {}  # since when, how often

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a record is to be written: what happens in the course of things is, each time."""
        if record.levelno < logging.WARNING:
            return True
        error = record.exc_info[0] if record.exc_info else None
        kind = (record.name, record.levelno, record.pathname, record.lineno, error)
        now = self._clock()
        since, count = self._seen.pop(kind, (now, 0))
        held = 0
        if now - since > self._window:
            since, count, held = now, 0, max(0, count - self._most)
        self._seen[kind] = since, count + 1
        while len(self._seen) > _KEPT:
            self._seen.pop(next(iter(self._seen)))
        if held:
            record.msg = f"{record.getMessage()} (+{held})"
            record.args = ()
        return count < self._most


def bound_logs(clock: Callable[[], float] = time.monotonic) -> None:
    """Let the program's logs repeat themselves no more than that."""
    for handler in logging.getLogger().handlers:
        if not any(isinstance(one, Repeats) for one in handler.filters):
            handler.addFilter(Repeats(clock=clock))
