"""Search under filters: what it takes beside a search of everything, over 50,000 made passages with cheap vectors.

    python -m benchmarks.filters [PASSAGES]

Four newspapers, ten years, every seventh article without a date. Each question is asked under every filter in turn, so
that what else runs hurts all alike; every hit is compared with its filter.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.machine import machine
from benchmarks.scale import Timed, spread, timed, untold, write_rows, write_vectors
from corpus.model import Article
from embeddings import Vectors
from retriever import Filter, Retriever
from retriever.index.store import Store
from tests.encoders import HashingEncoder

FILTERS: Final = {
    "none": Filter(),
    "a year": Filter(since="2015", until="2015"),
    "half of the years": Filter(until="2014"),
    "a newspaper": Filter(paper="甲报"),
    "a month": Filter(since="2013-04", until="2013-04"),
    "a headline": Filter(title="第499篇"),
}
_QUESTIONS: Final = 60
_A_BATCH: Final = 10_000
_WORDS: Final = [
    one + other for one in "修建投资扶贫养种植学校医院道路水库" for other in "县乡镇村工程项目资金万元今年"
]


def _rows(count: int, draw: random.Random) -> Iterator[tuple[int, str]]:
    for number in range(1, count + 1):
        said = "，".join(draw.choice(_WORDS) for _ in range(draw.randint(5, 12)))
        yield number, f"{said}{number % 997}万元。"


def made_article(number: int) -> Article:
    """Return what is printed beside an article."""
    day = f"20{10 + number % 10}-0{1 + number % 9}-1{number % 10}"
    paper = f"{'甲乙丙丁'[number % 4]}报"
    return replace(untold(number), date=day if number % 7 else None, newspaper=paper)


def _vectors(count: int, dimension: int) -> Iterator[Vectors]:
    draw = np.random.default_rng(0)
    for _ in range(count):
        row = draw.standard_normal(dimension).astype(np.float32)
        yield row / np.linalg.norm(row)


def build(folder: Path, count: int) -> None:
    """Write the tables and the vectors."""
    draw, encoder = random.Random(1), HashingEncoder()  # noqa: S311
    rows = list(_rows(count, draw))
    store = Store.open(folder, create=True)
    for start in range(0, count, _A_BATCH):
        write_rows(store, rows[start : start + _A_BATCH], words=True, article=made_article)
    store.close()
    write_vectors(folder, _vectors(count, encoder.dimension), encoder.name, encoder.dimension)


def measure(folder: Path) -> None:
    """Ask every question under every filter, and print a line for each filter."""
    draw = random.Random(2)  # noqa: S311
    asked = [f"{''.join(draw.sample(_WORDS, 3))}{draw.randint(1, 997)}万元吗" for _ in range(_QUESTIONS)]
    with Retriever.open(folder, encoder=HashingEncoder()) as archive:
        archive.search("预热")
        first = {name: timed(archive.search, "预热", 5, one) for name, one in FILTERS.items()}
        calls: dict[str, list[Timed]] = {name: [] for name in FILTERS}
        for question in asked:
            for name, one in FILTERS.items():
                call = timed(archive.search, question, 10, one)
                assert all(one.fits(hit.citation.article) for hit in call.result)  # noqa: S101
                calls[name].append(call)
        print(machine(), archive.info().dense_index)
        for name, one in FILTERS.items():
            scope = archive.filtered(one).scope()
            told = f"{scope.articles} of {scope.total} articles" if scope else "all articles"
            fewest = min(len(call.result) for call in calls[name])
            print(
                f"{name}: {told}, {spread(calls[name])}, first {first[name].cpu * 1e3:.0f} ms, hits {fewest}"
            )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        build(Path(made) / "index", int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
        measure(Path(made) / "index")
