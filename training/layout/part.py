"""Fit where paragraphs of wrapped lines fall apart: the numbers in corpus/layout/parting.py.

Usage: python -m training.layout.part NEWS.jsonl... [--pages N] [--seed N]

A logistic regression by Newton's method over the line ends inside the paragraphs of generated pages whose columns
are not set apart. Prints the weights, the bias last, and how many false line ends a threshold finds.
"""

import argparse
import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.layout.lines import read_lines
from corpus.layout.parting import line_evidence
from corpus.layout.wrapping import paragraphs
from training.layout.generate import GeneratedPage, generate
from training.layout.news import read_news, vary
from training.layout.newsroom import write_caption
from training.layout.source import Source
from training.layout.styles import draw_style
from training.layout.texts import Pools, read_grammar

Rows = tuple[NDArray[np.float64], NDArray[np.float64]]
DECAY = 1.0


def draw_page(rng: random.Random, news: Sequence[Source]) -> GeneratedPage:
    """Return a page of wrapped lines, its columns one below the other, read across its articles."""
    pools = Pools(read_grammar())
    pools.turn_page(rng)
    sources = [vary(rng, source) for source in rng.sample(news, rng.randint(3, 7))]
    sources += [write_caption(rng, pools) for _ in range(rng.randint(0, 3))]
    rng.shuffle(sources)
    style = draw_style(rng, rng.choice(("wrapped", "wrapped", "noisy", "displaced")))
    style.emission, style.tight, style.crossings = "lines", True, rng.choice((1, 1, 2))
    return generate(rng, sources, style)


def line_ends(page: GeneratedPage) -> Iterator[tuple[NDArray[np.float32], bool]]:
    """Yield the evidence at each line end inside a paragraph as it is read, and whether it is none."""
    starts = [span.start for span in page.spans]
    lines = read_lines(page.text)
    evidence = line_evidence(lines)
    places = {line.source: number for number, line in enumerate(lines)}
    for group, measure, _ in paragraphs(lines):
        if measure is None or group[0].standing:
            continue
        for a, b in pairwise(group):
            one, two = (page.spans[max(0, bisect_right(starts, line.source) - 1)] for line in (a, b))
            goes_on = one[2:4] == two[2:4] and two.offset > one.offset
            yield evidence[places[b.source] - 1], not goes_on


def fit(rows: Rows) -> NDArray[np.float64]:
    """Return the weights and the bias."""
    inputs = np.concatenate([rows[0], np.ones((len(rows[0]), 1))], axis=1)
    weights = np.zeros(inputs.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (rows[1] - chance) - DECAY * weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + DECAY * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Print the weights, and on other pages the share of line ends parted and of the false ones found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("news", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)  # noqa: S311 - nothing secret
    news = read_news(args.news)
    pages = [list(line_ends(draw_page(rng, news))) for _ in range(args.pages)]
    halves: list[Rows] = []
    for part in (pages[1::4], [page for number, page in enumerate(pages) if number % 4 != 1]):
        every = [end for page in part for end in page]
        rows, wrong = zip(*every, strict=True)
        halves.append((np.array(rows, dtype=float), np.array(wrong, dtype=float)))
    weights = fit(halves[1])
    print(", ".join(f"{weight:.2f}" for weight in weights))
    scores = halves[0][0] @ weights[:-1] + weights[-1]
    for threshold in (-2.0, -2.5, -3.0, -3.5, -4.0):
        parted = scores > threshold
        print(
            f"{threshold}: parted {parted.mean():.3f}, found {halves[0][1][parted].sum() / halves[0][1].sum():.3f}"
        )


if __name__ == "__main__":
    main()
