"""Facets with counts over a million made passages, of all articles and under filters, each compared with a scan.

    python -m benchmarks.facets [PASSAGES]

The tables alone: ten passages an article, the newspapers and days of ``benchmarks.filters``, eight names an article out
of 60,000 persons, 3,000 places and 20,000 organisations, a few of them frequent (Zipf).
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks.filters import FILTERS, made_article
from benchmarks.machine import machine
from benchmarks.scale import AN_ARTICLE, Timed, spread, timed, write_rows
from retriever import Facets, Filter, Retriever
from retriever.browsing import NAMED
from retriever.index.facets import NamedFacet, set_named
from retriever.index.store import Store
from tests.encoders import HashingEncoder

_POOLS: Final = {"person": 60_000, "place": 3_000, "organisation": 20_000}
_NAMES: Final = 8
_TIMES: Final = 20
_A_BATCH: Final = 10_000
_ALL: Final = 1 << 30


def _names(article: int) -> list[NamedFacet]:
    """Return the names of an article, always the same."""
    draw = random.Random(article)  # noqa: S311
    found: list[NamedFacet] = []
    for at in range(_NAMES):
        sort = NAMED[at % len(NAMED)]
        number = int(_POOLS[sort] ** draw.random())  # of each order of size equally often
        found.append((sort, f"{sort}{number}", draw.randrange(AN_ARTICLE)))
    return found


def build(folder: Path, count: int) -> None:
    """Write the tables."""
    store = Store.open(folder, create=True)
    for start in range(1, count + 1, _A_BATCH):
        rows = [(number, f"第{number}段。") for number in range(start, min(count + 1, start + _A_BATCH))]
        write_rows(store, rows, words=False, article=made_article)
        first, last = (start - 1) // AN_ARTICLE + 1, (rows[-1][0] - 1) // AN_ARTICLE + 1
        with store.transaction():
            for article in range(first, last + 1):
                set_named(store, article, _names(article))
    store.close()


def scanned(filters: Filter, articles: int) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Count the articles that fit a filter one by one."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("paper", "year", "month", *NAMED)}
    for row in range(1, articles + 1):
        article, names = made_article(row), {(sort, value) for sort, value, _ in _names(row)}
        named = not filters.name or filters.name in {value for _, value in names}
        printed = filters.in_time(article.date) and filters.paper in (article.newspaper or "")
        if not (named and printed and filters.title in (article.title or "")):
            continue
        found = [("paper", article.newspaper), *names]
        found += [("year", article.date[:4]), ("month", article.date[:7])] if article.date else []
        for name, value in found:
            counts[name][str(value)] += 1
    yield from counts.items()


def measure(folder: Path, count: int) -> None:
    """Count under every filter, compare each with the scan, and print a line for each."""
    print(machine())
    for name, one in {**FILTERS, "a name": Filter(name="person7")}.items():
        with Retriever.open(folder, encoder=HashingEncoder()) as archive:
            view = archive.filtered(one)
            first = timed(view.facets)
            calls: list[Timed] = [timed(view.facets) for _ in range(_TIMES)]
            whole: Facets = view.facets(most=_ALL)
        for facet, counts in scanned(one, count // AN_ARTICLE):
            assert dict(whole.counts[facet]) == dict(counts), (name, facet)  # noqa: S101
        print(f"{name}: {whole.articles} articles, {spread(calls)}, first {first.cpu * 1e3:.0f} ms")


if __name__ == "__main__":
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as made:
        build(Path(made) / "index", passages)
        measure(Path(made) / "index", passages)
