"""Prometheus metrics in a registry of their own, with those of the process."""

from typing import Any, Final

from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector, generate_latest

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


class OwnRegistry:
    """What the metrics of one door have in common."""

    def __init__(self) -> None:
        self._collectors = CollectorRegistry()
        #: Each metric is made with these.
        self._ours: dict[str, Any] = {"registry": self._collectors}
        ProcessCollector(**self._ours)
        PlatformCollector(**self._ours)

    def text(self) -> bytes:
        """Return all metrics in the text format that Prometheus reads."""
        return generate_latest(self._collectors)
