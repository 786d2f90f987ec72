"""The server as a process: its port, its signals, its end."""

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from bot.errors import SettingsError
from bot.listening import listening_socket
from bot.web.app import make_app
from bot.web.service.library import Library
from bot.web.settings import ServerSettings

_IDLE_SECONDS = 15  # of a connection that is kept


def serve(library: Library, settings: ServerSettings, ready: Callable[[str], None]) -> None:
    """Serve an archive until SIGINT or SIGTERM; SIGHUP opens the archive anew.

    Args:
        library: the open archive; it is closed at the end.
        settings: how it is served.
        ready: is told the address when requests are taken.

    Raises:
        SettingsError: the port is taken, or not ours to take.
    """
    listening = _listen(settings)
    app = make_app(library, settings)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # it would hold what people ask
        server_header=False,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=max(1, int(settings.grace)),
        lifespan="on",
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        # uvicorn raises them once more when it has ended in order, to end the program that it takes itself for
        signal.signal(number, signal.SIG_IGN)
    with listening:
        _Server(config, app.state.service.reload, lambda: ready(_address(listening, settings.host))).run(
            [listening]
        )


class _Server(uvicorn.Server):
    """A server that takes SIGHUP too, and tells when it takes requests."""

    def __init__(self, config: uvicorn.Config, reload: Callable[[], None], ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._reload = reload
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take requests."""
        await super().startup(sockets)
        with suppress(NotImplementedError, AttributeError):  # no such signal on Windows
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._reload)
        if self.started:
            self._ready()


def _listen(settings: ServerSettings) -> socket.socket:
    try:
        return listening_socket(settings.host.strip("[]"), settings.port)
    except OSError as error:
        raise SettingsError(
            f"--port {settings.port}: 端口用不了 (cannot listen there): {error.strerror or error}"
        ) from error


def _address(listening: socket.socket, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}/"
