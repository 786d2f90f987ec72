"""Whole articles are read from the tables, to be opened, and for answers from a head line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from corpus.model import Article, ArticleKind, HeadLine, HeadRole, Paragraph, Run
from retriever.hits import ArticleReference
from retriever.index.rows import (
    LineRow,
    article_values,
    checked,
    columns_by_name,
    find_article,
    known_values,
    lines_of,
    places,
    reference_of,
    summed,
)
from retriever.index.store import Store

_VALUES = (
    *("title", "kicker", "subtitle", "byline", "dateline", "date"),
    *("newspaper", "page", "edition", "section", "key", "genre", "column", "unit"),
)


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One line of the catalogue: an article, what it is and how many paragraphs it has."""

    reference: ArticleReference
    kind: ArticleKind
    kicker: str | None
    paragraphs: int


def load_article(store: Store, cited: ArticleReference) -> Article | None:
    """Return the article that a citation names, or None where it has left the index."""
    number = find_article(store, cited.id, cited.source)
    return stored_article(store, number) if number is not None else None


def stored_article(store: Store, number: int) -> Article:
    """Return the article of a row."""
    return article_from(article_values(store, number), lines_of(store, number))


def article_from(values: Mapping[str, Any], lines: Iterable[LineRow]) -> Article:
    """Return the article that has these columns and lines.

    Its paragraphs tell as doubtful joins where passages must be cut.
    """
    head: list[HeadLine] = []
    paragraphs: list[Paragraph] = []
    for line in sorted(lines, key=lambda line: (abs(line.number), line.number)):
        runs, boxes = tuple(Run(*run) for run in json.loads(line.runs)), places(line.boxes)
        if line.number < 0:
            head.append(HeadLine(cast(HeadRole, line.role), line.text, runs, boxes))
        else:
            cuts = tuple(json.loads(line.cuts))
            paragraphs.append(Paragraph(line.text, runs, line.role == "subhead", cuts, boxes))
    return Article(
        kind=values["kind"],
        paragraphs=tuple(paragraphs),
        head=tuple(head),
        known=known_values(values["known"]),
        **{name: values[name] for name in _VALUES},
    )


def catalogue(store: Store) -> Iterator[CatalogueEntry]:
    """Yield what the index holds, in the order it was read."""
    columns = summed("article", "article.")
    rows = store.connection.execute(
        f"SELECT {columns}, article.crc, path,"  # noqa: S608 - columns of ours
        " (SELECT count(*) FROM line WHERE line.article = article.id AND role = 'paragraph')"
        " FROM article JOIN source ON source.id = article.source ORDER BY path, article.id"
    )
    for *row, path, paragraphs in rows:
        values = columns_by_name(checked(store, "article", row))
        values["path"] = path
        yield CatalogueEntry(reference_of(values), values["kind"], values["kicker"], paragraphs)
