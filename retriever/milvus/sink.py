"""Articles with their vectors → rows of Milvus, which nobody sees before they are committed."""

import json
import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from retriever.index.lexical import passages_with_each
from retriever.index.schema import CONTENT
from retriever.index.sink import EmbeddedArticle
from retriever.index.staging import StagedSource
from retriever.milvus import rows
from retriever.milvus.rows import Row
from retriever.milvus.schema import FILTERED, NOTHING
from retriever.milvus.state import State
from retriever.milvus.tables import Tables
from retriever.tokens import ANALYZERS

#: Passages that are written at a time.
_AT_ONCE = 200


class MilvusSink:
    """See ``retriever.index.sink.ArticleSink``."""

    def __init__(self, tables: Tables, state: State) -> None:
        self._tables = tables
        self._known = tables.sources(state)
        self._waiting = tables.sources(state, waiting=True)
        self._kept: dict[str, int] = {}
        self._leaving: set[int] = set()
        self._state = state.with_changes(open=True)
        tables.set_state(self._state)
        for retired in state.retired:  # what a process that was ended had left
            self._delete(retired)
        self._next = max((state.next - 1, *(known.row for known in self._waiting.values()))) + 1
        for sort in ("articles", "passages"):  # of a source that was not put whole
            tables.delete(sort, f"id >= {rows.first_of(self._next)}")
        self._state = self._state.with_changes(retired=())

    def taken(self, path: str) -> str | None:
        """See ``ArticleSink``."""
        waiting = self._waiting.get(path)
        if waiting is None:
            return None
        self._kept[path] = waiting.row
        return waiting.digest

    def vectors(self, ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        """See ``ArticleSink``."""
        return self._tables.vectors(ids)

    def put(self, path: str, source: StagedSource, articles: Iterable[EmbeddedArticle]) -> None:
        """See ``ArticleSink``. The row of the source comes last: where it is, the source is whole."""
        self._forget(path)
        number, self._next = self._next, self._next + 1
        article = passage = rows.first_of(number)
        waiting: dict[str, list[Row]] = {"articles": [], "passages": []}
        for embedded in articles:
            found = rows.article_rows(article, embedded)
            filtered = {name: found[0][name] for name in FILTERED}
            waiting["articles"] += found
            waiting["passages"] += rows.passage_rows(passage, article, embedded, filtered)
            article, passage = article + len(found), passage + len(embedded.passages)
            if len(waiting["passages"]) >= _AT_ONCE:
                self._write(waiting)
        self._write(waiting)
        value = {"digest": source.digest, "content": CONTENT, "bytes": source.bytes, "added": _now()}
        row = {"id": number, "path": path, "value": json.dumps(value), "nothing": NOTHING}
        self._tables.put("sources", [row])
        self._kept[path] = number

    def remove(self, path: str) -> None:
        """See ``ArticleSink``."""
        if path in self._known:
            self._leaving.add(self._known[path].row)

    def commit(self) -> None:
        """See ``ArticleSink``. One row tells it; what has left is deleted after that."""
        for path in set(self._waiting) - set(self._kept):  # a run that was ended had put it, this one has not
            self._delete(self._waiting[path].row)
        leaving = self._leaving | {self._known[path].row for path in self._kept if path in self._known}
        coming = sorted(self._kept.values())
        state = self._state.with_changes(
            generation=self._state.generation + 1,
            next=self._next,
            retired=tuple(sorted(leaving)),
            open=False,
            changed=_now(),
            content=CONTENT,
        )
        self._count(coming, sorted(leaving))
        self._tables.set_state(state)
        for source in leaving:
            self._delete(source)
        self._tables.set_state(state.with_changes(retired=(), counted=state.generation))

    def _write(self, waiting: dict[str, list[Row]]) -> None:
        for sort, found in waiting.items():
            self._tables.put(sort, found)
            found.clear()

    def _forget(self, path: str) -> None:
        if waiting := self._waiting.pop(path, None):
            self._delete(waiting.row)
        if path in self._kept:
            self._delete(self._kept.pop(path))

    def _delete(self, source: int) -> None:
        for sort in ("passages", "articles"):
            self._tables.delete(sort, rows.of_source(source))
        self._tables.delete("sources", f"id == {source}")

    def _count(self, coming: Collection[int], leaving: Collection[int]) -> None:
        """Bring the counts of tokens up to date; where an earlier change did not, all are made anew."""
        changes: Counter[str] = Counter()
        anew = self._state.counted != self._state.generation
        sources = [*(known.row for known in self._known.values() if known.row not in leaving)] if anew else []
        if anew:
            self._tables.delete("tokens", 'id >= ""')
        for source in (*sources, *coming):
            changes.update(self._tokens(source))
        for source in () if anew else leaving:
            changes.subtract(self._tokens(source))
        changed = {token: change for token, change in changes.items() if change}
        before = {
            row["id"]: row["passages"] for row in self._tables.get("tokens", changed, ("id", "passages"))
        }
        self._tables.put(
            "tokens",
            [
                {"id": token, "passages": before.get(token, 0) + change, "nothing": NOTHING}
                for token, change in changed.items()
            ],
        )

    def _tokens(self, source: int) -> Counter[str]:
        """Count the passages of a source with each token, the table's initial before it."""
        found: Counter[str] = Counter()
        for row in self._tables.every("passages", rows.of_source(source), ("context", "body")):
            for table, cut in ANALYZERS.items():
                context, body = (" ".join(cut(row[name])) for name in ("context", "body"))
                held = passages_with_each([(0, context, body)])
                found.update(f"{table[0]}{token}" for token in held)
        return found


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")
