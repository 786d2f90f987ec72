"""One index → another, wherever either is kept: source by source, gone on with where it was ended, and compared."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from corpus.passages import passages
from retriever.errors import IndexNotFoundError, NotKeptHereError, RetrieverError
from retriever.index.articles import article_from
from retriever.index.dictionary import entries_of
from retriever.index.planning import Known
from retriever.index.sink import EmbeddedArticle, Model
from retriever.index.snapshot import Index, Snapshot
from retriever.index.staging import StagedSource

#: Called with how many sources were taken over or found there, and how many there are.
OnSource = Callable[[int, int], None]
#: Articles that are asked for together: each question to an engine costs as much as many rows.
_TOGETHER: Final = 200


@dataclass(frozen=True, slots=True)
class Contents:
    """What an index holds, and a hash over all of it: lines, offsets, passages and vectors."""

    sources: int
    articles: int
    passages: int
    digest: str


def migrate(
    origin: Index, target: Index, *, wait: float = 60.0, on_source: OnSource | None = None
) -> Contents:
    """Make one index hold what another holds; what it holds already stays, and nothing shows before all is there.

    A dictionary of its own goes over first, to an index that can have one.

    Raises:
        RetrieverError: an earlier version read a source, or what arrived is not what was sent.
    """
    with origin.snapshot() as snapshot:
        if words := entries_of(snapshot):
            with suppress(NotKeptHereError):
                target.use_dictionary(words, wait=wait, on_wait=None)
        _write(snapshot, target, wait, on_source)
        sent = contents(snapshot)
    with target.snapshot() as arrived:
        found = contents(arrived)
    if found != sent:
        raise RetrieverError(
            f"搬过去的和原来的不一样，请再运行一次 (what arrived is not what was sent, run it again): {sent}, {found}"
        )
    return found


def _write(origin: Snapshot, target: Index, wait: float, on_source: OnSource | None) -> None:
    model = Model(origin.meta("model") or "", int(origin.meta("dimension") or 0), origin.meta("encoder"))
    sources = sorted(origin.sources().items(), key=lambda item: item[1].row)
    with target.sink(model, wait=wait, on_wait=None) as sink:
        there = {path: known.digest for path, known in _present(target).items()}
        changed = False
        for done, (path, known) in enumerate(sources, 1):
            if known.outdated:
                raise RetrieverError(
                    f"{path}: 由旧版本读入，请先运行 baozhi upgrade (run baozhi upgrade first)"
                )
            if there.pop(path, None) != known.digest:
                changed = True
                if sink.taken(path) != known.digest:
                    sink.put(path, StagedSource(known.digest, known.bytes), embedded(origin, known.row))
            if on_source:
                on_source(done, len(sources))
        for path in there:
            sink.remove(path)
        if changed or there:
            sink.commit()


def _present(target: Index) -> dict[str, Known]:
    try:
        with target.snapshot() as snapshot:
            return snapshot.sources()
    except IndexNotFoundError:
        return {}


def embedded(snapshot: Snapshot, source: int) -> Iterator[EmbeddedArticle]:
    """Yield the articles of a source with their vectors."""
    dimension = int(snapshot.meta("dimension") or 0)
    for numbers in _some(snapshot.articles_of(source)):
        passages_of = snapshot.passages_of(numbers)
        vectors = snapshot.vectors({row.id for rows in passages_of.values() for row in rows})
        for number in numbers:
            values = snapshot.values(number)
            article = article_from(values, snapshot.lines(number))
            found = tuple(passages(article))
            yield EmbeddedArticle.of(values["record"], article, found, vectors, dimension)


def _some(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield a few of the numbers at a time."""
    return (numbers[at : at + _TOGETHER] for at in range(0, len(numbers), _TOGETHER))


def contents(snapshot: Snapshot) -> Contents:
    """Count and hash what an index holds, source by source."""
    digest = hashlib.blake2b(digest_size=16)
    articles = count = 0
    sources = snapshot.sources()
    for path, known in sources.items():
        digest.update(f"{path}\n{known.digest}\n".encode())
        for numbers in _some(snapshot.articles_of(known.row)):
            passages_of = snapshot.passages_of(numbers)
            vectors = snapshot.vectors({row.id for rows in passages_of.values() for row in rows})
            for number in numbers:
                values, rows = snapshot.values(number), passages_of[number]
                told = {name: value for name, value in values.items() if name not in ("id", "source")}
                digest.update(repr((told, list(snapshot.lines(number)), [row[1:] for row in rows])).encode())
                for row in rows:
                    digest.update(vectors[row.id].tobytes())
                articles, count = articles + 1, count + len(rows)
    return Contents(len(sources), articles, count, digest.hexdigest())
