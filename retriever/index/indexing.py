"""Sources become rows. Only changed sources are read, and only new passages are embedded."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from embeddings import Encoder
from retriever.index.dense import Ids
from retriever.index.dictionary import own_segmenter
from retriever.index.embedding import Embedding, Progress, bind, embed
from retriever.index.given import filled, given_to, given_values
from retriever.index.naming import find_names, wait_for_names
from retriever.index.planning import Known, Plan, known_sources, plan_changes, sources_at
from retriever.index.reading import SourceReading
from retriever.index.reprints import link_reprints
from retriever.index.sizes import IndexSizes
from retriever.index.staging import Staging
from retriever.index.store import Store
from retriever.index.wanted import Reading
from retriever.index.writing import delete_source, insert_article, insert_source, new_numbers
from retriever.segmenter import cutting_with

#: Called with the numbers of the passages that a change takes out, shape (n,).
BeforeCommit = Callable[[Ids], None]


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one change did; paths are absolute.

    ``failed`` are files, each with why; ``left_out`` are records of files that are in otherwise.
    ``replaced`` are pages that were given and stay out: a mended file stands in for them.
    ``renewed`` are sources that were not given, read anew as an earlier version had read them.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    replaced: tuple[str, ...] = ()
    embedded: int = 0
    left_out: tuple[tuple[str, str], ...] = ()
    renewed: tuple[str, ...] = ()

    @property
    def altered(self) -> bool:
        """Whether the index is another than before."""
        return bool(self.added or self.changed or self.removed or self.renewed)


@dataclass(frozen=True, slots=True)
class Binding:
    """The encoder whose vectors an index holds, and the name that loads it again, where it has one."""

    encoder: Encoder
    name: str | None = None


def add_sources(
    store: Store,
    binding: Binding,
    paths: Sequence[Path],
    before_commit: BeforeCommit,
    progress: Progress | None = None,
    *,
    gone: Sequence[Path] = (),
    renew: bool = True,
    sizes: IndexSizes = IndexSizes(),
    reading: Reading,
    embedding: Embedding,
) -> IndexReport:
    """Bring the index up to date with the paths; the caller holds the lock.

    Files below a given folder that are gone from the disk leave the index, unless the folder holds no
    source at all any more; so do sources at or below what is ``gone``, where they are. With ``renew`` what an
    earlier version read is read anew, whether it was given or not.
    ``before_commit`` runs inside the transaction, after the rows are written, and is given the numbers of
    the passages that are gone: derived files are made there.
    """
    plan = plan_changes(known_sources(store), paths, gone=gone, renews=renew)
    sources = [look.bytes for look in plan.wanted.values()]
    sources += [plan.known[path].bytes for path in plan.renewed]
    embedded = 0
    with Staging.open(store.folder, sum(sources), len(sources), sizes) as staging:
        found = SourceReading(store, plan, staging, reading)
        found.read_all()
        if found.staged or plan.removed or wait_for_names(store):
            bind(store, binding.encoder, binding.name)
            embedded = embed(store, embedding, staging, found.staged, anew=found.anew, progress=progress)
            with store.transaction(), cutting_with(own_segmenter(store)):
                before_commit(write_staged(store, plan, found.staged, staging))
        return report_of(plan, found.staged, embedded)


def report_of(plan: Plan, staged: Iterable[str], embedded: int) -> IndexReport:
    """Return what a change did by its plan."""
    renewed = set(plan.renewed)
    return IndexReport(
        added=tuple(path for path in staged if path not in plan.known),
        changed=tuple(path for path in staged if path in plan.known and path not in renewed),
        unchanged=tuple(plan.unchanged),
        removed=tuple(plan.removed),
        failed=tuple(plan.failed),
        replaced=tuple(plan.replaced),
        embedded=embedded,
        left_out=tuple(plan.left_out),
        renewed=tuple(path for path in staged if path in renewed),
    )


def write_staged(store: Store, plan: Plan, staged: Iterable[str], staging: Staging | None) -> Ids:
    """Put what was read into the tables, inside the caller's transaction; return the passages taken out."""
    paths = list(staged)
    numbers, given = new_numbers(store), given_values(store)
    leaving = [*(path for path in paths if path in plan.known), *plan.removed]
    gone = [row for path in leaving for row in delete_source(store, path)]
    now = time.strftime("%Y-%m-%dT%H:%M:%S%z")
    for path in paths:
        source = staging.get(path) if staging else None
        if staging and source:
            row = insert_source(store, path, source, now)
            values = given_to(path, given)
            for article in staging.articles(path):
                insert_article(store, row, replace(article, article=filled(article.article, values)), numbers)
    link_reprints(store)
    find_names(store)
    store.set_meta("next_passage", str(next(numbers)))
    store.connection.executemany(
        "DELETE FROM vector WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM passage WHERE hash = ?1)",
        [(hash_,) for _, hash_ in gone],
    )
    store.set_meta("generation", str(store.generation + 1))
    store.set_meta("changed", now)
    return np.array([number for number, _ in gone], np.int64)


def remove_sources(store: Store, paths: Sequence[Path], before_commit: BeforeCommit) -> IndexReport:
    """Take files, or all that was indexed below folders, out of the index; the caller holds the lock."""
    plan = plan_removal(known_sources(store), paths)
    if plan.removed:
        with store.transaction():
            before_commit(write_staged(store, plan, (), None))
    return IndexReport(removed=tuple(plan.removed), failed=tuple(plan.failed))


def plan_removal(known: dict[str, Known], paths: Sequence[Path]) -> Plan:
    """Look for the sources that are at some paths or below them; a path with none is noted."""
    plan = Plan(known)
    leaving: dict[str, None] = {}
    for path in paths:
        matching = sources_at(known, path)
        leaving |= dict.fromkeys(matching)
        if not matching:
            plan.failed.append((str(path), f"{path}: 索引里没有 (not in the index)"))
    plan.removed = list(leaving)
    return plan
