"""What proves an answer: its sentence, its source, its paragraph, with what is marked in them."""

import re
from collections.abc import Sequence

from bot.telegram.views.runs import Run
from bot.words.telegram.texts import Texts
from corpus.passages import sentences
from retriever import Citation, also_in, origin

QUOTE = ("blockquote",)
SHORT = 120  # code points of a paragraph that stands open as it is
_OPEN = 320  # code points that stand open of a paragraph, at most
_NEAR = 120  # code points around an answer in a sentence that is longer
_CLAUSE = re.compile(r"[，,；;：:]")
_FOLDED = ("blockquote expandable",)
_MARK = ("b", "u")


def source_line(citation: Citation, texts: Texts) -> str:
    """Return 《title》 byline · newspaper · day · page · paragraph · where else it is printed, as far as known."""
    article = citation.article
    title = f"《{article.title}》" if article.title else texts.untitled
    place = (
        texts.headline if citation.paragraph < 0 else texts.paragraph.format(number=citation.paragraph + 1)
    )
    head = f"{title} {article.byline}" if article.byline else title
    parts = (
        head,
        *origin(article, texts.day, texts.edition),
        place,
        also_in(citation, texts.also_in, texts.untitled, texts.edition),
    )
    return " · ".join(part for part in parts if part)


def evidence_runs(citation: Citation, texts: Texts, marks: Sequence[tuple[int, int]] = ()) -> list[Run]:
    """Return what proves an answer: the sentence with it, open; its source; the whole paragraph, folded.

    A short paragraph stands open as it is. What is to be marked, else the citation's span, is marked.
    """
    spans = marks or ([citation.span] if citation.span else [])
    line = Run(f"\n{source_line(citation, texts)}")
    start, end = open_stretch(citation.quote, spans)
    if (start, end) == (0, len(citation.quote)):
        return [*marked_runs(citation.quote, spans, QUOTE), line]
    whole = [Run("\n\n"), *marked_runs(citation.quote, spans, _FOLDED)]
    if start == end:
        return [*whole[1:], line]
    return [*stretch_runs(citation.quote, start, end, spans, QUOTE), line, *whole]


def folded_runs(citation: Citation, texts: Texts, marks: Sequence[tuple[int, int]]) -> list[Run]:
    """Return what proves sentences that were shown already: their source, and the whole paragraph, folded."""
    return [Run(f"{source_line(citation, texts)}\n"), *marked_runs(citation.quote, marks, _FOLDED)]


def open_stretch(quote: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return which part of a paragraph stands open: the sentences with what is marked, or all of a short one.

    Returns:
        [start, end) in code points; an empty stretch where a long paragraph has no mark, or one without measure.
    """
    if len(quote.rstrip()) <= SHORT:
        return 0, len(quote)
    inside = sorted((max(a, 0), min(b, len(quote))) for a, b in spans if max(a, 0) < min(b, len(quote)))
    if not inside or inside[0][1] - inside[0][0] > _OPEN:
        return 0, 0
    bounds = sentences(quote)
    first, last = inside[0][0], inside[0][1]
    start = max(a for a, _ in bounds if a <= first)
    for _, end in inside:  # of a list, as many items as fit
        last = max(last, end) if max(last, end) - start <= _OPEN else last
    stop = min(b for _, b in bounds if b >= last)
    if stop - start > _OPEN:
        return _around(quote, first, last)
    return (start, stop) if start or quote[stop:].strip() else (0, len(quote))


def _around(quote: str, first: int, last: int) -> tuple[int, int]:
    """Return the clauses around a stretch of a sentence that is very long."""
    before = [found.end() for found in _CLAUSE.finditer(quote, max(0, first - _NEAR), first)]
    after = [found.end() for found in _CLAUSE.finditer(quote, last, last + _NEAR)]
    return (before[0] if before else first), (after[-1] if after else last)


def stretch_runs(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]], tags: tuple[str, ...] = ()
) -> list[Run]:
    """Return a stretch of a text, with what lies in it of the spans marked."""
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans]
    return marked_runs(text[start:end].rstrip(), inside, tags)


def marked_runs(text: str, spans: Sequence[tuple[int, int]], tags: tuple[str, ...] = ()) -> list[Run]:
    """Return a text with stretches of it marked, whatever the spans are like."""
    runs: list[Run] = []
    done = 0
    for start, end in sorted(spans):
        start, end = max(start, done), min(end, len(text))  # noqa: PLW2901
        if start < end:
            runs += [Run(text[done:start], tags), Run(text[start:end], (*tags, *_MARK))]
            done = end
    return [*runs, Run(text[done:], tags)]
