"""What is in an index, in numbers."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from retriever.index import dictionary
from retriever.index.dense import kind_for
from retriever.index.given import given_values
from retriever.index.sizes import IndexSizes
from retriever.index.store import Store

_PAPERS: Final = (
    "SELECT newspaper, count(*) FROM article WHERE kind = 'article' AND newspaper IS NOT NULL"
    " GROUP BY newspaper ORDER BY count(*) DESC, newspaper"
)
#: The values by which articles are browsed are few; what begins with no year is no day.
_DAYS: Final = (
    "SELECT min(value), max(value) FROM facet WHERE sort = 'date' AND value GLOB '[12][0-9][0-9][0-9]*'"
)


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What is in an index.

    Attributes:
        folder: where it is; ``bytes`` is its size.
        changed: when it was changed last, an ISO 8601 time.
        dictionary: how many words its own dictionary has, None where it has none.
        first, last: the first and the last day, month or year of an article; None where none has one.
        papers: how many articles each newspaper has, the most first.
        given: what was given to files and folders for articles that say nothing themselves, by their paths.
    """

    folder: str
    sources: int
    articles: int
    captions: int
    paragraphs: int
    passages: int
    encoder: str | None
    model: str | None
    dimension: int | None
    dense_index: str
    generation: int
    changed: str | None
    bytes: int
    dictionary: int | None = None
    first: str | None = None
    last: str | None = None
    papers: dict[str, int] = field(default_factory=dict)
    given: dict[str, dict[str, str]] = field(default_factory=dict)


def describe(store: Store, generation: int, sizes: IndexSizes) -> IndexInfo:
    """Return what is in an index."""

    def count(query: str) -> int:
        number: int = store.connection.execute(f"SELECT count(*) FROM {query}").fetchone()[0]  # noqa: S608
        return number

    passages = count("passage")
    first, last = first_and_last_day(store) or (None, None)
    dimension = store.meta("dimension")
    return IndexInfo(
        folder=str(store.folder),
        sources=count("source"),
        articles=count("article WHERE kind = 'article'"),
        captions=count("article WHERE kind = 'caption'"),
        paragraphs=count("line WHERE number >= 0"),
        passages=passages,
        encoder=store.meta("encoder"),
        model=store.meta("model"),
        dimension=int(dimension) if dimension else None,
        dense_index=kind_for(passages, sizes),
        generation=generation,
        changed=store.meta("changed"),
        bytes=_size(store.folder),
        dictionary=dictionary.word_count(store),
        first=first,
        last=last,
        papers=dict(store.connection.execute(_PAPERS)),
        given=given_values(store),
    )


def first_and_last_day(store: Store) -> tuple[str, str] | None:
    """Return the first and the last day, month or year of an article; None where none has one."""
    first, last = store.connection.execute(_DAYS).fetchone()
    return (first, last) if first else None


def _size(folder: Path) -> int:
    """Return the bytes of the files in a folder; one that another process takes away meanwhile counts 0."""
    total = 0
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    return total
