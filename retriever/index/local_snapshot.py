"""One state of an index in a folder: SQLite holds what is true, FAISS and FTS5 rank."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings import Vectors
from retriever.browsing import Facets
from retriever.index import bm25, lexical, phrases
from retriever.index.articles import CatalogueEntry, catalogue
from retriever.index.browsing import count_all, count_some, latest_first, lines_naming, naming_facets
from retriever.index.deriving import vectors_of
from retriever.index.faults import damaged
from retriever.index.info import IndexInfo, describe, first_and_last_day
from retriever.index.open_index import OpenIndex
from retriever.index.planning import Known, known_sources
from retriever.index.reprints import reprints_of
from retriever.index.rows import LineRow, article_values, find_article, line_row, lines_of
from retriever.index.selecting import Scope, Selection
from retriever.index.snapshot import PassageRow, Ranking
from retriever.index.verify import Verification, verify
from retriever.question import Question

_PASSAGE = 'SELECT article, paragraph, "start", "end", hash FROM passage'


class LocalSnapshot:
    """See ``retriever.index.snapshot.Snapshot``."""

    def __init__(self, index: OpenIndex, generation: int, selection: Selection | None) -> None:
        self.generation = generation
        self._index, self._selection = index, selection
        self._store = index.store
        self._connection = index.store.connection

    @property
    def large(self) -> bool:
        return self._index.vectors(self.generation).kind != "flat"

    @property
    def scope(self) -> Scope | None:
        return self._selection.scope if self._selection else None

    @property
    def days(self) -> tuple[str, str] | None:
        return first_and_last_day(self._store)

    def meta(self, key: str) -> str | None:
        return self._store.meta(key)

    def nearest(self, query: Vectors, k: int) -> Ranking:
        return self._index.vectors(self.generation).search(query, k, self._selection)

    def best_by_tokens(
        self, table: str, question: Question, k: int, *, context_weight: float, homophones: Sequence[str]
    ) -> Ranking:
        return bm25.search(
            self._connection,
            table,
            question,
            k,
            context_weight=context_weight,
            homophones=homophones,
            selection=self._selection,
        )

    def passages_holding(self, table: str, tokens: Iterable[str]) -> dict[str, int]:
        return lexical.passages_holding(self._connection, table, tokens)

    def passage_count(self) -> int:
        row = self._connection.execute("SELECT passages FROM size WHERE name = 'grams'").fetchone()
        return int(row[0]) if row else 0

    def paragraphs_saying(self, column: str, wanted: Sequence[str]) -> list[tuple[int, int, str]]:
        return phrases.paragraphs_saying(self._store, column, wanted, self._selection)

    def reprints(self, article: int) -> list[int]:
        found = reprints_of(self._store, article)
        return [number for number in found if not self._selection or number in self._selection.articles]

    def facets(self, names: Sequence[str], most: int) -> Facets:
        if self._selection is None:
            return count_all(self._store, names, most)
        facets = self._index.facets(self.generation)
        return count_some(self._store, facets, self._selection.articles, names, most)

    def sorts_of(self, name: str) -> dict[str, int]:
        return dict(naming_facets(self._store, name).values())

    def lines_naming(self, name: str, most: int, skip: int) -> list[tuple[int, int]]:
        facets = naming_facets(self._store, name)
        chosen = self._selection.articles if self._selection else ()
        articles = latest_first(self._store, chosen, most, skip)
        return [
            (article, line) for article in articles for line in lines_naming(self._store, article, facets)
        ]

    def passages(self, numbers: Iterable[int]) -> Iterator[PassageRow]:
        for number in numbers:
            row = self._connection.execute(f"{_PASSAGE} WHERE id = ?", (number,)).fetchone()
            if row is None:
                raise damaged(self._store.folder, f"passage {number}: missing")
            yield PassageRow(*row)

    def passages_of(self, articles: Sequence[int]) -> dict[int, list[PassageRow]]:
        select = f"{_PASSAGE} WHERE article = ? ORDER BY id"
        return {
            article: [PassageRow(*row) for row in self._connection.execute(select, (article,))]
            for article in articles
        }

    def vectors(self, ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        return vectors_of(self._store, ids)

    def find_article(self, key: str, source: str | None = None) -> int | None:
        return find_article(self._store, key, source)

    def values(self, article: int) -> dict[str, Any]:
        return article_values(self._store, article)

    def line(self, article: int, number: int) -> LineRow:
        return line_row(self._store, article, number)

    def lines(self, article: int) -> Iterator[LineRow]:
        return lines_of(self._store, article)

    def articles_of(self, source: int) -> list[int]:
        rows = self._connection.execute("SELECT id FROM article WHERE source = ? ORDER BY id", (source,))
        return [number for (number,) in rows]

    def catalogue(self) -> Iterator[CatalogueEntry]:
        return catalogue(self._store)

    def sources(self) -> dict[str, Known]:
        return known_sources(self._store)

    def info(self) -> IndexInfo:
        return describe(self._store, self.generation, self._index.sizes)

    def verify(self) -> Verification:
        return verify(self._store, self._index.read)
