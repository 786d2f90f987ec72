"""The gate before every address: which host was called, who comes, and whether there is budget left.

It also gives every reply the headers that keep a browser from doing what the page does not want, and counts it.
"""

import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.keys import shown_key
from bot.web.errors import ProblemError
from bot.web.service.service import Service, service_of
from bot.web.service.sessions import COOKIE
from bot.web.settings import is_loopback

#: Nothing from outside, nothing inline, and no frame around the page.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = [
    (b"content-security-policy", _POLICY.encode("ascii")),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]
_OPEN: Final = ("/healthz", "/openapi.json", "/enter")
"""Addresses that ask for no key: whether it lives, what it offers, where a key is shown."""
_STATIC: Final = "/static/"
_SAFE: Final = ("GET", "HEAD", "OPTIONS")

Refuse = Callable[[HTTPConnection, ProblemError], Response]


class Gate:
    """Middleware that lets a request through or refuses it; whoever comes is told as ``scope["state"]["who"]``."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.monotonic(), 500
        connection = HTTPConnection(scope)
        service = service_of(connection)

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message["headers"] = list(message.get("headers", []))
                named = {name for name, _ in headers}
                headers += _HEADERS
                if b"cache-control" not in named:
                    headers.append((b"cache-control", b"no-store"))
            await send(message)

        try:
            try:
                scope.setdefault("state", {})["who"] = _admit(connection, service)
            except ProblemError as problem:
                await self._refuse(connection, problem)(scope, receive, guarded)
            else:
                await self._app(scope, receive, guarded)
        finally:
            service.metrics.requested(_route(scope), status, time.monotonic() - started)


def who(connection: HTTPConnection) -> str:
    """Return who has come: the name of a key, or an address."""
    name: str = connection.scope["state"]["who"]
    return name


def _admit(connection: HTTPConnection, service: Service) -> str:
    """Return who comes.

    Raises:
        ProblemError: they are not let in.
    """
    _check_site(connection, service)
    address = connection.client.host if connection.client else "-"
    path = connection.scope["path"]
    if path in _OPEN or path.startswith(_STATIC):
        return f"address {address}"
    keyed = service.settings.keys
    caller = f"key {_holder(connection, service, address)}" if keyed else f"address {address}"
    service.spend(caller, time.monotonic())
    return caller


def _check_site(connection: HTTPConnection, service: Service) -> None:
    """Refuse what another site makes a browser do: call this machine by a name of its own, or send our forms."""
    headers = connection.headers
    host = headers.get("host", "")
    name = _name(host)
    if service.settings.local and not is_loopback(name) and name not in service.settings.names:
        raise ProblemError(
            403,
            "wrong_host",
            "请用 127.0.0.1 或 localhost 打开，或加 --name (reach it by 127.0.0.1, or see --name)",
        )
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    safe = connection.scope["method"] in _SAFE
    if (
        site is not None
    ):  # a link from elsewhere may be followed; nothing else is done for another site's page
        followed = safe and headers.get("sec-fetch-mode") == "navigate"
        foreign = site not in ("same-origin", "none") and not followed
    else:  # an older browser, or no browser
        foreign = not safe and origin is not None and urlsplit(origin).netloc != host
    if foreign:
        raise ProblemError(403, "wrong_host", "请求来自别的网站 (the request comes from another site)")


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _holder(connection: HTTPConnection, service: Service, address: str) -> str:
    """Return the name of the key that was shown, itself or by a cookie that stands for it."""
    token = shown_token(connection)
    name = service.sessions.holder(token) if token else None
    if name is not None:
        return name
    headers = connection.headers
    key = shown_key(headers.get("authorization", "")) or headers.get("x-api-key", "")
    return check_key(service, key, address)


def check_key(service: Service, key: str, address: str) -> str:
    """Return the name of whom a key was given to.

    Raises:
        ProblemError: it is no key, or too many wrong ones came from there.
    """
    wait = service.doorkeeper.wait(address)
    if key and wait:
        raise ProblemError(429, "over_budget", "错的钥匙太多 (too many wrong keys)", wait)
    name = service.doorkeeper.holder(key, address)
    if name is None:
        raise ProblemError(401, "no_key", "需要钥匙 (a key is needed)")
    return name


def shown_token(connection: HTTPConnection) -> str | None:
    """Return what a browser's cookie holds, None where it has none."""
    try:
        found = SimpleCookie(connection.headers.get("cookie", "")[:4096]).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _route(scope: Scope) -> str:
    """Return the pattern of an address, since addresses themselves are without number."""
    route = scope.get("route")
    return getattr(route, "path", None) or "-"
