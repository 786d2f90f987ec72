"""Sentences and clauses of a paragraph, as [start, end) in its code points."""

from collections.abc import Iterator
from typing import Final

from corpus.lazy import lazy_pattern

#: 。！？；… end a sentence, and so does the mark of a quotation behind them.
_SENTENCE: Final = lazy_pattern(r"[^。！？!?；;]+[。！？!?；;]*[”」』\"]?")
#: A comma ends a clause, but not one within a number (10,135) or one after a short opening.
_CLAUSE_END: Final = lazy_pattern(r"(?:[。！？!?；;：:]|[，,](?!\d{3}(?!\d)))[”」』\"]?")
_EDGES: Final = " \u3000，,。；;：:！!？?、"

Stretch = tuple[int, int]


def sentences(text: str) -> list[Stretch]:
    """Return the sentences of a text, in order."""
    return [trimmed(text, *match.span()) for match in _SENTENCE.finditer(text) if match.group().strip()]


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Stretch]:
    """Return the clauses of a stretch of a text, in order, without the marks that part them."""
    return list(_clauses(text, start, len(text) if end is None else end))


def _clauses(text: str, start: int, end: int) -> Iterator[Stretch]:
    at = start
    for mark in _CLAUSE_END.finditer(text, start, end):
        if text[at : mark.start()].strip(_EDGES):
            yield trimmed(text, at, mark.start())
        at = mark.end()
    if text[at:end].strip(_EDGES):
        yield trimmed(text, at, end)


def clause_at(text: str, start: int, end: int) -> Stretch:
    """Return the clauses that a span touches, as one stretch."""
    touched = [one for one in clauses(text) if one[0] < end and start < one[1]]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def sentence_at(text: str, start: int, end: int) -> Stretch:
    """Return the sentence that holds the beginning of a span, to the span's end at least."""
    for first, last in sentences(text):
        if first <= start < last or start < first:
            return min(first, start), max(last, end)
    return start, end


def around(text: str, start: int, end: int, longest: int) -> Stretch:
    """Return a span with as many whole clauses of its sentence around it as fit into a length."""
    first, last = clause_at(text, start, end)
    if last - first > longest:
        return (
            (start, end)
            if end - start >= longest
            else (first, first + longest)
            if end <= first + longest
            else (start, min(last, start + longest))
        )
    within = sentence_at(text, start, end)
    for one in reversed([one for one in clauses(text, *within) if one[1] <= first]):
        if last - one[0] > longest:
            break
        first = one[0]
    for one in [one for one in clauses(text, *within) if one[0] >= last]:
        if one[1] - first > longest:
            break
        last = one[1]
    return first, last


def trimmed(text: str, start: int, end: int) -> Stretch:
    """Return a stretch without marks and white space at its edges; quotation marks stay."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end
