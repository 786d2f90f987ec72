"""The files of the page: its style, its script, its sign. They are read once and named by their content."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.web.errors import not_found

_TYPES: Final = {
    "style.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "sign.svg": "image/svg+xml",
}
_FOREVER: Final = "public, max-age=31536000, immutable"


@cache
def asset(name: str) -> bytes:
    """Return the content of a file of the page."""
    return files("bot.web.page").joinpath("static", name).read_bytes()


@cache
def address(name: str) -> str:
    """Return where a file of the page is, another address for another content."""
    return f"/static/{hashlib.blake2b(asset(name), digest_size=6).hexdigest()}/{name}"


async def static(request: Request) -> Response:
    """Return a file of the page."""
    name = request.path_params["name"]
    if name not in _TYPES or request.url.path != address(name):
        raise not_found()
    return Response(asset(name), headers={"Content-Type": _TYPES[name], "Cache-Control": _FOREVER})
