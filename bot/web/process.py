"""The server as a process: its port, its signals, its end."""

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from bot.errors import SettingsError
from bot.web.app import make_app
from bot.web.service.library import Library
from bot.web.settings import ServerSettings

_IDLE_SECONDS = 15  # of a connection that is kept
_BACKLOG = 512


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
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host.strip("[]"), settings.port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"--port {settings.port}: 端口用不了 (cannot listen there): {error.strerror or error}"
        ) from error
    return listening


def _address(listening: socket.socket, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listening.getsockname()[1]}/"
