"""baozhi browse: the archive by its facets, the articles of a time by newspaper, or what is said of a name."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from bot.dialogue.days import by_paper, is_time
from bot.dialogue.titles import name_json, titles_of
from bot.errors import SettingsError
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.filtering import filter_of
from bot.terminal.output import say, say_json, terminal_style
from bot.terminal.render import citation_lines
from bot.terminal.style import Line, line
from bot.terminal.tables import entry_row
from bot.words.browsing import BrowseTexts, browse_texts_in
from bot.words.texts import Texts, texts_in
from retriever import CatalogueEntry, FacetCount, Facets, NamePage, Retriever
from retriever.browsing import SPANS

ERRORS = ARCHIVE_ERRORS

#: Characters of the longest bar of the histogram.
_WIDTH: Final = 40


def browse(args: argparse.Namespace) -> int:
    """Print facets with their counts, the articles of a time by newspaper, or the lines that have a name."""
    texts, what = browse_texts_in(args.lang), args.what
    with Retriever.open(args.index).filtered(filter_of(args)) as archive:
        if what is None:
            facets = archive.facets(most=args.most)
            return _say(args, facets.to_json(), _facet_lines(facets, texts))
        if is_time(what):
            entries = archive.filtered(replace(archive.filters, since=what, until=what)).catalogue()
            return _say(args, [dict(entry_row(one)) for one in entries], _time_lines(entries, texts))
        page = archive.name(what, args.most)
    if page is None:
        raise SettingsError(
            f"没有说到“{what}”的文章，名字要写全 (no article names {what}; give the whole name)"
        )
    return _say(args, name_json(page), _name_lines(page, texts, texts_in(args.lang)))


def _say(args: argparse.Namespace, value: object, lines: Iterable[Line]) -> int:
    if args.json:
        say_json(value, indent=1)
    else:
        say(terminal_style().painted(lines))
    return 0


def _facet_lines(facets: Facets, texts: BrowseTexts) -> Iterator[Line]:
    yield line(texts.articles.format(facets.articles), "strong")
    years, months = facets.counts["year"], facets.counts["month"]
    yield from _bars(years if len(years) > 1 else months)
    for name, counts in facets.counts.items():
        if counts and name not in SPANS:
            told = "  ".join(f"{texts.kinds.get(value, value)} {articles}" for value, articles in counts)
            yield line(told, lead=f"{texts.facets[name]}: ")


def _bars(counts: tuple[FacetCount, ...]) -> Iterator[Line]:
    most = max((one.articles for one in counts), default=1)
    for time, articles in counts:
        yield line(f"{'█' * max(1, round(_WIDTH * articles / most))} {articles}", lead=f"{time} ")


def _time_lines(entries: Iterable[CatalogueEntry], texts: BrowseTexts) -> Iterator[Line]:
    papers = by_paper(entries)
    if not papers:
        yield line(texts.nothing)
    for paper, some in papers:
        yield line(paper or texts.no_paper, "strong")
        for entry in some:
            one = entry.reference
            facts = " · ".join(part for part in (one.date, one.edition, one.byline, one.id) if part)
            yield Line(((one.title or "—", "plain"), (f"  {facts}", "dim")), "  ")


def _name_lines(page: NamePage, texts: BrowseTexts, shown: Texts) -> Iterator[Line]:
    sorts = "、".join(texts.facets[sort] for sort in page.sorts)
    yield line(f"{page.name} · {sorts} · {texts.articles.format(page.articles)}", "strong")
    if titles := titles_of(page):
        yield line("；".join(one.text for one in titles), lead=f"{texts.titles}: ")
    for one in page.mentions:
        yield from citation_lines(one, shown)
