"""An article as others cite it: shown on its page, and as files for programs that keep bibliographies."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from bot.web.api.articles import find_article
from bot.web.errors import not_found
from bot.web.service.service import service_of
from corpus.citing import STYLE_NAMES, Style
from retriever import ArticleReference

#: The file of each style: how its name ends, and its type.
_FILES: Final[dict[Style, tuple[str, str]]] = {
    "gbt": ("txt", "text/plain"),
    "bibtex": ("bib", "application/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
    "csl": ("json", "application/vnd.citationstyles.csl+json"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """An article in one style: what the style is called, the text, and the address of its file."""

    name: str
    text: str
    href: str


def cited(article: ArticleReference) -> tuple[Cited, ...]:
    """Return an article in every style."""
    key = quote(article.id, safe="")
    return tuple(
        Cited(name, article.cite(style), f"/cite/{style}/{key}") for style, name in STYLE_NAMES.items()
    )


async def cite(request: Request) -> Response:
    """Return an article in one style as a file."""
    style = next((one for one in _FILES if one == request.path_params["style"]), None)
    if style is None:
        raise not_found("没有这种格式 (no such style)")
    named, _ = await find_article(service_of(request), request.path_params["id"])
    ending, media_type = _FILES[style]
    headers = {"Content-Disposition": f'attachment; filename="citation.{ending}"'}
    return Response(named.cite(style), media_type=media_type, headers=headers)
