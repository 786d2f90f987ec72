"""A port for those who watch the bot: /healthz says whether it lives, /metrics how it does.

Open on the loopback interface alone: neither page asks who reads it.
"""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from tornado.web import Application, RequestHandler

from bot.listening import listening_socket
from bot.prometheus import CONTENT_TYPE
from bot.telegram.errors import SettingsError
from bot.telegram.pace import Pace
from bot.telegram.watch.metrics import Metrics
from bot.telegram.wire.ports import serve_http

_LOOPBACK = "127.0.0.1"
_LARGEST = 1 << 10  # bytes of a request: it has no body
_WAKE_SECONDS = 0.05

#: A long poll, the longest pause after failures, and a margin, in seconds.
PATIENCE = 90.0

Listen = Callable[[str, int], socket.socket]


@asynccontextmanager
async def health_port(
    port: int,
    metrics: Metrics,
    patience: float | None = PATIENCE,
    pace: Pace = Pace(),
    listen: Listen = listening_socket,
) -> AsyncIterator[int]:
    """Serve /healthz and /metrics inside the block, which gets the number of the port.

    Args:
        port: where; 0 takes a free one.
        metrics: what is shown.
        patience: seconds without a sign of life from the server until /healthz answers 503; None for ever, as
            with a webhook, to which nothing comes while nobody asks.
        pace: how long it waits for those who connect.
        listen: opens the port.

    Raises:
        SettingsError: the port is taken, or not ours to take.
    """
    try:
        listening = listen(_LOOPBACK, port)
    except OSError as error:
        raise SettingsError(f"--health {port}: 端口用不了 (cannot listen there): {error.strerror}") from error
    handlers: list[Any] = [
        (r"/healthz", _Health, {"metrics": metrics, "patience": patience}),
        (r"/metrics", _Metrics, {"metrics": metrics}),
    ]
    server = serve_http(Application(handlers, log_function=_silent), listening, _LARGEST, pace)
    watch = asyncio.create_task(_watch_loop(metrics))
    try:
        yield listening.getsockname()[1]
    finally:
        watch.cancel()
        server.stop()
        with suppress(asyncio.CancelledError):
            await watch
        await server.close_all_connections()


async def _watch_loop(metrics: Metrics) -> None:
    """Measure how late the event loop is, all the time.

    The wall clock also counts what other threads and programs took; the thread's own processor time does not.
    """
    while True:
        wall, busy = time.monotonic(), time.thread_time()
        await asyncio.sleep(_WAKE_SECONDS)
        metrics.woken(time.monotonic() - wall - _WAKE_SECONDS, time.thread_time() - busy)


class _Health(RequestHandler):
    def initialize(self, metrics: Metrics, patience: float | None) -> None:
        self._metrics = metrics
        self._patience = patience

    def get(self) -> None:
        """Answer 200, or 503 where the Bot API server has been silent for too long."""
        silent = self._metrics.seconds_since_poll()
        well = self._patience is None or silent < self._patience
        self.set_status(200 if well else 503)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"ok": well, "seconds_since_poll": round(silent, 1)}))


class _Metrics(RequestHandler):
    def initialize(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def get(self) -> None:
        """Answer with all metrics."""
        self.set_header("Content-Type", CONTENT_TYPE)
        self.finish(self._metrics.text())


def _silent(handler: RequestHandler) -> None:
    """Write no access log."""
