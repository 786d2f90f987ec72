"""What is asked of an index, wherever it is kept: its states, which are read, and its changes.

``retriever.index.local`` keeps it in a folder. Whatever stands behind these methods, the ranking, the reader and the
conversation above them are the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from embeddings import Encoder, Vectors
from retriever.browsing import Facets
from retriever.dictionary import Entry
from retriever.filtering import EVERYTHING, Filter
from retriever.index.articles import CatalogueEntry
from retriever.index.embedding import Progress
from retriever.index.indexing import IndexReport
from retriever.index.info import IndexInfo
from retriever.index.locking import OnWait
from retriever.index.planning import Known
from retriever.index.rows import LineRow
from retriever.index.selecting import Scope
from retriever.index.sink import ArticleSink, Model
from retriever.index.verify import Verification
from retriever.question import Question

if TYPE_CHECKING:
    from retriever.cluster.cluster import Cluster

#: Passages by their numbers with their scores, best first.
Ranking = Sequence[tuple[int, float]]


class PassageRow(NamedTuple):
    """A passage: the article it is of, where it stands in a paragraph of it, and the id of what was embedded."""

    article: int
    paragraph: int
    start: int
    end: int
    id: str


class Snapshot(Protocol):
    """One state of an index. Articles and passages go by numbers that hold within it.

    A filter goes for what is ranked and found, not for what is true: a citation is opened whatever is searched.
    """

    @property
    def generation(self) -> int:
        """How many changes there were before."""

    @property
    def large(self) -> bool:
        """Whether vectors take so long that they are searched beside the words."""

    @property
    def scope(self) -> Scope | None:
        """What the filter lets through, None for one that asks for nothing."""

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day, month or year of an article, whatever the filter; None where none has one."""

    def meta(self, key: str) -> str | None:
        """Return a value of the index as a whole: "model", "encoder", "dimension", "changed"."""

    # how passages are ranked

    def nearest(self, query: Vectors, k: int) -> Ranking:
        """Return up to k passages by inner product with a row of shape (dimension,)."""

    def best_by_tokens(
        self, table: str, question: Question, k: int, *, context_weight: float, homophones: Sequence[str]
    ) -> Ranking:
        """Return up to k passages by BM25 over "words" or "grams"; see ``retriever.index.bm25.search``."""

    def passages_holding(self, table: str, tokens: Iterable[str]) -> dict[str, int]:
        """Return in how many passages each of the tokens is; those that are in none are left out."""

    def passage_count(self) -> int:
        """Return how many passages there are."""

    def paragraphs_saying(self, column: str, wanted: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return (article, number, text) of the paragraphs with a passage whose "context" or "body" has all phrases.

        What recurs everywhere is cut short.
        """

    def reprints(self, article: int) -> list[int]:
        """Return the other articles that are the same text and fit the filter, the first printed first."""

    # how it is browsed

    def facets(self, names: Sequence[str], most: int) -> Facets:
        """Count the articles that fit the filter by some of ``FACETS`` or "day"; of most of them the first values.

        Raises:
            NotKeptHereError: this engine counts none.
        """

    def sorts_of(self, name: str) -> dict[str, int]:
        """Return in how many articles a name is a person's, a place's or an organisation's. Raises as ``facets``."""

    def lines_naming(self, name: str, most: int, skip: int) -> list[tuple[int, int]]:
        """Return the lines with a name of the articles that fit the filter: the row of each, and the line's number.

        The filter has the name. The latest articles come first; ``most`` and ``skip`` are articles.
        """

    # what is true

    def passages(self, numbers: Iterable[int]) -> Iterator[PassageRow]:
        """Yield passages as they are asked for."""

    def passages_of(self, articles: Sequence[int]) -> Mapping[int, list[PassageRow]]:
        """Return the passages of some hundred articles in reading order, by article."""

    def vectors(self, ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        """Return the vectors that there are of what was embedded, by its id."""

    def find_article(self, key: str, source: str | None = None) -> int | None:
        """Return the number of the article with an id; of several the first, by the path of its source."""

    def values(self, article: int) -> dict[str, Any]:
        """Return the columns of an article by name, with the path of its source as "path"."""

    def line(self, article: int, number: int) -> LineRow:
        """Return a line of an article.

        Raises:
            IndexFormatError: it has none of this number.
        """

    def lines(self, article: int) -> Iterator[LineRow]:
        """Yield the lines of an article in the order of their numbers."""

    def articles_of(self, source: int) -> list[int]:
        """Return the articles of a source in the order in which they were read."""

    def catalogue(self) -> Iterator[CatalogueEntry]:
        """Yield what the index holds, by the paths of the sources."""

    def sources(self) -> dict[str, Known]:
        """Return the sources by path."""

    def info(self) -> IndexInfo:
        """Return what is in the index, in numbers."""

    def verify(self) -> Verification:
        """Check what is kept, and compare every quote with its source."""


class Index(Protocol):
    """An open index; safe to share between threads. What can go wrong is in ``retriever.errors``."""

    @property
    def folder(self) -> Path:
        """Where this machine keeps what belongs to it."""

    @property
    def encoder(self) -> Encoder:
        """The encoder of the index, loaded on first use."""

    def close(self) -> None:
        """Give it back; every other method raises ``ClosedError`` from then on."""

    def snapshot(self, filters: Filter = EVERYTHING) -> AbstractContextManager[Snapshot]:
        """Hold one state of the index for the reads inside, and what a filter lets through."""

    def sink(
        self, model: Model, *, wait: float, on_wait: OnWait | None
    ) -> AbstractContextManager[ArticleSink]:
        """Hold the right to change the index, for articles that come with their vectors."""

    # the changes: see ``retriever.changes.IndexChanges``

    def add(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress | None,
        on_read: Progress | None,
        wait: float,
        on_wait: OnWait | None,
        renew: bool,
        gone: Sequence[Path],
        processes: int,
        cluster: "Cluster | None",
    ) -> IndexReport:
        """Bring the index up to date with files and folders."""

    def remove(self, paths: Sequence[Path], *, wait: float, on_wait: OnWait | None) -> IndexReport:
        """Take files, or all that lies below folders, out of the index."""

    def give(
        self, paths: Sequence[Path], values: Mapping[str, str], *, wait: float, on_wait: OnWait | None
    ) -> None:
        """Give values to the articles of files and folders that say nothing themselves, from now on."""

    def use_dictionary(self, entries: Sequence[Entry], *, wait: float, on_wait: OnWait | None) -> None:
        """Cut words by these entries from now on."""

    def move(self, old: Path, new: Path, *, wait: float) -> int:
        """Note that a folder of sources was moved; return how many sources that concerns."""
