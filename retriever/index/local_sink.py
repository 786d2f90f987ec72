"""Articles with their vectors → the tables of an index in a folder."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from corpus.plain import PlainArticle, plain_article
from retriever.index.deriving import derive, vectors_of
from retriever.index.dictionary import own_segmenter
from retriever.index.indexing import write_staged
from retriever.index.planning import Plan, known_sources
from retriever.index.rows import insert, summing
from retriever.index.sink import EmbeddedArticle
from retriever.index.sizes import IndexSizes
from retriever.index.staging import StagedSource, Staging
from retriever.index.store import Store
from retriever.segmenter import cutting_with


class LocalSink:
    """See ``retriever.index.sink.ArticleSink``; the caller holds the lock."""

    def __init__(self, store: Store, staging: Staging, sizes: IndexSizes) -> None:
        self._store, self._staging, self._sizes = store, staging, sizes
        self._plan = Plan(known_sources(store))
        self._put: list[str] = []

    def taken(self, path: str) -> str | None:
        """See ``ArticleSink``."""
        staged = self._staging.get(path)
        if staged and path not in self._put:
            self._put.append(path)
        return staged.digest if staged else None

    def vectors(self, ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        """See ``ArticleSink``."""
        return vectors_of(self._store, ids)

    def put(self, path: str, source: StagedSource, articles: Iterable[EmbeddedArticle]) -> None:
        """See ``ArticleSink``."""
        self._staging.put(path, source.digest, source.bytes, self._keeping_vectors(articles))
        self._staging.finish(path, source.digest, source.problems)
        if path not in self._put:
            self._put.append(path)

    def remove(self, path: str) -> None:
        """See ``ArticleSink``."""
        self._plan.removed.append(path)

    def commit(self) -> None:
        """See ``ArticleSink``."""
        dimension = int(self._store.meta("dimension") or 0)
        with self._store.transaction(), cutting_with(own_segmenter(self._store)):
            gone = write_staged(self._store, self._plan, self._put, self._staging)
            derive(self._store, dimension, gone, self._sizes)

    def _keeping_vectors(self, articles: Iterable[EmbeddedArticle]) -> Iterator[PlainArticle]:
        for record, article, passages, vectors in articles:
            rows = [
                summing("vector", (passage.id, row.astype(np.float32).tobytes()))
                for passage, row in zip(passages, vectors, strict=True)
            ]
            with self._store.transaction():
                self._store.connection.executemany(
                    insert("vector").replace("INSERT", "INSERT OR REPLACE", 1), rows
                )
            yield plain_article(record, article)
