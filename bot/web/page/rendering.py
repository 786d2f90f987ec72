"""Templates → pages. Every value is escaped; what an article says is never markup."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from bot.web.errors import ProblemError
from bot.web.page.assets import address
from bot.web.service.service import service_of
from bot.web.wire.failing import wants_html
from bot.web.wire.language import language_for
from bot.web.wire.replies import error_headers, error_reply
from bot.words.language import half_in
from bot.words.web import web_texts_in


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("bot.web.page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(connection: HTTPConnection, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page made from a template, in the reader's language.

    Args:
        connection: of the reader.
        template: its name.
        status: of HTTP.
        values: what it shows.
    """
    language = language_for(connection)
    settings = service_of(connection).settings
    text = (
        _environment()
        .get_template(template)
        .render(
            t=web_texts_in(language),
            language="en" if language == "en" else "zh-Hans",
            asset=address,
            keyed=bool(settings.keys),
            here=connection.scope["path"],
            **values,
        )
    )
    return HTMLResponse(text, status, headers={"Vary": "Accept-Language, X-Fragment"})


def refusal(connection: HTTPConnection, problem: ProblemError) -> Response:
    """Return a refusal: a page for a reader's browser, JSON for everything else."""
    if not wants_html(connection):
        return error_reply(connection, problem)
    if problem.status == 401:
        reply: Response = page(connection, "enter.html", 401, wrong=False, to=_to(connection))
    else:
        told = half_in(language_for(connection), str(problem))
        reply = page(connection, "error.html", problem.status, told=told)
    reply.headers.update(error_headers(problem))
    if problem.status == 401:  # a browser would ask for a name and a password by itself
        del reply.headers["WWW-Authenticate"]
    return reply


def _to(connection: HTTPConnection) -> str:
    """Return the address that was wanted, to come back to."""
    return connection.url.path if connection.scope["method"] == "GET" else "/"
