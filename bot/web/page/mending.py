"""The pages as they were rebuilt, with their joins; what an editor corrects of them lasts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.errors import ProblemError, not_found
from bot.web.page.corrections import Join, Spot, confirmed, moved, parted
from bot.web.page.rendering import page
from bot.web.page.sheets import Sheet, articles_on, keep, sheets
from bot.web.page.showing import facts_of
from bot.web.service.service import Service, service_of
from bot.web.wire.bodies import read_form
from bot.web.wire.fields import Fields
from bot.web.wire.language import language_for
from bot.words.web import WebTexts, web_texts_in
from corpus.model import Article, Paragraph
from retriever import Retriever

Correction = Callable[[Sequence[Article]], list[Article]]


@dataclass(frozen=True, slots=True)
class Row:
    """A page in the list of pages."""

    href: str
    name: str
    facts: str
    articles: int


async def listed(request: Request) -> Response:
    """Return the list of the pages."""
    service, texts = service_of(request), web_texts_in(language_for(request))

    def work(archive: Retriever) -> list[Row]:
        return [_row(sheet, texts) for sheet in sheets(service.library.catalogue(archive))]

    return page(request, "pages.html", rows=await service.with_archive(work))


def _row(sheet: Sheet, texts: WebTexts) -> Row:
    one = sheet.references[0]
    facts = [part for part in facts_of(one, texts) if part not in (one.byline, sheet.name)]
    return Row(f"/page/{sheet.id}", sheet.name, " · ".join(facts), len(sheet.references))


async def shown(request: Request) -> Response:
    """Return a page as it was rebuilt. With ``move`` in the address, the places that a paragraph may be put to."""
    service = service_of(request)
    fields = Fields(request.query_params)
    asked = fields.text("move", 20)
    fields.end()

    def work(archive: Retriever) -> tuple[Sheet, list[Article], int]:
        sheet = _found(service, archive, request.path_params["id"])
        return sheet, articles_on(sheet, archive), archive.generation

    sheet, articles, generation = await service.with_archive(work)
    moving = _spot(asked) if asked and service.settings.edit else None
    return page(
        request,
        "sheet.html",
        sheet=sheet,
        articles=[(one, [joined(paragraph) for paragraph in one.paragraphs]) for one in articles],
        doubts=sum(len(paragraph.doubts) for one in articles for paragraph in one.paragraphs),
        generation=generation,
        edit=service.settings.edit,
        moving=moving,
    )


async def correct(request: Request) -> Response:
    """Correct a page, keep that beside the page's file, and index it."""
    service = service_of(request)
    fields = Fields(await read_form(request))
    correction, article = _asked(fields)
    generation = fields.number("generation", 0, 1 << 60, 0)
    fields.end()
    if not service.settings.edit:
        raise not_found()

    def work(archive: Retriever) -> str:
        sheet = _found(service, archive, request.path_params["id"])
        if archive.generation != generation:
            raise ProblemError(
                409, "not_kept", "版面已有改动，请重新打开 (the page has changed meanwhile, open it again)"
            )
        keep(sheet, correction(articles_on(sheet, archive)), archive)
        return sheet.id

    async with service.mending:
        key = await service.with_archive(work)
    return RedirectResponse(f"/page/{key}#a{article}", 303)


def _asked(fields: Fields) -> tuple[Correction, int]:
    """Return the correction that a form asks for, and the number of the article to go on at."""
    texts = {name: fields.text(name, 40) for name in ("from", "to", "confirm", "part")}
    for name, correction in (("confirm", confirmed), ("part", parted)):
        if text := texts[name]:
            spot, _, offset = text.rpartition(".")
            join = Join(_spot(spot), int(offset) if offset.isdecimal() else -1)
            return partial(correction, join=join), join.spot.article
    source, target = _spot(texts["from"] or ""), _spot(texts["to"] or "")
    return partial(moved, source=source, target=target), target.article


def joined(paragraph: Paragraph) -> list[tuple[int, str]]:
    """Return the pieces of a paragraph between joins that are not certain, each with its offset.

    A first empty one is a join before it.
    """
    inside = [offset for offset in paragraph.doubts if 0 <= offset < len(paragraph.text)]
    cuts = [0, *inside, len(paragraph.text)]
    return [(a, paragraph.text[a:b]) for a, b in pairwise(cuts)]


def _found(service: Service, archive: Retriever, key: str) -> Sheet:
    found = next((one for one in sheets(service.library.catalogue(archive)) if one.id == key), None)
    if found is None:
        raise not_found("没有这个版面 (no such page)")
    return found


def _spot(text: str) -> Spot:
    article, _, paragraph = text.partition(".")
    if not (article.isdecimal() and paragraph.isdecimal()):
        return Spot(-1, -1)
    return Spot(int(article), int(paragraph))
