"""/v1/articles: the catalogue with its filters, and one article."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.web.errors import not_found
from bot.web.service.service import Service, service_of
from bot.web.wire.fields import Fields
from bot.web.wire.replies import json_reply
from corpus.chinese.text import comparable
from corpus.model import Article
from corpus.records import article_json
from retriever import ArticleReference, CatalogueEntry, Filter, Retriever

_KINDS = ("article", "caption", "other")


@dataclass(frozen=True, slots=True)
class Listed:
    """Which articles of the catalogue are wanted; what is None wants all.

    Attributes:
        filters: what they must have.
        words: what headline, kicker or text must say, all of them.
        kind: article, caption or other.
    """

    filters: Filter
    words: str | None = None
    kind: str | None = None

    @classmethod
    def of(cls, fields: Fields) -> "Listed":
        """Return what a request names."""
        return cls(fields.filters(), fields.text("words", 200), fields.choice("kind", _KINDS))

    def among(self, entries: Sequence[CatalogueEntry], archive: Retriever) -> list[CatalogueEntry]:
        """Return the entries that are wanted, in their order."""
        phrases = (self.words or "").split()[:8]
        saying = {one.article for one in archive.mentions(*phrases)} if phrases else set()
        said = [comparable(phrase) for phrase in phrases]

        def says(entry: CatalogueEntry) -> bool:
            head = comparable(f"{entry.kicker or ''} {entry.reference.title or ''}")
            return entry.reference in saying or all(phrase in head for phrase in said)

        return [
            entry
            for entry in archive.filtered(self.filters).fitting(entries)
            if self.kind in (None, entry.kind) and (not said or says(entry))
        ]


def entry_json(entry: CatalogueEntry) -> dict[str, Any]:
    """Return an entry of the catalogue: how the article is cited, its kind, its kicker, how long it is."""
    return {
        **entry.reference.to_json(),
        "kind": entry.kind,
        "kicker": entry.kicker,
        "paragraphs": entry.paragraphs,
    }


async def articles(request: Request) -> Response:
    """Return what the archive holds, filtered, a page at a time."""
    service = service_of(request)
    fields = Fields(request.query_params)
    wanted = Listed.of(fields)
    limit, offset = fields.number("limit", 1, 500, 50), fields.number("offset", 0, 10_000_000, 0)
    fields.end()

    def work() -> dict[str, Any]:
        with service.library.lend() as assistant:
            found = wanted.among(service.library.catalogue(assistant.archive), assistant.archive)
        shown = [entry_json(entry) for entry in found[offset : offset + limit]]
        return {"total": len(found), "offset": offset, "articles": service.outward(shown)}

    with service.pool.place():
        return json_reply(await service.pool.run(work))


async def article(request: Request) -> Response:
    """Return one article."""
    service = service_of(request)
    found = await find_article(service, request.path_params["id"])
    named, whole = found
    return json_reply(service.outward({**article_json(whole), **named.to_json()}))


async def find_article(service: Service, key: str) -> tuple[ArticleReference, Article]:
    """Return an article by its id, and how it is cited.

    Raises:
        ProblemError: there is none.
    """

    def work() -> tuple[ArticleReference, Article] | None:
        with service.library.lend() as assistant:
            named = assistant.archive.reference(key)
            whole = assistant.archive.article(named) if named else None
        return (named, whole) if named and whole else None

    with service.pool.place():
        found = await service.pool.run(work)
    if found is None:
        raise not_found("索引里没有这篇文章 (no such article in the index)")
    return found
