"""What happens in the bot as Prometheus metrics, in a registry of its own."""

import time

from prometheus_client import Counter, Gauge, Histogram

from bot.prometheus import OwnRegistry
from bot.telegram.events import Events

#: Upper bounds of the latency histogram, in seconds.
BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0)


class Metrics(OwnRegistry, Events):
    """Counts events; its methods are called in the thread of the event loop.

    Attributes:
        last_poll: when the server last gave a sign of life, in seconds of the monotonic clock.
    """

    def __init__(self) -> None:
        super().__init__()
        ours = self._ours
        self.last_poll = time.monotonic()
        self._questions = Counter("baozhi_questions", "Questions by outcome.", ["outcome"], **ours)
        self._seconds = Histogram(
            "baozhi_answer_seconds", "From the question to the answer.", buckets=BUCKETS, **ours
        )
        self._errors = Counter("baozhi_errors", "What went wrong, by kind.", ["kind"], **ours)
        self._floods = Counter("baozhi_flood_waits", "Answers of the server that ask to wait.", **ours)
        self._flood_seconds = Counter(
            "baozhi_flood_wait_seconds", "Seconds the server asked to wait.", **ours
        )
        self._queue = Gauge("baozhi_queue", "Updates being worked on or waiting.", **ours)
        self._since_poll = Gauge("baozhi_seconds_since_poll", "Since the server's last sign of life.", **ours)
        self._since_poll.set_function(self.seconds_since_poll)
        self._lag = Histogram(
            "baozhi_loop_lag_seconds",
            "How late the event loop wakes up.",
            buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 1.0),
            **ours,
        )
        self._most_lag = Gauge("baozhi_loop_lag_max_seconds", "The latest wake-up so far.", **ours)
        self._most_blocked = Gauge(
            "baozhi_loop_blocked_max_seconds",
            "The most of such a delay that the event loop's own work can have caused.",
            **ours,
        )
        self._most = (0.0, 0.0)
        for outcome in ("answered", "refused", "failed"):
            self._questions.labels(outcome)

    def answered(self, seconds: float, *, refused: bool) -> None:
        """Count a question."""
        self._questions.labels("refused" if refused else "answered").inc()
        self._seconds.observe(seconds)

    def failed(self, error: BaseException) -> None:
        """Count an error under the name of its class: there are few of these, and no text of a user in them."""
        self._questions.labels("failed").inc()
        self._errors.labels(type(error).__name__).inc()

    def flooded(self, seconds: float) -> None:
        """Count a request to wait."""
        self._floods.inc()
        self._flood_seconds.inc(max(seconds, 0.0))

    def queued(self, length: int) -> None:
        """Show the length of the queue."""
        self._queue.set(length)

    def polled(self) -> None:
        """Note a sign of life."""
        self.last_poll = time.monotonic()

    def woken(self, late: float, busy: float) -> None:
        """Count a wake-up of the event loop.

        Args:
            late: seconds after it was due.
            busy: processor time of the loop's thread since the last wake-up, in seconds. What exceeds it in the delay
                was taken by other threads and programs.
        """
        self._lag.observe(max(late, 0.0))
        self._most = (max(self._most[0], late), max(self._most[1], min(late, busy)))
        self._most_lag.set(self._most[0])
        self._most_blocked.set(self._most[1])

    def seconds_since_poll(self) -> float:
        """Return how long ago the server last gave a sign of life."""
        return time.monotonic() - self.last_poll
