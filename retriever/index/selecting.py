"""A filter → the passages that it lets through, as a search needs them: known before anything is ranked."""

import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from retriever.filtering import Filter
from retriever.hits import ArticleReference
from retriever.index.dense import DenseIndex, Ids
from retriever.index.store import Store

#: What is printed beside an article, by the parts of a filter that look at it.
_READ: Final = {
    "paper": ("newspaper",),
    "edition": ("edition", "section"),
    "author": ("byline",),
    "place": ("dateline", "kicker", "title"),
    "title": ("title",),
    "genre": ("genre",),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a filter lets through.

    Attributes:
        articles: how many fit.
        total: how many there are.
        undated: how many fit but for the time, and have no date; a filter by time leaves them out.
        first, last: the days between which the articles lie that fit but for the time, or all where none does; None
            where no article has a date.
    """

    articles: int
    total: int
    undated: int = 0
    first: str | None = None
    last: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return {"articles", "total", "undated", "first", "last"}."""
        return asdict(self)


@dataclass(frozen=True)
class Selection:
    """The articles and passages that a filter lets through.

    Attributes:
        articles: their rows.
        mask: whether a passage is one of them, at its number; as long as the greatest number in the index, and one.
        scope: how many they are.
    """

    articles: frozenset[int]
    mask: NDArray[np.bool_]
    scope: Scope

    @cached_property
    def numbers(self) -> Ids:
        """The numbers of the passages, ascending."""
        return np.flatnonzero(self.mask)

    @cached_property
    def passages(self) -> int:
        """How many passages they are."""
        return int(np.count_nonzero(self.mask))

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest number of a passage."""
        return (int(self.numbers[0]), int(self.numbers[-1])) if self.passages else (1, 0)

    @cached_property
    def selector(self) -> Any:
        """The same as FAISS takes it."""
        return DenseIndex.none_but(self.mask)


def select(store: Store, filters: Filter, naming: Collection[int] | None = None) -> Selection:
    """Return what a filter lets through, of the store's present state.

    Args:
        store: the index.
        filters: what an article must have.
        naming: rows of the articles that name what the filter asks for; None where it asks for no name.
    """
    articles: list[int] = []
    days: list[str] = []
    every_day: list[str] = []
    total = undated = 0
    in_time = cache(filters.in_time)
    for number, day, fits in _articles(store, filters):
        total += 1
        every_day += [day] if day else []
        if not fits or (naming is not None and number not in naming):
            continue
        undated += filters.dated and not day
        days += [day] if day else []
        if in_time(day):
            articles.append(number)
    known = days or every_day
    first, last = min(known, default=None), max(known, default=None)
    return Selection(
        frozenset(articles), _mask(store, articles), Scope(len(articles), total, undated, first, last)
    )


def _articles(store: Store, filters: Filter) -> Iterator[tuple[int, str | None, bool]]:
    """Yield the row of each article, its day, and whether what is printed beside it fits, whatever the day.

    What is printed beside many is compared once.
    """
    read = sorted({column for part, columns in _READ.items() if getattr(filters, part) for column in columns})
    columns = "".join(f", {column}" for column in read)
    fits: dict[tuple[str | None, ...], bool] = {}
    for number, day, *values in store.connection.execute(
        f"SELECT id, date{columns} FROM article"  # noqa: S608 - columns of ours
    ):
        printed = tuple(values)
        if printed not in fits:
            named = dict(zip(read, values, strict=True))
            kicker = named.pop("kicker", None)
            fits[printed] = filters.fits_but_time(ArticleReference("", **named), kicker)
        yield number, day, fits[printed]


def _mask(store: Store, articles: list[int]) -> NDArray[np.bool_]:
    """Return the passages of some articles; those of one nearly always have numbers without a gap."""
    run = store.connection.execute
    last = run("SELECT max(id) FROM passage").fetchone()[0] or 0
    mask = np.zeros(last + 1, np.bool_)
    ranges = run(
        "SELECT article, min(id), max(id), count(*) FROM passage"
        " WHERE article IN (SELECT value FROM json_each(?)) GROUP BY article",
        (json.dumps(articles),),
    ).fetchall()
    for article, least, greatest, count in ranges:
        if greatest - least + 1 == count:
            mask[least : greatest + 1] = True
        else:
            for (number,) in run("SELECT id FROM passage WHERE article = ?", (article,)):
                mask[number] = True
    return mask
