"""Passages are embedded in batches, here or elsewhere. What comes back is committed at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.chinese.glyphs import ordinary, seen
from corpus.model import Passage
from embeddings import Encoder, Vectors
from retriever.errors import ModelMismatchError
from retriever.index.rows import insert, summing
from retriever.index.sizes import IndexSizes
from retriever.index.staging import Staging
from retriever.index.store import Store

#: Called with (passages embedded so far, passages to embed).
Progress = Callable[[int, int], None]
#: What is embedded, by hash → hashes with their vectors, a part at a time, each hash once.
Encode = Callable[[Mapping[str, str]], Iterable[tuple[Sequence[str], Vectors]]]


@dataclass(frozen=True, slots=True)
class Embedding:
    """How passages are embedded.

    Attributes:
        encode: makes the vectors.
        at_once: passages that it is given together.
    """

    encode: Encode
    at_once: int

    @classmethod
    def here(cls, encoder: Encoder, sizes: IndexSizes = IndexSizes()) -> "Embedding":
        """Embed in this process."""

        def encode(texts: Mapping[str, str]) -> Iterable[tuple[Sequence[str], Vectors]]:
            yield list(texts), encoder.encode_passages(list(texts.values()))

        return cls(encode, sizes.embedded_at_once)


def embedded_text(passage: Passage) -> str:
    """Return what the encoder reads, in ordinary glyphs: the context on a line of its own, then the passage."""
    return ordinary(seen(_plain(passage))[0])


def is_changed(passage: Passage) -> bool:
    """Tell whether the encoder reads other glyphs than the passage has; before content 4 it read the passage's."""
    return embedded_text(passage) != _plain(passage)


def _plain(passage: Passage) -> str:
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def bind(store: Store, encoder: Encoder, name: str | None) -> None:
    """Note whose vectors the index holds; those of another encoder, left by a cut-off first run, go.

    Raises:
        ModelMismatchError: another process made the first change, with another encoder.
    """
    model = store.meta("model")
    if model == encoder.name:
        return
    if model and store.generation:
        raise ModelMismatchError.between(store.folder, model, encoder.name)
    with store.transaction():
        store.connection.execute("DELETE FROM vector")
        store.set_meta("model", encoder.name)
        store.set_meta("dimension", str(encoder.dimension))
        if name:
            store.set_meta("encoder", name)


def embed(
    store: Store,
    embedding: Embedding,
    staging: Staging,
    sources: Iterable[str],
    *,
    anew: set[str],
    progress: Progress | None = None,
) -> int:
    """Make the vectors that are missing, and those in ``anew``; return how many.

    They show nowhere until rows point at them.
    """
    paths = list(sources)
    missing = dict.fromkeys(_missing(store, staging, paths, anew))
    total, done = len(missing), 0
    if progress and total:
        progress(0, total)
    for batch in _batches(staging, paths, missing, embedding.at_once):
        for hashes, vectors in embedding.encode(batch):
            _keep(store, hashes, vectors)
            done += len(hashes)
            if progress:
                progress(done, total)
    return total


def _keep(store: Store, hashes: Sequence[str], vectors: Vectors) -> None:
    rows = [(hash_, row.tobytes()) for hash_, row in zip(hashes, vectors.astype(np.float32), strict=True)]
    with store.transaction():
        store.connection.executemany("DELETE FROM vector WHERE hash = ?", [(hash_,) for hash_, _ in rows])
        store.connection.executemany(insert("vector"), [summing("vector", row) for row in rows])


def _missing(store: Store, staging: Staging, paths: list[str], anew: set[str]) -> Iterator[str]:
    for path in paths:
        for staged in staging.articles(path):
            for passage in staged.passages:
                known = store.connection.execute("SELECT 1 FROM vector WHERE hash = ?", (passage.id,))
                if passage.id in anew or known.fetchone() is None:
                    yield passage.id


def _batches(
    staging: Staging, paths: list[str], missing: dict[str, None], most: int
) -> Iterator[dict[str, str]]:
    """Yield the missing passages, what is embedded by hash, each once, so many at a time."""
    batch: dict[str, str] = {}
    for path in paths:
        for staged in staging.articles(path):
            for passage in staged.passages:
                if passage.id in missing:
                    del missing[passage.id]
                    batch[passage.id] = embedded_text(passage)
                    if len(batch) == most:
                        yield batch
                        batch = {}
    if batch:
        yield batch
