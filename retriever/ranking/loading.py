"""Ranked passages → hits: the paragraph that is quoted, its article, and what that says around it."""

import dataclasses
from collections.abc import Sequence

from corpus.resemblance import is_repeated
from retriever.hits import ArticleReference, Citation, Hit
from retriever.index.articles import article_from
from retriever.index.rows import LineRow, places, reference_of
from retriever.index.snapshot import Snapshot
from retriever.reader.byline import byline_of


def load_hits(
    snapshot: Snapshot, ranking: Sequence[tuple[int, float]], k: int, cosines: dict[int, float]
) -> list[Hit]:
    """Return the first k paragraphs of a ranking, each with its best passage; what reprints repeat is there once."""
    found: list[Hit] = []
    seen: set[tuple[int, int]] = set()
    articles: dict[int, tuple[ArticleReference, tuple[ArticleReference, ...]]] = {}
    passages = snapshot.passages(passage for passage, _ in ranking)
    for (number, score), passage in zip(ranking, passages, strict=False):
        place = passage.article, passage.paragraph
        if place not in seen:
            seen.add(place)
            line = snapshot.line(*place)
            if passage.article not in articles:
                named = reference_of(snapshot.values(passage.article))
                articles[passage.article] = named, load_reprints(snapshot, passage.article)
            named, reprints = articles[passage.article]
            citation = Citation(
                named, line.number, line.text, boxes=places(line.boxes) or None, reprints=reprints
            )
            if not any(_repeats(citation, hit.citation) for hit in found):
                text = line.text[passage.start : passage.end]
                found.append(Hit(score, text, citation, cosines.get(number)))
        if len(found) >= k:
            break
    return found


def load_reprints(snapshot: Snapshot, article: int) -> tuple[ArticleReference, ...]:
    """Return the other articles that are the same text and fit the filter, the first printed first."""
    return tuple(reference_of(snapshot.values(number)) for number in snapshot.reprints(article))


def _repeats(citation: Citation, before: Citation) -> bool:
    """Tell whether a paragraph is one that was found before in a reprint."""
    if citation.article not in before.reprints:
        return False
    return citation.quote == before.quote or is_repeated(citation.quote, before.quote)


def add_context(snapshot: Snapshot, found: Sequence[Hit]) -> list[Hit]:
    """Return hits with what their articles say before and after the paragraph."""
    lines: dict[ArticleReference, list[LineRow]] = {}
    for article in dict.fromkeys(hit.citation.article for hit in found):
        number = snapshot.find_article(article.id, article.source)
        lines[article] = list(snapshot.lines(number)) if number is not None else []

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


def put_credit_first(snapshot: Snapshot, found: list[Hit], k: int) -> list[Hit]:
    """Return the hits with the credit of the first one's article before them.

    Who wrote an article is said in its head or its opening, which no search by content brings up.
    """
    cited = found[0].citation.article if found else None
    number = snapshot.find_article(cited.id, cited.source) if cited else None
    if number is None:
        return found
    credit = byline_of(article_from(snapshot.values(number), snapshot.lines(number)))
    if credit is None:
        return found
    paragraph, quote, _ = credit
    best = found[0]
    citation = Citation(best.citation.article, paragraph, quote, reprints=best.citation.reprints)
    rest = [
        hit
        for hit in found
        if (hit.citation.article, hit.citation.paragraph) != (citation.article, paragraph)
    ]
    return [Hit(best.score, quote, citation, best.cosine), *rest][:k]
