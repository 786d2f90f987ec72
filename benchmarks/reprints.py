"""Reprints told in a made archive: precision and recall over pairs of articles, and the processor time it takes.

    python -m benchmarks.reprints [ARTICLES] [--noise 0.05] [--cut 0.3] [--both]

Articles are made of scraps of two to nine characters of the invented articles in training/data, so that they share as
many phrases as newspapers do. One in five repeats an earlier one: some of its characters are other ones, missing or one
too many, and a stretch is cut out. One in twenty is an earlier one with other figures, and one in twenty has a third of
an earlier one and goes on by itself; neither is a reprint. With ``--both`` the earlier one has wrong characters, too.
"""

import argparse
import json
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import combinations, count
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.machine import machine
from corpus.model import Article, Paragraph
from retriever.index.reprints import link_reprints
from retriever.index.staging import StagedArticle, StagedSource
from retriever.index.store import Store
from retriever.index.writing import insert_article, insert_source

_TRAINING: Final = Path(__file__).parents[1] / "training/data"
_REPRINTS, _UPDATES, _FOLLOW_UPS = 0.2, 0.05, 0.05
_LENGTHS: Final = (150, 1100)


class Made(NamedTuple):
    """A made text, and the number of the one that it repeats, its own where it repeats none."""

    text: str
    story: int


class Press:
    """Makes texts, always the same."""

    def __init__(self, noise: float, cut: float, *, both: bool) -> None:
        self._draw = random.Random(1)  # noqa: S311
        self._noise, self._cut, self._both = noise, cut, both
        lines = [
            line
            for path in sorted(_TRAINING.glob("*.jsonl"))
            for line in path.read_text("utf-8").splitlines()
        ]
        self._scraps = "".join(text for line in lines for text in json.loads(line).get("paragraphs", []))

    def texts(self, number: int) -> Iterator[Made]:
        """Yield so many texts."""
        plain: list[tuple[str, int]] = []
        makers: list[Callable[[str], str]] = [self._reprinted, self._updated, self._continued]
        for at in range(number):
            make = self._draw.choices(
                [None, *makers], [1 - _REPRINTS - _UPDATES - _FOLLOW_UPS, _REPRINTS, _UPDATES, _FOLLOW_UPS]
            )[0]
            if make is None or not plain:
                plain.append((self._original(), at))
                yield Made(self._misread(plain[-1][0]) if self._both else plain[-1][0], at)
            else:
                earlier, story = self._draw.choice(plain)
                yield Made(make(earlier), story if make == self._reprinted else at)

    def _original(self) -> str:
        wanted, text = self._draw.randint(*_LENGTHS), ""
        while len(text) < wanted:
            start = self._draw.randrange(len(self._scraps) - 9)
            text += self._scraps[start : start + self._draw.randint(2, 9)]
        return text

    def _reprinted(self, text: str) -> str:
        gone = int(len(text) * self._cut)
        start = self._draw.randint(0, len(text) - gone)
        return self._misread(text[:start] + text[start + gone :])

    def _misread(self, text: str) -> str:
        return "".join(
            self._one_misread(char) if self._draw.random() < self._noise else char for char in text
        )

    def _one_misread(self, char: str) -> str:
        other = self._draw.choice(self._scraps)
        return self._draw.choice((other, "", char + other))

    def _updated(self, text: str) -> str:
        return re.sub(r"\d+", lambda found: str(self._draw.randint(1, 10 ** len(found[0]))), text)

    def _continued(self, text: str) -> str:
        return text[: len(text) // 3] + self._original()[: len(text)]


def write(store: Store, texts: Iterator[Made]) -> None:
    """Write articles without passages."""
    source, passages = insert_source(store, "made", StagedSource("0", 0), "now"), count(1)
    for number, made in enumerate(texts):
        article = Article("article", (Paragraph(made.text),), key=str(number))
        insert_article(store, source, StagedArticle(number, str(number), article, ()), passages)


def told_pairs(store: Store) -> set[tuple[int, int]]:
    """Return the pairs of articles that are told to be one story."""
    stories: dict[int, list[int]] = {}
    for story, key in store.connection.execute(
        "SELECT story, CAST(key AS INTEGER) FROM sketch JOIN article ON id = article WHERE story IS NOT NULL ORDER BY 2"
    ):
        stories.setdefault(story, []).append(key)
    return {pair for numbers in stories.values() for pair in combinations(numbers, 2)}


def true_pairs(texts: Iterator[Made]) -> set[tuple[int, int]]:
    """Return the pairs of texts that are one story."""
    stories: dict[int, list[int]] = {}
    for number, made in enumerate(texts):
        stories.setdefault(made.story, []).append(number)
    return {pair for numbers in stories.values() for pair in combinations(numbers, 2)}


def main() -> None:
    """Make, link and compare."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("--noise", type=float, default=0.05)
    parser.add_argument("--cut", type=float, default=0.3)
    parser.add_argument("--both", action="store_true")
    options = parser.parse_args()
    press = Press(options.noise, options.cut, both=options.both)
    texts = list(press.texts(options.articles))
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder), create=True)
        with store.transaction():
            write(store, iter(texts))
        begun = time.process_time()
        with store.transaction():
            link_reprints(store)
        spent = time.process_time() - begun
        told, true = told_pairs(store), true_pairs(iter(texts))
        store.close()
    right = len(told & true)
    print(machine())
    print(
        f"{len(texts)} articles, {len(true)} pairs: precision {right / max(len(told), 1):.4f}, "
        f"recall {right / max(len(true), 1):.4f}, {spent:.1f} s of processor time"
    )


if __name__ == "__main__":
    main()
