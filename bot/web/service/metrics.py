"""What happens in the server as Prometheus metrics, in a registry of its own."""

from prometheus_client import Counter, Gauge, Histogram

from bot.prometheus import OwnRegistry

#: Upper bounds of the latency histogram, in seconds.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics(OwnRegistry):
    """Counts requests and answers. No text of a user's and no address becomes a label."""

    def __init__(self) -> None:
        super().__init__()
        ours = self._ours
        self._requests = Counter("baozhi_web_requests", "Requests.", ["route", "status"], **ours)
        self._seconds = Histogram(
            "baozhi_web_request_seconds", "From request to answer.", ["route"], buckets=BUCKETS, **ours
        )
        self._outcomes = Counter("baozhi_web_answers", "Answers by outcome.", ["outcome"], **ours)
        self._reloads = Counter("baozhi_web_reloads", "Times the index was reloaded.", ["result"], **ours)
        self.inside = Gauge("baozhi_web_inside", "Requests worked on or waiting for a thread.", **ours)
        self.conversations = Gauge("baozhi_web_conversations", "Conversations that are kept.", **ours)
        for outcome in ("answered", "mentioned", "absent", "talk"):
            self._outcomes.labels(outcome)
        for result in ("done", "failed"):
            self._reloads.labels(result)

    def requested(self, route: str, status: int, seconds: float) -> None:
        """Count a request, under the pattern of its address."""
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answered(self, outcome: str) -> None:
        """Count an answer."""
        self._outcomes.labels(outcome).inc()

    def reloaded(self, *, done: bool) -> None:
        """Count a reload."""
        self._reloads.labels("done" if done else "failed").inc()
