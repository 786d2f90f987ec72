"""What articles are browsed by, a row a value with how many articles have it; inside the caller's transaction.

An article knows its facets by their numbers, so that those of a hundred thousand articles are read at once.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from corpus.chinese.bylines import printed_authors
from corpus.chinese.datelines import place_of
from corpus.chinese.names import squeezed
from retriever.index.rows import insert, summing
from retriever.index.store import Store

#: What a facet may be.
SORTS: Final = ("paper", "date", "section", "kind", "genre", "author", "place", "person", "organisation")
#: A facet: one of ``SORTS``, and its value.
Facet: TypeAlias = tuple[str, str]
#: A facet that a line of an article names, and the number of that line.
NamedFacet: TypeAlias = tuple[str, str, int]
Numbers: TypeAlias = NDArray[np.int32]
#: The facets of an article as its row has them: those that are printed, and those that it names.
_Row: TypeAlias = tuple[bytes, bytes | None]

#: Facets that are columns of an article.
_COLUMNS: Final[Mapping[str, str]] = {
    "paper": "newspaper",
    "date": "date",
    "section": "section",
    "kind": "kind",
    "genre": "genre",
}


def printed_facets(values: Mapping[str, Any]) -> list[Facet]:
    """Return the facets of what is printed beside an article, by the columns of its row."""
    found: list[Facet] = [(sort, value) for sort, name in _COLUMNS.items() if (value := values.get(name))]
    found += [("author", name) for name in printed_authors(values["byline"])]
    if place := squeezed(place_of(values["dateline"]) or ""):
        found.append(("place", place))
    return found


def insert_printed(store: Store, article: int, facets: Collection[Facet]) -> None:
    """Give a new article the facets of what is printed beside it."""
    numbers = sorted(set(_numbered(store, facets).values()))
    row = (article, np.array(numbers, np.int32).tobytes(), None)
    store.connection.execute(insert("browsed"), summing("browsed", row))
    _count(store, dict.fromkeys(numbers, 1))


def set_printed(store: Store, article: int, facets: Collection[Facet]) -> None:
    """Give an article the facets of what is printed beside it, in place of those that it had."""
    before = _facets_at(store, article)
    numbers = sorted(set(_numbered(store, facets).values()))
    _replace(store, article, before, (np.array(numbers, np.int32).tobytes(), before[1]))


def set_named(store: Store, article: int, named: Collection[NamedFacet]) -> None:
    """Give an article the facets that its lines name, in place of any that it had."""
    before = _facets_at(store, article)
    numbers = _numbered(store, {(sort, value) for sort, value, _ in named})
    pairs = sorted({(numbers[sort, value], line) for sort, value, line in named})
    _replace(store, article, before, (before[0], np.array(pairs, np.int32).tobytes()))


def _facets_at(store: Store, article: int) -> _Row:
    find = "SELECT printed, named FROM browsed WHERE article = ?"
    row: _Row = store.connection.execute(find, (article,)).fetchone()
    return row


def _replace(store: Store, article: int, before: _Row, after: _Row) -> None:
    store.connection.execute("DELETE FROM browsed WHERE article = ?", (article,))
    store.connection.execute(insert("browsed"), summing("browsed", (article, *after)))
    changes = Counter(facets_of(*after))
    changes.subtract(facets_of(*before))
    _count(store, changes)


def forget_articles(store: Store, source: str) -> None:
    """Count the articles of a source, by its path, no more; their rows go with it."""
    rows = store.connection.execute(
        "SELECT printed, named FROM browsed JOIN article ON article.id = browsed.article"
        " JOIN source ON source.id = article.source WHERE path = ?",
        (source,),
    )
    changes: Counter[int] = Counter()
    for row in rows:
        changes.subtract(facets_of(*row))
    _count(store, changes)


def facets_of(printed: bytes, named: bytes | None) -> set[int]:
    """Return the numbers of an article's facets, each once."""
    return {*unpacked(printed).tolist(), *named_pairs(named)[:, 0].tolist()}


def unpacked(data: bytes) -> Numbers:
    """Return the numbers that a row holds."""
    return np.frombuffer(data, np.int32)


def named_pairs(named: bytes | None) -> Numbers:
    """Return facets and lines, shape (n, 2)."""
    return unpacked(named or b"").reshape(-1, 2)


def _numbered(store: Store, facets: Iterable[Facet]) -> dict[Facet, int]:
    """Return the number of each facet; a new one gets a row."""
    wanted = list(dict.fromkeys(facets))
    store.connection.executemany("INSERT OR IGNORE INTO facet (sort, value) VALUES (?, ?)", wanted)
    find = "SELECT id FROM facet WHERE sort = ? AND value = ?"
    return {facet: store.connection.execute(find, facet).fetchone()[0] for facet in wanted}


def _count(store: Store, changes: Mapping[int, int]) -> None:
    """Change how many articles have each of some facets; one that none has goes."""
    changed = [(change, number) for number, change in sorted(changes.items()) if change]
    store.connection.executemany("UPDATE facet SET articles = articles + ? WHERE id = ?", changed)
    fewer = json.dumps([number for change, number in changed if change < 0])
    store.connection.execute(
        "DELETE FROM facet WHERE articles <= 0 AND id IN (SELECT value FROM json_each(?))", (fewer,)
    )
