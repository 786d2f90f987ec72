"""A port of this machine to listen on, which those who connect and say nothing cannot hold."""

import asyncio
import errno
import logging
import socket
from collections.abc import Callable, Iterable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application

from bot.telegram.pace import Pace

_BODY_SECONDS = 20.0  # for the body of a request
_AT_ONCE = 128
_NONE_LEFT = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)

_log = logging.getLogger(__name__)


def serve_http(
    application: Application,
    listening: socket.socket,
    most: int,
    pace: Pace = Pace(),
) -> HTTPServer:
    """Serve an application on a socket.

    Args:
        application: what answers.
        listening: where.
        most: bytes of a request's body.
        pace: how long it waits for those who connect.
    """
    server = _Server(
        application, max_body_size=most, idle_connection_timeout=pace.idle, body_timeout=_BODY_SECONDS
    )
    server.pause = pace.descriptors
    server.add_socket(listening)
    return server


class _Server(HTTPServer):
    """Waits a moment where a connection cannot be taken: it stays, and would be tried again without end."""

    pause: float

    def add_sockets(self, sockets: Iterable[socket.socket]) -> None:
        """Begin to take connections."""
        for listening in sockets:
            self._sockets[listening.fileno()] = listening
            self._handlers[listening.fileno()] = _accepting(listening, self._handle_connection, self.pause)


def _accepting(
    listening: socket.socket, take: Callable[[socket.socket, Any], None], pause: float
) -> Callable[[], None]:
    """Hand over connections as they come; return what ends it."""
    loop = IOLoop.current()
    later: asyncio.TimerHandle | None = None

    def resume() -> None:
        nonlocal later
        later = None
        loop.add_handler(listening, accept, IOLoop.READ)

    def accept(given: socket.socket, happened: int) -> None:
        nonlocal later
        for _ in range(_AT_ONCE):
            try:
                connection, address = listening.accept()
            except BlockingIOError:
                return
            except ConnectionAbortedError:
                continue
            except OSError as error:
                if error.errno not in _NONE_LEFT:
                    raise
                _log.warning("no connection can be taken: %s", error.strerror)
                loop.remove_handler(listening)
                later = asyncio.get_running_loop().call_later(pause, resume)
                return
            take(connection, address)

    def end() -> None:
        if later:
            later.cancel()
        else:
            loop.remove_handler(listening)

    resume()
    return end
