"""The catalogue with its filters, and the pages as they were rebuilt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from bot.web.api.articles import Listed
from bot.web.page.rendering import page
from bot.web.page.showing import facts_of
from bot.web.service.service import service_of
from bot.web.wire.addresses import article_address
from bot.web.wire.fields import Fields
from bot.web.wire.language import language_for
from bot.words.language import half_in
from bot.words.web import WebTexts, web_texts_in
from retriever import CatalogueEntry
from retriever.errors import BadFilterError
from retriever.filtering import PARTS

_LISTED: Final = 40
"""Articles on a page of the catalogue."""
_NAMES: Final = (*PARTS, "words", "kind")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the catalogue."""

    title: str
    kicker: str | None
    facts: str
    href: str
    kind: str


def line_of(entry: CatalogueEntry, texts: WebTexts) -> Line:
    """Return an article as a line of the catalogue."""
    named = entry.reference
    return Line(
        named.title or texts.untitled,
        entry.kicker,
        " · ".join(facts_of(named, texts)),
        article_address(named.id),
        getattr(texts, f"kind_{entry.kind}"),
    )


async def catalogue(request: Request) -> Response:
    """Return a page of the catalogue; bounds that are no time are told above it, to be mended."""
    service, language = service_of(request), language_for(request)
    texts = web_texts_in(language)
    values = {name: value for name, value in request.query_params.items() if value}
    fields = Fields(values)
    offset, told = fields.number("offset", 0, 10_000_000, 0), None
    try:
        wanted = Listed.of(fields)
        fields.end()
    except BadFilterError as error:
        wanted, told = None, half_in(language, str(error))

    def work() -> tuple[list[CatalogueEntry], tuple[str, ...]]:
        with service.library.lend() as assistant:
            entries = service.library.catalogue(assistant.archive)
            found = wanted.among(entries, assistant.archive) if wanted else []
            return found, _papers(entries)

    with service.pool.place():
        found, papers = await service.pool.run(work)
    shown = [line_of(entry, texts) for entry in found[offset : offset + _LISTED]]
    return page(
        request,
        "catalogue.html",
        400 if told else 200,
        told=told,
        lines=shown,
        total=len(found),
        papers=papers,
        chosen={name: values.get(name, "") for name in _NAMES},
        earlier=_turned(values, offset - _LISTED) if offset else None,
        later=_turned(values, offset + _LISTED) if offset + _LISTED < len(found) else None,
    )


def _papers(entries: Sequence[CatalogueEntry]) -> tuple[str, ...]:
    named = {entry.reference.newspaper for entry in entries}
    return tuple(sorted(name for name in named if name))[:100]


def _turned(values: dict[str, Any], offset: int) -> str:
    return f"/catalogue?{urlencode({**values, 'offset': max(0, offset)})}"
