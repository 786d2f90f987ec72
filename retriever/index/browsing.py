"""Facets counted, and names looked up by them: of all articles by SQLite, of some in memory."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.naming import name_key
from retriever.browsing import NAMED, SPANS, FacetCount, Facets
from retriever.index.facets import SORTS, Numbers, named_pairs, unpacked
from retriever.index.rows import checked, summed
from retriever.index.store import Store

_CODES: Final = {sort: code for code, sort in enumerate(SORTS)}
_ALL: Final = 1 << 31
#: Returns the values of a sort of facet that most articles have, at most so many.
_Values = Callable[[str, int], Iterable[FacetCount]]


@dataclass(frozen=True)
class ArticleFacets:
    """Which article has which facet, each pair once; held in memory, so that counting reads no article.

    Attributes:
        articles: rows of articles, shape (n,), ascending.
        facets: numbers of facets, shape (n,).
        sorts: the place of each facet's sort in ``SORTS``, at its number; -1 for a number of none.
    """

    articles: Numbers
    facets: Numbers
    sorts: NDArray[np.int8]

    @classmethod
    def load(cls, store: Store) -> "ArticleFacets":
        """Read those of a store's present state."""
        run = store.connection.execute
        rows = run("SELECT article, printed, coalesce(named, x'') FROM browsed").fetchall()
        articles = np.array([row[0] for row in rows], np.int64)
        printed = np.repeat(articles, [len(row[1]) // 4 for row in rows])
        named = np.repeat(articles, [len(row[2]) // 8 for row in rows])
        facets = [unpacked(b"".join(row[1] for row in rows))]
        facets.append(named_pairs(b"".join(row[2] for row in rows))[:, 0])
        pairs = np.sort(np.concatenate([printed, named]) << 32 | np.concatenate(facets))
        pairs = pairs[np.diff(pairs, prepend=-1) != 0]  # several times as fast as np.unique
        known = run("SELECT id, sort FROM facet").fetchall()
        sorts = np.full(max((number for number, _ in known), default=0) + 1, -1, np.int8)
        sorts[[number for number, _ in known]] = [_CODES[sort] for _, sort in known]
        return cls((pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32), sorts)

    def having(self, facets: Collection[int]) -> frozenset[int]:
        """Return the rows of the articles that have one of some facets."""
        return frozenset(self.articles[np.isin(self.facets, list(facets))].tolist())

    def counts(self, articles: Collection[int]) -> Numbers:
        """Return how many of some articles have each facet, at its number."""
        rows = np.fromiter(articles, np.int64, len(articles))
        among = np.zeros(max(int(self.articles.max(initial=0)), int(rows.max(initial=0))) + 1, np.bool_)
        among[rows] = True
        return np.bincount(self.facets[among[self.articles]], minlength=len(self.sorts)).astype(np.int32)


def count_all(store: Store, names: Iterable[str], most: int) -> Facets:
    """Count all articles by some of ``FACETS`` or "day"; see ``IndexLookups.facets``."""
    run = store.connection.execute
    of_sort = "SELECT value, articles FROM facet WHERE sort = ? ORDER BY articles DESC, id LIMIT ?"

    def values(sort: str, most: int) -> list[FacetCount]:
        return [FacetCount(*row) for row in run(of_sort, (sort, most))]

    return _facets(run("SELECT count(*) FROM article").fetchone()[0], names, most, values)


def count_some(
    store: Store, facets: ArticleFacets, articles: Collection[int], names: Iterable[str], most: int
) -> Facets:
    """Count some articles in the same way."""
    counts = facets.counts(articles)

    def values(sort: str, most: int) -> list[FacetCount]:
        numbers = np.flatnonzero((facets.sorts == _CODES[sort]) & (counts > 0))
        best = numbers[np.argsort(-counts[numbers], kind="stable")[:most]].tolist()
        find = "SELECT id, value FROM facet WHERE id IN (SELECT value FROM json_each(?))"
        named = dict(store.connection.execute(find, (json.dumps(best),)).fetchall())
        return [FacetCount(named[number], int(counts[number])) for number in best]

    return _facets(len(articles), names, most, values)


def _facets(articles: int, names: Iterable[str], most: int, values: _Values) -> Facets:
    found = {
        name: _by_time(values("date", _ALL), SPANS[name]) if name in SPANS else tuple(values(name, most))
        for name in names
    }
    return Facets(articles, found)


def _by_time(days: Iterable[FacetCount], told: int) -> tuple[FacetCount, ...]:
    """Return how many articles are of each year, month or day, in order; a date that tells less is in none."""
    found: Counter[str] = Counter()
    for day, articles in days:
        if len(day) >= told:
            found[day[:told]] += articles
    return tuple(FacetCount(*one) for one in sorted(found.items()))


def naming_facets(store: Store, name: str) -> dict[int, tuple[str, int]]:
    """Return the facets that are this name, by their numbers: what it names, and in how many articles."""
    rows = store.connection.execute(
        "SELECT id, sort, articles FROM facet WHERE value = ? AND sort IN (SELECT value FROM json_each(?))",
        (name_key(name), json.dumps(NAMED)),
    )
    return {number: (sort, articles) for number, sort, articles in rows}


def latest_first(store: Store, articles: Collection[int], most: int, skip: int) -> list[int]:
    """Return some articles by their dates, those without one last."""
    rows = store.connection.execute(
        "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?)) ORDER BY date DESC, id LIMIT ? OFFSET ?",
        (json.dumps(list(articles)), most, skip),
    )
    return [row[0] for row in rows]


def lines_naming(store: Store, article: int, facets: Collection[int]) -> list[int]:
    """Return the lines of an article that name one of some facets, its paragraphs first; its first where none does.

    A dateline may stand in no line of its own.
    """
    find = f"SELECT {summed('browsed')}, crc FROM browsed WHERE article = ?"  # noqa: S608 - columns of ours
    row = store.connection.execute(find, (article,)).fetchone()
    pairs = named_pairs(checked(store, "browsed", row)[2])
    lines = {int(line) for facet, line in pairs.tolist() if facet in facets} or {0}
    return sorted(lines, key=lambda line: (line < 0, abs(line)))
