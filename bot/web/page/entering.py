"""Showing a key to the page, once for a browser, and taking it back."""

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.errors import ProblemError
from bot.web.page.rendering import page
from bot.web.service.service import service_of
from bot.web.service.sessions import COOKIE
from bot.web.wire.bodies import read_form
from bot.web.wire.fields import Fields
from bot.web.wire.gate import check_key, shown_token

_DAYS: Final = 30 * 24 * 3600


async def form(request: Request) -> Response:
    """Return the form that asks for a key."""
    return page(request, "enter.html", wrong=False, to="/")


async def enter(request: Request) -> Response:
    """Give a browser that shows a key a cookie that stands for it."""
    service = service_of(request)
    fields = Fields(await read_form(request))
    key, to = fields.text("key", 300) or "", fields.text("to", 2000) or "/"
    fields.end()
    try:
        name = check_key(service, key.strip(), request.client.host if request.client else "-")
    except ProblemError as problem:
        return page(request, "enter.html", problem.status, wrong=True, to=inside(to))
    reply = RedirectResponse(inside(to), 303)
    reply.set_cookie(
        COOKIE,
        service.sessions.begin(name),
        max_age=_DAYS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return reply


async def leave(request: Request) -> Response:
    """Take the cookie back."""
    token = shown_token(request)
    if token:
        service_of(request).sessions.end(token)
    reply = RedirectResponse("/enter", 303)
    reply.delete_cookie(COOKIE)
    return reply


def inside(to: str) -> str:
    """Return an address of this page, never one of another site."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() else "/"
