"""Serving over HTTP: who may call, and the port.

A page in a browser could call a port of this machine behind its reader's back, also under a name that it has made to
lead here. So the names under which this server is called are known, and a call from another page is refused.
"""

import logging
import math
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import uvicorn
from mcp.server.lowlevel import Server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import SettingsError
from bot.keys import Doorkeeper, Keys, shown_key
from bot.listening import LOOPBACK, listening_socket, parse_place

TOKEN_VARIABLE: Final = "BAOZHI_MCP_TOKEN"  # noqa: S105 - the variable's name
PATH: Final = "/mcp"
#: Bytes of a request; a question has a few hundred.
_LARGEST: Final = 1 << 20
_ANY: Final = ("0.0.0.0", "::")  # noqa: S104 - told from others, not listened on
_ENDING_SECONDS: Final = 5

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server listens, and who is let in.

    Attributes:
        names: under which it is called, beside its own address: the Host of a request.
        origins: pages that may call it, https://example.org.
        keys: one of which a caller must bring; none where everybody who reaches the port may call.
    """

    host: str
    port: int
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    keys: Keys = field(default_factory=Keys)

    @classmethod
    def parse(cls, listen: str, names: Sequence[str], origins: Sequence[str], keys: Keys) -> "Door":
        """Return the door that the options describe.

        Raises:
            SettingsError: a place that cannot be listened on, or one open to others without a name or a key.
        """
        host, port = parse_place(listen)
        if host in _ANY and not names:
            raise SettingsError(
                f"--listen {listen}: 请用 --name 写明别人用什么名字访问 (say with --name how others call this machine)"
            )
        if host not in LOOPBACK and not keys:
            raise SettingsError(
                f"--listen {listen}: 别的机器也能访问，请先用 baozhi serve --new-key 建钥匙，或设 {TOKEN_VARIABLE} "
                f"(others can call it: make a key with baozhi serve --new-key, or set {TOKEN_VARIABLE})"
            )
        return cls(host, port, tuple(names), tuple(origins), keys)

    @property
    def local(self) -> bool:
        """Whether only programs on this machine call."""
        return self.host in LOOPBACK and not self.names and not self.keys

    @property
    def security(self) -> TransportSecuritySettings:
        """The hosts and origins that are taken, with and without a port."""
        own = [f"[{name}]" if ":" in name else name for name in (*LOOPBACK, self.host, *self.names)]
        return TransportSecuritySettings(
            allowed_hosts=[form for name in own for form in (name, f"{name}:*")],
            allowed_origins=[
                *self.origins,
                *(form for name in own for form in (f"http://{name}", f"http://{name}:*")),
            ],
        )


class _Guarded:
    """An application that only those with a key may call."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app = app
        self._doorkeeper = Doorkeeper(keys)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (refusal := self._refusal(HTTPConnection(scope))):
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, connection: HTTPConnection) -> Response | None:
        key = shown_key(connection.headers.get("authorization", ""))
        address = connection.client.host if connection.client else "-"
        wait = self._doorkeeper.wait(address) if key else 0.0
        if wait:
            return Response(status_code=429, headers={"retry-after": str(math.ceil(wait))})
        if self._doorkeeper.holder(key, address) is None:
            return Response(status_code=401, headers={"www-authenticate": "Bearer"})
        return None


def application(server: Server[Any], door: Door) -> ASGIApp:
    """Return the application: no session is kept between calls, whichever version of the protocol a client speaks."""
    app: ASGIApp = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=_LARGEST,
        transport_security=door.security,
    )
    return _Guarded(app, door.keys) if door.keys else app


def serve_http(server: Server[Any], door: Door) -> None:
    """Answer until the program is told to stop.

    Raises:
        SettingsError: the port is taken, or not ours to take.
    """
    try:
        listening = listening_socket(door.host, door.port)
    except OSError as error:
        place = f"--listen {door.host}:{door.port}"
        raise SettingsError(f"{place}: 端口用不了 (cannot listen there): {error.strerror}") from error
    host, port = listening.getsockname()[:2]
    _log.info("listening on http://%s:%d%s", f"[{host}]" if ":" in host else host, port, PATH)
    config = uvicorn.Config(
        application(server, door),
        log_config=None,
        access_log=False,
        ws="none",
        timeout_graceful_shutdown=_ENDING_SECONDS,
    )
    for number in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # uvicorn ends by them, and raises them again for who was there before
        signal.signal(number, lambda *_: None)
    uvicorn.Server(config).run([listening])
