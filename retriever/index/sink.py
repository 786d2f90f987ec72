"""Articles with their vectors on their way into an index: what migrates and what reads elsewhere writes to this."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.model import Article, Passage
from embeddings import Vectors
from retriever.index.staging import StagedSource


class Model(NamedTuple):
    """Whose vectors an index holds: the model, the length of a row, and the name that loads it, where it has one."""

    name: str
    dimension: int
    loads: str | None = None


class EmbeddedArticle(NamedTuple):
    """An article, its part of the source, its passages, and their vectors in rows of unit length."""

    record: str
    article: Article
    passages: tuple[Passage, ...]
    vectors: Vectors

    @classmethod
    def of(
        cls,
        record: str,
        article: Article,
        passages: tuple[Passage, ...],
        vectors: Mapping[str, NDArray[np.float32]],
        dimension: int,
    ) -> "EmbeddedArticle":
        """Return an article with the vectors of its passages, which are given by their ids."""
        rows = [vectors[passage.id] for passage in passages]
        return cls(record, article, passages, np.array(rows, np.float32).reshape(len(rows), dimension))


class ArticleSink(Protocol):
    """Takes sources whole. Nothing shows before ``commit``, then all of it at once; one process writes at a time.

    What was put and not committed, as the process was ended, is there for the next one: see ``taken``.
    """

    def taken(self, path: str) -> str | None:
        """Return the digest of a source that was put whole and waits to be committed."""

    def vectors(self, ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        """Return the vectors that the index has of passages, by their ids, so that none is embedded twice."""

    def put(self, path: str, source: StagedSource, articles: Iterable[EmbeddedArticle]) -> None:
        """Take a source, in place of what there is of it; to put it again changes nothing."""

    def remove(self, path: str) -> None:
        """Take a source out."""

    def commit(self) -> None:
        """Make all of it visible."""
