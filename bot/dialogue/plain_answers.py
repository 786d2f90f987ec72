"""What the reader found → an answer with citations, or a refusal."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import Final

from bot.dialogue.answer import Answer, Item
from corpus.model import Article
from retriever import ArticleReference, Citation, Hit
from retriever.reader import Reading, signature

#: Paragraphs shown with a refusal.
NEAREST: Final = 3


def build_answer(question: str, hits: Sequence[Hit], reading: Reading | None, threshold: float) -> Answer:
    """Return the answer that was read, or a refusal where its confidence is below the threshold.

    Args:
        question: what was asked; it becomes the answer's ``question``.
        hits: the paragraphs that were read.
        reading: the best span in them, or None.
        threshold: least confidence of an answer.
    """
    if reading is None:
        return build_refusal(question, hits)
    if reading.confidence < threshold:
        refusal = build_refusal(question, hits, reading.confidence)
        return dataclasses.replace(refusal, unsaid=reading.unsaid, instead=reading.instead)
    citations = _cite(hits, reading)
    quote = citations[0].quote
    items = tuple(Item(quote[start:end], (start, end)) for start, end in reading.items)
    span = quote[reading.start : reading.end]
    return Answer(
        question,
        "；".join(item.text for item in items) if reading.spread else span,
        reading.confidence,
        citations=citations,
        nearest=tuple(hits[:NEAREST]),
        items=items,
    )


def build_refusal(
    question: str, hits: Sequence[Hit] = (), confidence: float = 0.0, rewritten: str | None = None
) -> Answer:
    """Return a refusal that shows the nearest paragraphs."""
    nearest = tuple(hits[:NEAREST])
    return Answer(question, None, confidence, rewritten, nearest=nearest, kind="refusal")


def build_byline_answer(
    question: str,
    hits: Sequence[Hit],
    threshold: float,
    load_article: Callable[[ArticleReference], Article | None],
) -> Answer | None:
    """Return who wrote or photographed it, from the line of the article that says so; None where none is sure."""
    signed = signature(question, hits, load_article)
    if signed is None or signed.confidence < threshold:
        return None
    article = hits[signed.hit].citation.article
    citation = Citation(article, signed.paragraph, signed.quote, signed.span)
    about = [
        hit.citation
        for hit in hits
        if hit.citation.article == article and hit.citation.paragraph != signed.paragraph
    ]
    start, end = signed.span
    return Answer(
        question,
        signed.quote[start:end],
        signed.confidence,
        citations=(citation, *about[:1]),
        nearest=tuple(hits[:NEAREST]),
    )


def _cite(hits: Sequence[Hit], reading: Reading) -> tuple[Citation, ...]:
    """Return the answer's citation with its span, then those of the other paragraphs shown."""
    first = dataclasses.replace(hits[reading.hit].citation, span=(reading.start, reading.end))
    return (first, *(hit.citation for n, hit in enumerate(hits[:NEAREST]) if n != reading.hit))
