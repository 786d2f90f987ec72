"""Ways into an archive without a question: facets with counts, the papers of a day, the page of a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.dialogue.days import by_paper, is_time
from bot.dialogue.titles import titles_of
from bot.web.api.browsing import find_name
from bot.web.errors import not_found
from bot.web.page.browsing import Line, line_of
from bot.web.page.rendering import page
from bot.web.page.showing import pieces, source_of
from bot.web.service.service import service_of
from bot.web.wire.fields import Fields
from bot.web.wire.language import language_for
from bot.words.browsing import browse_texts_in
from bot.words.web import web_texts_in
from retriever import FacetCount, Filter, Retriever
from retriever.browsing import NAMED, SPANS

#: The parts of a filter that ask for the value of a facet.
_ASKS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(SPANS, ("since", "until")),
    "paper": ("paper",),
    "section": ("edition",),
    "author": ("author",),
    "genre": ("genre",),
}
#: Values of a facet, articles of a name's page, and names beside it.
_VALUES, _MENTIONS, _BESIDE = 15, 20, 8


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet as it is shown; ``href`` is None where nothing can be asked for by it."""

    text: str
    articles: int
    href: str | None


async def browse(request: Request) -> Response:
    """Return the facets of the articles that fit a filter; a name or a day that was typed leads to its page."""
    texts = browse_texts_in(language_for(request))
    values = {name: text for name, value in request.query_params.items() if (text := value.strip())}
    if typed := values.pop("go", None):
        return RedirectResponse(f"/day/{typed}" if is_time(typed) else _name_address(typed), 303)
    fields = Fields(values)
    filters = fields.filters()
    fields.end()
    found = await service_of(request).with_archive(
        lambda archive: archive.filtered(filters).facets(most=_VALUES)
    )
    shown = {
        name: [_value(name, one, values, texts.kinds.get(one.value, one.value)) for one in counts]
        for name, counts in found.counts.items()
    }
    bars = shown["year"] if len(shown["year"]) > 1 else shown["month"]
    return page(
        request,
        "browse.html",
        b=texts,
        articles=found.articles,
        bars=bars,
        most=max((one.articles for one in bars), default=1),
        facets=[(texts.facets[name], some) for name, some in shown.items() if some and name not in SPANS],
        chosen=list(_chosen(values)),
        listing=f"/catalogue?{urlencode(values)}",
    )


async def day(request: Request) -> Response:
    """Return the articles of a day, a month or a year, newspaper by newspaper."""
    service, texts = service_of(request), web_texts_in(language_for(request))
    wanted = request.path_params["day"]
    if not is_time(wanted):
        raise not_found()
    filters = Fields({"since": wanted, "until": wanted}).filters()

    def work(archive: Retriever) -> list[tuple[str | None, list[Line]]]:
        entries = archive.filtered(filters).fitting(service.library.catalogue(archive))
        return [(paper, [line_of(one, texts) for one in some]) for paper, some in by_paper(entries)]

    papers = await service.with_archive(work)
    return page(request, "day.html", b=browse_texts_in(language_for(request)), day=wanted, papers=papers)


async def named(request: Request) -> Response:
    """Return the page of a name: its titles, what is named beside it, and the lines that have it."""
    service, language = service_of(request), language_for(request)
    fields = Fields(request.query_params)
    offset = fields.number("offset", 0, 10_000_000, 0)
    fields.end()
    found = await find_name(service, request.path_params["name"], Filter(), _MENTIONS, offset)
    view = Filter(name=found.name)
    counted = await service.with_archive(
        lambda archive: archive.filtered(view).facets(*NAMED, most=_BESIDE + 1)
    )
    texts, shown = browse_texts_in(language), web_texts_in(language)
    beside = {
        texts.facets[sort]: [_value(sort, one, {}, one.value) for one in counts if one.value != found.name][
            :_BESIDE
        ]
        for sort, counts in counted.counts.items()
    }
    spans = [[one.span] if one.span else [] for one in found.mentions]
    address, later = _name_address(found.name), offset + _MENTIONS
    return page(
        request,
        "name.html",
        b=texts,
        found=found,
        titles=[one.text for one in titles_of(found)],
        mentions=[
            (pieces(one.quote, marks), source_of(one, marks, shown))
            for one, marks in zip(found.mentions, spans, strict=True)
        ],
        beside={label: some for label, some in beside.items() if some},
        narrowed=f"/browse?{urlencode({'name': found.name})}",
        earlier=f"{address}?offset={max(0, offset - _MENTIONS)}" if offset else None,
        later=f"{address}?offset={later}" if later < found.articles else None,
    )


def _name_address(name: str) -> str:
    return f"/name/{quote(name, safe='')}"


def _value(sort: str, one: FacetCount, chosen: Mapping[str, str], text: str) -> Value:
    """Return a value with the address where it is asked for, beside what was chosen before."""
    if sort in NAMED:
        return Value(text, one.articles, _name_address(one.value))
    asked = dict.fromkeys(_ASKS.get(sort, ()), one.value)
    return Value(text, one.articles, f"/browse?{urlencode({**chosen, **asked})}" if asked else None)


def _chosen(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each value that was chosen, with the address without it; one day, month or year is one value."""
    one_time = values.get("since") == values.get("until")
    for name, value in values.items():
        if name == "until" and one_time:
            continue
        dropped = ("since", "until") if name == "since" and one_time else (name,)
        yield (
            value,
            f"/browse?{urlencode({other: values[other] for other in values if other not in dropped})}",
        )
