"""Ranked passages → hits: the paragraph that is quoted, its article, and what that says around it."""

import dataclasses
from collections.abc import Sequence

from corpus.resemblance import is_repeated
from retriever.hits import ArticleReference, Citation, Hit
from retriever.index.articles import load_article
from retriever.index.faults import damaged
from retriever.index.reprints import reprints_of
from retriever.index.rows import LineRow, article_number, line_places, line_text, lines_of, reference
from retriever.index.selecting import Selection
from retriever.index.store import Store
from retriever.reader.byline import byline_of


def load_hits(
    store: Store,
    ranking: Sequence[tuple[int, float]],
    k: int,
    cosines: dict[int, float],
    selection: Selection | None = None,
) -> list[Hit]:
    """Return the first k paragraphs of a ranking, each with its best passage; what reprints repeat is there once."""
    found: list[Hit] = []
    seen: set[tuple[int, int]] = set()
    references: dict[int, ArticleReference] = {}
    reprints: dict[int, tuple[ArticleReference, ...]] = {}
    for passage, score in ranking:
        if len(found) >= k:
            break
        row = store.connection.execute(
            'SELECT article, paragraph, "start", "end" FROM passage WHERE id = ?', (passage,)
        ).fetchone()
        if row is None:
            raise damaged(store.folder, f"passage {passage}: missing")
        article, paragraph, start, end = row
        if (article, paragraph) in seen:
            continue
        seen.add((article, paragraph))
        quote = line_text(store, article, paragraph)
        if article not in references:
            references[article] = reference(store, article)
            reprints[article] = load_reprints(store, article, selection)
        boxes = line_places(store, article, paragraph) or None
        citation = Citation(references[article], paragraph, quote, boxes=boxes, reprints=reprints[article])
        if any(_repeats(citation, hit.citation) for hit in found):
            continue
        found.append(Hit(score, quote[start:end], citation, cosines.get(passage)))
    return found


def load_reprints(
    store: Store, article: int, selection: Selection | None = None
) -> tuple[ArticleReference, ...]:
    """Return the other articles that are the same text, of a selection's alone where there is one."""
    numbers = reprints_of(store, article)
    return tuple(
        reference(store, number) for number in numbers if selection is None or number in selection.articles
    )


def _repeats(citation: Citation, before: Citation) -> bool:
    """Tell whether a paragraph is one that was found before in a reprint."""
    if citation.article not in before.reprints:
        return False
    return citation.quote == before.quote or is_repeated(citation.quote, before.quote)


def add_context(store: Store, found: Sequence[Hit]) -> list[Hit]:
    """Return hits with what their articles say before and after the paragraph."""
    lines: dict[ArticleReference, list[LineRow]] = {}
    for article in dict.fromkeys(hit.citation.article for hit in found):
        number = article_number(store, article)
        lines[article] = list(lines_of(store, number)) if number is not None else []

    def said(hit: Hit, *, later: bool) -> str:
        at = hit.citation.paragraph
        return "\n".join(
            line.text
            for line in lines[hit.citation.article]
            if (line.number > at) is later and line.number != at
        )

    return [
        dataclasses.replace(hit, before=said(hit, later=False), after=said(hit, later=True)) for hit in found
    ]


def put_credit_first(store: Store, found: list[Hit], k: int) -> list[Hit]:
    """Return the hits with the credit of the first one's article before them.

    Who wrote an article is said in its head or its opening, which no search by content brings up.
    """
    article = load_article(store, found[0].citation.article) if found else None
    credit = byline_of(article) if article else None
    if credit is None:
        return found
    paragraph, quote, _ = credit
    best = found[0]
    citation = Citation(best.citation.article, paragraph, quote)
    rest = [
        hit
        for hit in found
        if (hit.citation.article, hit.citation.paragraph) != (citation.article, paragraph)
    ]
    return [Hit(best.score, quote, citation, best.cosine), *rest][:k]
