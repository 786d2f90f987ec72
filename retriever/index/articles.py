"""Whole articles out of the tables, for a front end that opens one and for answers from a head line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from corpus.model import Article, ArticleKind, HeadLine, HeadRole, Paragraph, Run
from retriever.hits import REFERENCE, ArticleReference
from retriever.index.store import Store


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One line of the catalogue: an article, what it is and how many paragraphs it has."""

    reference: ArticleReference
    kind: ArticleKind
    kicker: str | None
    paragraphs: int


def load_article(store: Store, reference: ArticleReference) -> Article | None:
    """Return the article that a citation names, or None where it has left the index."""
    row = store.connection.execute(
        "SELECT article.id, kind, title, kicker, subtitle, byline, dateline, date, newspaper, page, edition,"
        " section, key FROM article"
        " JOIN source ON source.id = article.source WHERE key = ? AND path = ?",
        (reference.id, reference.source),
    ).fetchone()
    if row is None:
        return None
    head: list[HeadLine] = []
    paragraphs: list[Paragraph] = []
    for number, role, text, runs in store.connection.execute(
        "SELECT number, role, text, runs FROM line WHERE article = ? ORDER BY abs(number), number", (row[0],)
    ):
        places = tuple(Run(*run) for run in json.loads(runs))
        if number < 0:
            head.append(HeadLine(cast(HeadRole, role), text, places))
        else:
            paragraphs.append(Paragraph(text, places, role == "subhead"))
    names = (
        *("title", "kicker", "subtitle", "byline", "dateline", "date"),
        *("newspaper", "page", "edition", "section", "key"),
    )
    values = dict(zip(names, row[2:], strict=True))
    return Article(kind=row[1], paragraphs=tuple(paragraphs), head=tuple(head), **values)


def catalogue(store: Store) -> Iterator[CatalogueEntry]:
    """Yield what the index holds, in the order it was read."""
    rows = store.connection.execute(
        f"SELECT {REFERENCE}, kind, kicker,"  # noqa: S608 - columns of ours
        " (SELECT count(*) FROM line WHERE line.article = article.id AND role = 'paragraph')"
        " FROM article JOIN source ON source.id = article.source ORDER BY path, article.id"
    )
    for row in rows:
        yield CatalogueEntry(ArticleReference(*row[:-3]), *row[-3:])
