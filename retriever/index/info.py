"""What is in an index, in numbers."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from retriever.index import dictionary
from retriever.index.dense import kind_for
from retriever.index.sizes import IndexSizes
from retriever.index.store import Store


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What is in an index. ``bytes`` is the size of its folder, ``changed`` an ISO 8601 time or None.

    ``dictionary`` is how many words its own dictionary has, None where it has none.
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


def describe(store: Store, generation: int, sizes: IndexSizes) -> IndexInfo:
    """Return what is in an index."""

    def count(query: str) -> int:
        number: int = store.connection.execute(f"SELECT count(*) FROM {query}").fetchone()[0]  # noqa: S608
        return number

    passages = count("passage")
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
    )


def _size(folder: Path) -> int:
    """Return the bytes of the files in a folder; one that another process takes away meanwhile counts 0."""
    total = 0
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    return total
