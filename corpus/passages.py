"""Article → passages: windows of whole sentences inside one paragraph, with exact offsets."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.lazy import lazy_pattern
from corpus.model import Article, Paragraph, Passage
from corpus.places import topic_places

#: A window is closed before it would grow longer than this, in code points (about 130 tokens).
WINDOW = 160
#: A sentence longer than this is cut at its semicolons and, failing that, its commas.
LONGEST = 240
#: A second guess is near where it is this share as sure as the first.
NEAR = 0.2

_SENTENCE_END = lazy_pattern(r"[。！？!?…]+[”’」』）)\"']*")
_CLAUSE_END = lazy_pattern(r"[；;]")
_COMMA = lazy_pattern(r"[，,、：:]")


def split_at(text: str, pattern: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of [start, end) that end with a match of the pattern; together they cover it."""
    cuts = [match.end() for match in pattern.finditer(text, start, end)]
    bounds = [start, *(cut for cut in cuts if cut < end), end]
    return [(a, b) for a, b in pairwise(bounds) if a < b]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as [start, end) offsets; together they cover it."""
    return split_at(text, _SENTENCE_END, 0, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield sentences, and parts of sentences that are too long for a window."""
    for sentence in split_at(text, _SENTENCE_END, start, end):
        yield from _shortened(text, *sentence, (_CLAUSE_END, _COMMA))


def _shortened(
    text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[int, int]]:
    if end - start <= LONGEST:
        yield start, end
    elif patterns:
        for a, b in _packed(split_at(text, patterns[0], start, end)):
            yield from _shortened(text, a, b, patterns[1:])
    else:  # no punctuation at all: a table, a number, rubbish
        yield from ((a, min(a + LONGEST, end)) for a in range(start, end, LONGEST))


def _packed(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join neighbouring pieces as long as they fit into one window."""
    windows: list[tuple[int, int]] = []
    for start, end in pieces:
        if windows and windows[-1][1] == start and end - windows[-1][0] <= WINDOW:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def windows(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return the windows of a paragraph as [start, end) offsets, none of them across a doubtful join."""
    bounds = [
        0,
        *sorted(cut for cut in set(paragraph.doubts) if 0 < cut < len(paragraph.text)),
        len(paragraph.text),
    ]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(bounds):
        found += _packed(list(_pieces(paragraph.text, start, end)))
    return [(a, b) for a, b in found if any(char.isalnum() for char in paragraph.text[a:b])]


def other_readings(paragraph: Paragraph, start: int, end: int) -> list[str]:
    """Return a window once for each doubtful character in it whose second guess is near, with that in its place."""
    text = paragraph.text
    return [
        text[start : guess.at] + guess.second + text[guess.at + 1 : end]
        for guess in paragraph.guesses
        if start <= guess.at < end and guess.second and guess.second_confidence >= NEAR * guess.confidence
    ]


def context_of(article: Article, places: Sequence[str], subhead: str | None = None) -> str:
    """Return what a passage must know of its article: its places, headline and running subhead."""
    dateline = article.dateline.removeprefix("本报").rstrip("讯电") if article.dateline else None
    parts = [article.kicker, article.title, article.subtitle if not article.kicker else None, subhead]
    known = [part.strip(" —:：") for part in parts if part]
    said = "".join(known)
    return " ".join([*(place for place in [*places, dateline] if place and place not in said), *known])


def passages(article: Article) -> list[Passage]:
    """Return the passages of an article in reading order; subheads are context, not passages."""
    found: list[Passage] = []
    places = topic_places(article)
    subhead: str | None = None
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.subhead:
            subhead = paragraph.text
            continue
        context = context_of(article, places, subhead)
        for start, end in windows(paragraph):
            found.append(Passage(paragraph.text[start:end], number, start, end, context))
    return found
