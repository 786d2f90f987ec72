"""Regions of a page, and what happens to their order where a page is read across its articles.

Whoever reads a page column by column goes from the foot of one article's column into the next article and comes
back at the head of the next column. So the ends of several articles follow each other, and a picture or a whole
article stands between two pieces of one.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import NamedTuple


class Piece(NamedTuple):
    """The printed lines of one unit that stand together, as offsets into the unit."""

    unit: int
    lines: tuple[tuple[int, int], ...]


@dataclass
class Region:
    """Pieces that are read one after another: a head, a column, a caption, a stray line."""

    article: int
    kind: str
    pieces: list[Piece] = field(default_factory=list)


def cross(rng: random.Random, page: Sequence[Region]) -> list[Region]:
    """Return the regions of a page in another order: read across some of its articles once."""
    kinds = (_tails, _tails, _strips, _strips, _between, _between)
    return rng.choice(kinds)(rng, page)


def _of(page: Sequence[Region], article: int) -> list[Region]:
    """Return the regions of an article in their order, without what stands between."""
    return [region for region in page if region.article == article]


def _broken(page: Sequence[Region]) -> list[int]:
    """Return the articles that stand in more than one column."""
    owners = [region.article for region in page if region.kind == "column"]
    return sorted({article for article in owners if owners.count(article) > 1})


def _choose(rng: random.Random, articles: Sequence[int], most: int) -> list[int]:
    return rng.sample(list(articles), min(len(articles), rng.randint(2, most)))


def _without(page: Sequence[Region], chosen: Sequence[int]) -> tuple[list[Region], int]:
    """Return the other regions, and where the first of the chosen articles stood among them."""
    first = next(at for at, region in enumerate(page) if region.article in chosen)
    return [region for region in page if region.article not in chosen], sum(
        region.article not in chosen for region in page[:first]
    )


def _tails(rng: random.Random, page: Sequence[Region]) -> list[Region]:
    """Put the beginnings of some articles first and their ends behind them, in the same or any other order."""
    chosen = _choose(rng, _broken(page), 3)
    if len(chosen) < 2:
        return list(page)
    fronts: list[list[Region]] = []
    ends: list[list[Region]] = []
    for article in chosen:
        regions = _of(page, article)
        last = rng.randint(1, sum(region.kind == "column" for region in regions) - 1)
        fronts.append(regions[:-last])
        ends.append(regions[-last:])
    if rng.random() < 0.5:
        rng.shuffle(ends)
    others, place = _without(page, chosen)
    behind = place if rng.random() < 0.6 else rng.randint(place, len(others))
    return [*others[:place], *chain(*fronts), *others[place:behind], *chain(*ends), *others[behind:]]


def _strips(rng: random.Random, page: Sequence[Region]) -> list[Region]:
    """Read articles that stand one below the other a column at a time."""
    chosen = _choose(rng, _broken(page), 3)
    if len(chosen) < 2:
        return list(page)
    heads: list[Region] = []
    steps: list[list[list[Region]]] = []
    above = rng.random() < 0.3
    for article in chosen:
        regions = _of(page, article)
        if above:
            heads += [region for region in regions if region.kind != "column"]
            regions = [region for region in regions if region.kind == "column"]
        steps.append(_steps(regions))
    rows = [step for row in zip_longest(*steps, fillvalue=[]) for step in row]
    others, place = _without(page, chosen)
    return [*others[:place], *heads, *chain(*rows), *others[place:]]


def _steps(regions: Sequence[Region]) -> list[list[Region]]:
    """Return the columns of an article, the first with the head above it."""
    start = next(at for at, region in enumerate(regions) if region.kind == "column")
    return [list(regions[: start + 1]), *([region] for region in regions[start + 1 :])]


def _between(rng: random.Random, page: Sequence[Region]) -> list[Region]:
    """Put a caption, a stray line or a whole article between two columns of another."""
    broken = _broken(page)
    if not broken:
        return list(page)
    article = rng.choice(broken)
    others = sorted({region.article for region in page} - {article})
    captions = [number for number in others if _of(page, number)[0].kind not in {"head", "column"}]
    if not others:
        return list(page)
    guest = rng.choice(captions if captions and rng.random() < 0.6 else others)
    rest = [region for region in page if region.article != guest]
    columns = [at for at, region in enumerate(rest) if region.article == article and region.kind == "column"]
    place = rng.choice(columns[1:])
    return [*rest[:place], *_of(page, guest), *rest[place:]]
