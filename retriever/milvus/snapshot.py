"""One state of an index in Milvus."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.lazy import lazy_pattern
from embeddings import Vectors
from retriever.browsing import Facets
from retriever.errors import IndexFormatError, NotKeptHereError
from retriever.filtering import Filter
from retriever.index.articles import CatalogueEntry
from retriever.index.bm25 import HOMOPHONE_WEIGHT, MOST_TOKENS
from retriever.index.faults import damaged
from retriever.index.info import IndexInfo
from retriever.index.phrases import MOST
from retriever.index.planning import Known
from retriever.index.rows import LineRow, reference_of
from retriever.index.selecting import Scope
from retriever.index.snapshot import PassageRow, Ranking
from retriever.index.verify import Verification, compare
from retriever.index.wanted import ReadSource
from retriever.milvus import rows
from retriever.milvus.address import MilvusAddress
from retriever.milvus.filters import both, expression, like, quoted
from retriever.milvus.state import State
from retriever.milvus.tables import Tables
from retriever.question import Question
from retriever.segmenter import segmenter
from retriever.tokens import ASKING

_PLACE: Final = ("article", "paragraph", "start", "end", "hash")
#: Passages of a ranking whose articles are fetched together.
_AHEAD: Final = 20
#: Articles that are remembered; none ever changes under its number.
_KEPT: Final = 1024
#: 2024-06-03, 2024: what begins with no year is no day.
_YEAR: Final = lazy_pattern(r"[12]\d{3}")

#: An article by its number: its columns and its lines.
Articles = dict[int, tuple[dict[str, Any], list[LineRow]]]


class MilvusSnapshot:
    """See ``retriever.index.snapshot.Snapshot``."""

    large = True  # a call over the network waits, and others can go beside it

    def __init__(
        self, tables: Tables, state: State, filters: Filter, read: ReadSource, articles: Articles
    ) -> None:
        self._tables, self._state, self._filters, self._read = tables, state, filters, read
        self._articles = articles
        self._places: dict[int, PassageRow] = {}
        self._paths: dict[int, str] = {}
        self.generation = state.generation
        self._visible = state.visible
        self._expression = both(self._visible, expression(filters))

    def meta(self, key: str) -> str | None:
        return self._state.meta(key)

    # how passages are ranked

    def nearest(self, query: Vectors, k: int) -> Ranking:
        return self._search("vector", query.tolist(), k, "IP")

    def best_by_tokens(
        self, table: str, question: Question, k: int, *, context_weight: float, homophones: Sequence[str]
    ) -> Ranking:
        """Return the best by BM25; ``context_weight`` was settled when the passages were written."""
        asked = _words(question) if table == "words" else list(dict.fromkeys(question.tokens(table)))
        asked = ([token for token in asked if token not in ASKING] or asked)[:MOST_TOKENS]
        if homophones:  # each token counts as often as it is asked for
            asked = asked * round(1 / HOMOPHONE_WEIGHT) + list(homophones)
        return self._search(f"{table}_bm25", " ".join(asked), k, "BM25") if asked else []

    def _search(self, name: str, query: Any, k: int, metric: str) -> Ranking:
        if k <= 0:
            return []
        found = self._tables.search(name, query, k, metric, self._expression, columns=_PLACE)
        for row in found:
            self._places[row["id"]] = PassageRow(*(row["entity"][column] for column in _PLACE))
        lower = metric == "BM25" and any(row["distance"] < 0 for row in found)  # as milvus-lite tells it
        ranked = [(row["id"], -row["distance"] if lower else row["distance"]) for row in found]
        return sorted(ranked, key=lambda one: (-one[1], one[0]))

    def passages_holding(self, table: str, tokens: Iterable[str]) -> dict[str, int]:
        known = self._tables.get("tokens", [table[0] + token for token in set(tokens)], ("id", "passages"))
        return {row["id"][1:]: row["passages"] for row in known if row["passages"] > 0}

    def passage_count(self) -> int:
        return self._tables.count("passages", self._visible)

    def paragraphs_saying(self, column: str, wanted: Sequence[str]) -> list[tuple[int, int, str]]:
        said = both(*(f"{column} like {like(phrase)}" for phrase in wanted))
        found = self._tables.query(
            "passages", both(self._expression, said), ("article", "paragraph", column), MOST
        )
        places = {
            (row["article"], row["paragraph"])
            for row in found
            if all(phrase in row[column] for phrase in wanted)
        }
        self._load({article for article, _ in places})
        return [(*place, self.line(*place).text) for place in sorted(places)]

    def reprints(self, article: int) -> list[int]:
        """Return none: which articles are the same text is told over a folder only."""
        return []

    @property
    def scope(self) -> Scope | None:
        if not self._filters:
            return None
        whole = both(self._visible, "parts > 0")
        but_time = both(whole, expression(self._filters, timed=False))
        days = [row["date"] for row in self._tables.every("articles", but_time, ("date",))]
        known = [day for day in days if day] or self._days()
        return Scope(
            sum(self._filters.in_time(day or None) for day in days),
            self._tables.count("articles", whole),
            sum(not day for day in days) if self._filters.dated else 0,
            min(known, default=None),
            max(known, default=None),
        )

    @property
    def days(self) -> tuple[str, str] | None:
        known = [day for day in self._days() if _YEAR.match(day)]
        return (min(known), max(known)) if known else None

    def _days(self) -> list[str]:
        """Return the days of all articles that have one."""
        dated = both(self._visible, "parts > 0", 'date != ""')
        return [row["date"] for row in self._tables.every("articles", dated, ("date",))]

    # how it is browsed

    def facets(self, names: Sequence[str], most: int) -> Facets:
        raise not_counted(self._tables.address, "facets")

    def sorts_of(self, name: str) -> dict[str, int]:
        raise not_counted(self._tables.address, "names")

    def lines_naming(self, name: str, most: int, skip: int) -> list[tuple[int, int]]:
        raise not_counted(self._tables.address, "names")

    # what is true

    def passages(self, numbers: Iterable[int]) -> Iterator[PassageRow]:
        coming = iter(numbers)
        while some := list(islice(coming, _AHEAD)):
            if missing := [number for number in some if number not in self._places]:
                for row in self._tables.get("passages", missing, ("id", *_PLACE)):
                    self._places[row["id"]] = PassageRow(*(row[column] for column in _PLACE))
            for number in some:
                if number not in self._places:
                    raise self._damaged(f"passage {number}: missing")
            self._load({self._places[number].article for number in some})
            yield from (self._places[number] for number in some)

    def passages_of(self, articles: Sequence[int]) -> dict[int, list[PassageRow]]:
        """See ``Snapshot``. The articles are asked for next, and so are remembered."""
        self._load(articles)
        found = self._tables.every("passages", f"article in {list(articles)}", ("id", *_PLACE))
        rows: dict[int, list[PassageRow]] = {article: [] for article in articles}
        for row in sorted(found, key=lambda row: int(row["id"])):
            rows[row["article"]].append(PassageRow(*(row[column] for column in _PLACE)))
        return rows

    def vectors(self, ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        return self._tables.vectors(ids)

    def find_article(self, key: str, source: str | None = None) -> int | None:
        found = self._tables.query(
            "articles", both(self._visible, "parts > 0", f"key == {quoted(key)}"), ("id",), MOST
        )
        numbers = sorted((self._path(rows.source_of(row["id"])), row["id"]) for row in found)
        return next((number for path, number in numbers if source in (None, path)), None)

    def values(self, article: int) -> dict[str, Any]:
        return self._article(article)[0]

    def lines(self, article: int) -> Iterator[LineRow]:
        return iter(self._article(article)[1])

    def line(self, article: int, number: int) -> LineRow:
        found = next((line for line in self.lines(article) if line.number == number), None)
        if found is None:
            raise self._damaged(f"line {article}/{number}: missing")
        return found

    def articles_of(self, source: int) -> list[int]:
        found = self._tables.every("articles", both("parts > 0", rows.of_source(source)), ("id",))
        return sorted(row["id"] for row in found)

    def catalogue(self) -> Iterator[CatalogueEntry]:
        paths = {known.row: path for path, known in self.sources().items()}
        found = self._tables.every(
            "articles", both(self._visible, "parts > 0"), ("id", "columns", "paragraphs")
        )
        for row in sorted(found, key=lambda row: (paths[rows.source_of(row["id"])], row["id"])):
            values = rows.values_of(row, paths[rows.source_of(row["id"])])
            yield CatalogueEntry(reference_of(values), values["kind"], values["kicker"], row["paragraphs"])

    def sources(self) -> dict[str, Known]:
        return self._tables.sources(self._state)

    def info(self) -> IndexInfo:
        kinds, papers, paragraphs = Counter[str](), Counter[str](), 0
        for row in self._tables.every("articles", both(self._visible, "parts > 0"), ("id", "columns")):
            values = rows.values_of(row, "")
            kinds[values["kind"]] += 1
            papers[values["newspaper"] or ""] += values["kind"] == "article"
        for known in self.sources().values():
            for _, lines in self._load(self.articles_of(known.row)).values():
                paragraphs += sum(line.number >= 0 for line in lines)
        dimension = self.meta("dimension")
        first, last = self.days or (None, None)
        named = sorted((paper, count) for paper, count in papers.items() if paper and count)
        return IndexInfo(
            folder=str(self._tables.address),
            sources=len(self.sources()),
            articles=kinds["article"],
            captions=kinds["caption"],
            paragraphs=paragraphs,
            passages=self.passage_count(),
            encoder=self.meta("encoder"),
            model=self.meta("model"),
            dimension=int(dimension) if dimension else None,
            dense_index="milvus",
            generation=self.generation,
            changed=self.meta("changed"),
            bytes=self._tables.size(),
            first=first,
            last=last,
            papers=dict(sorted(named, key=lambda one: -one[1])),
        )

    def verify(self) -> Verification:
        problems: list[str] = []
        lines = 0
        sources = self.sources()
        for path, known in sources.items():
            try:
                count, found = compare(path, self._printed(known.row), self._read)
            except IndexFormatError as error:
                count, found = 0, [str(error)]
            lines += count
            problems += found
        return Verification(len(sources), lines, tuple(problems))

    def _printed(self, source: int) -> Iterator[tuple[Any, ...]]:
        for values, lines in self._load(self.articles_of(source)).values():
            for line in lines:
                yield values["record"], values["title"], line.number, line.text, line.runs

    def _article(self, number: int) -> tuple[dict[str, Any], list[LineRow]]:
        return self._load({number})[number]

    def _load(self, numbers: Collection[int]) -> Articles:
        """Return articles in the order of their numbers; those that are not remembered are fetched together.

        What is remembered is shared by threads, any of which may forget it meanwhile.
        """
        here = {number: kept for number in numbers if (kept := self._articles.get(number))}
        fetched = self._fetch(sorted(set(numbers) - here.keys()))
        if len(self._articles) + len(fetched) > _KEPT:
            self._articles.clear()
        self._articles.update(fetched)
        return dict(sorted((here | fetched).items()))

    def _fetch(self, wanted: Sequence[int]) -> Articles:
        found = {row["id"]: row for row in self._tables.get("articles", wanted, _WHOLE)}
        more = [number + at for number, row in found.items() for at in range(1, row["parts"])]
        parts = {row["id"]: row for row in self._tables.get("articles", more, _WHOLE)} | found
        articles: Articles = {}
        for number in wanted:
            row = found.get(number)
            whole = [parts[at] for at in range(number, number + row["parts"]) if at in parts] if row else []
            lines = rows.lines_of(whole) if whole else None
            if row is None or lines is None:
                raise self._damaged(f"article {number}: checksum differs")
            articles[number] = rows.values_of(row, self._path(rows.source_of(number))), lines
        return articles

    def _path(self, source: int) -> str:
        if source not in self._paths:
            for row in self._tables.get("sources", [source], ("id", "path")):
                self._paths[row["id"]] = row["path"]
        if source not in self._paths:
            raise self._damaged(f"source {source}: missing")
        return self._paths[source]

    def _damaged(self, what: str) -> IndexFormatError:
        return damaged(self._tables.address, what)


def not_counted(address: MilvusAddress, what: str) -> NotKeptHereError:
    """Return the error for what an index in a folder alone can be browsed by."""
    return NotKeptHereError(
        f"{address}: Milvus 里的索引没有 {what}，请用文件夹里的索引 "
        f"(no {what} of an index in Milvus; use one in a folder: baozhi migrate)"
    )


_WHOLE: Final = ("id", "parts", "columns", "lines", "crc")


def _words(question: Question) -> list[str]:
    """Return the words of a question, none inside another: the engine finds those by itself."""
    return [word for word in segmenter().words(question.comparable) if word.strip()]
