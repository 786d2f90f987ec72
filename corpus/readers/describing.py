"""What an article is beside its text, and how each value is known: by its page's head line, by its path, by a record.

The readers take newspaper, day and page from wherever they stand; here it is told for each value what says so. What
two say alike is surer than what one says.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from math import prod
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from corpus.chinese.datelines import find_opening, place_of
from corpus.genres import column_of, genre_of, unit_of
from corpus.masthead import Masthead, find_masthead
from corpus.model import Article, Document, Known
from corpus.printed_day import iso_day
from corpus.readers.formats import MARKDOWN, PDF, RECOGNISED, RECORDS, SCAN, SHEETS, TABLE, Format
from corpus.readers.where import said_by_path

#: What says a value: a person, the front matter, a record or cell, the page's head line, the path of the file, the
#: file's own data; of an article its signature, its opening, a word that is printed for it, or only its form.
Way: TypeAlias = Literal[
    "hand", "front matter", "record", "masthead", "path", "document", "byline", "opening", "label", "form"
]
#: How sure a value known so is; set by hand.
SURE: Final[dict[Way, float]] = {
    "hand": 1.0, "front matter": 0.99, "record": 0.99, "masthead": 0.99, "path": 0.95, "document": 0.95,
    "byline": 0.98, "opening": 0.98, "label": 0.95, "form": 0.7,
}  # fmt: skip
_GIVEN: Final[dict[Format, Way]] = {
    MARKDOWN: "front matter",
    **dict.fromkeys((RECORDS, TABLE, SHEETS), "record"),
}
_PRINTED: Final = (PDF, SCAN, RECOGNISED)
_PLACES: Final = tuple(field.name for field in fields(Masthead))
_OWN: Final = ("genre", "column", "unit")
_TOP, _FOOT = 20, 2


def described(document: Document, path: Path, found: Format) -> Document:
    """Return a document whose articles have what can be told of them, and how it is known.

    Args:
        document: as it was read.
        path: its file.
        found: the format of that.
    """
    lines = [line for line in document.page.text.split("\n") if line.strip()]
    head, _ = find_masthead(lines if len(lines) <= _TOP else [*lines[:_TOP], *lines[-_FOOT:]])
    path_says, given = said_by_path(path), _GIVEN.get(found)

    def ways_of(article: Article, name: str) -> list[Way]:
        if given:
            return [given]
        value = getattr(article, name)
        saying: tuple[tuple[Way, Masthead], ...] = (("masthead", head), ("path", path_says))
        ways = [way for way, said in saying if getattr(said, name) == value]
        return ways or ["masthead" if found in _PRINTED else "document"]

    def one(article: Article) -> Article:
        told = [known.name for known in article.known]  # by its reader
        new = [name for name in (*_PLACES, *_OWN) if getattr(article, name) and name not in told]
        known = [
            known_by(name, *(ways_of(article, name) if name in _PLACES else [given or "record"]))
            for name in new
        ]
        date = iso_day(article.date) or article.date
        return _with_form(
            replace(article, date=date, known=(*article.known, *known, *_signed(article, given)))
        )

    return replace(document, articles=tuple(map(one, document.articles)))


def known_by(name: str, *ways: Way) -> Known:
    """Return how a value is known that some ways say alike."""
    return Known(name, ways, round(1 - prod(1 - SURE[way] for way in ways), 4))


def _signed(article: Article, given: Way | None) -> Iterator[Known]:
    """Yield how author and place of an article are known."""
    opening = find_opening(article.paragraphs[0].text) if article.paragraphs else None
    if article.byline:
        line = any(head.role == "byline" for head in article.head)
        yield known_by("author", "byline" if line else "opening" if opening else given or "document")
    if place_of(article.dateline):
        yield known_by("place", "opening" if opening else given or "document")


def _with_form(article: Article) -> Article:
    """Return an article with genre, column and unit as it prints them, or shows them by its form."""
    found: dict[str, tuple[str, Way] | None] = {
        "genre": genre_of(article),
        "column": column_of(article),
        "unit": unit_of(article),
    }
    new = {name: value for name, value in found.items() if value and not getattr(article, name)}
    known = tuple(known_by(name, way) for name, (_, way) in new.items())
    values: dict[str, Any] = {name: value for name, (value, _) in new.items()}
    return replace(article, **values, known=(*article.known, *known)) if new else article
