"""Staged sources → a sink, with the vectors that the index has already and new ones for the rest."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice

import numpy as np

from embeddings import Encoder
from retriever.index.embedding import Progress, embedded_text
from retriever.index.sink import ArticleSink, EmbeddedArticle
from retriever.index.sizes import IndexSizes
from retriever.index.staging import StagedArticle, Staging

#: Articles whose passages are embedded together.
_TOGETHER = 32


class Embedder:
    """Embeds what a sink has no vectors of.

    Attributes:
        embedded: how many passages were embedded.
    """

    def __init__(
        self, encoder: Encoder, sink: ArticleSink, sizes: IndexSizes, progress: Progress | None
    ) -> None:
        self._encoder, self._sink, self._sizes, self._progress = encoder, sink, sizes, progress
        self.embedded = self._done = self._total = 0

    def put(self, staging: Staging, paths: Collection[str]) -> None:
        """Put sources into the sink; those that an ended run has put already stay."""
        if self._progress:
            self._total = sum(len(article.passages) for path in paths for article in staging.articles(path))
        for path in paths:
            source = staging.get(path)
            if source and self._sink.taken(path) != source.digest:
                self._sink.put(path, source, self._with_vectors(staging.articles(path)))

    def _with_vectors(self, articles: Iterable[StagedArticle]) -> Iterator[EmbeddedArticle]:
        coming = iter(articles)
        while some := list(islice(coming, _TOGETHER)):
            texts = {
                passage.id: embedded_text(passage)
                for passage in chain.from_iterable(staged.passages for staged in some)
            }
            vectors = dict(self._sink.vectors(texts))
            missing = [key for key in texts if key not in vectors]
            for at in range(0, len(missing), self._sizes.embedded_at_once):
                batch = missing[at : at + self._sizes.embedded_at_once]
                made = self._encoder.encode_passages([texts[key] for key in batch]).astype(np.float32)
                vectors |= zip(batch, made, strict=True)
            self.embedded += len(missing)
            self._tell(len(texts))
            for staged in some:
                yield EmbeddedArticle.of(
                    staged.record, staged.article, staged.passages, vectors, self._encoder.dimension
                )

    def _tell(self, passages: int) -> None:
        self._done += passages
        if self._progress:
            self._progress(min(self._done, self._total), self._total)
