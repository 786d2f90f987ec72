"""Sources → rows: only what changed is read into passages, and only new passages are embedded."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from corpus.errors import CorpusError
from corpus.model import Article
from corpus.readers import absolute, stream
from embeddings import Encoder
from retriever.index.articles import stored_article
from retriever.index.corrected import is_marked, own_digest, stand_ins
from retriever.index.dense import Ids
from retriever.index.embedding import Progress, bind, embed, embedded_text, is_changed
from retriever.index.planning import Plan, digest_of, known_sources, plan_changes, told
from retriever.index.staging import Staging
from retriever.index.store import Store
from retriever.index.writing import delete_source, insert_article, insert_source, new_numbers

__all__ = [
    "BeforeCommit",
    "Binding",
    "IndexReport",
    "Progress",
    "add_sources",
    "embedded_text",
    "remove_sources",
]

#: Called with the numbers of the passages that a change takes out, shape (n,).
BeforeCommit = Callable[[Ids], None]

#: Begins the digest of a file of which records were left out.
_PARTIAL = "partial:"
#: Begins the digest of a source that is gone and was renewed from the text in the index.
_STORED = "stored:"
#: Since this version of the content, the encoder reads ordinary glyphs.
_ORDINARY_GLYPHS = 4


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


@dataclass(slots=True)
class _Reading:
    """The sources of a change as they are read.

    Attributes:
        staged: digests of what goes into the index, by path, in order.
        anew: hashes of passages whose vectors an earlier version made otherwise.
    """

    store: Store
    plan: Plan
    staging: Staging
    staged: dict[str, str] = field(default_factory=dict)
    anew: set[str] = field(default_factory=set)

    def read_all(self) -> None:
        """Read what is wanted, what an earlier version read, and what gives way to mended pages."""
        for path, found in self.plan.wanted.items():
            self._read(path, *found)
        for path in self.plan.renewed:
            self._renew(path)
        self._give_way()
        for path in self.staged:
            known = self.plan.known.get(path)
            if known and known.content < _ORDINARY_GLYPHS:
                self.anew |= {
                    passage.id
                    for staged in self.staging.articles(path)
                    for passage in staged.passages
                    if is_changed(passage)
                }

    def _read(self, path: str, digest: str, size: int) -> None:
        plan, staging = self.plan, self.staging
        kept = staging.get(path)
        if kept and kept.digest in (digest, f"{_PARTIAL}{digest}"):
            problems = list(kept.problems)
        else:
            problems = []
            try:
                staging.put(path, digest, size, _articles(path, problems))
            except (CorpusError, OSError) as error:
                staging.drop(path)
                plan.failed.append((path, told(Path(path), error)))
                return
        if problems:  # told again on every run, until the file is mended
            plan.left_out += [(path, problem) for problem in problems]
            digest = f"{_PARTIAL}{digest}"
        staging.finish(path, digest, problems)
        known = plan.known.get(path)
        if problems and known and not known.outdated and known.digest == digest:
            plan.unchanged.append(path)
            staging.drop(path)
        else:
            self.staged[path] = digest

    def _renew(self, path: str) -> None:
        """Read a source anew that an earlier version read: the file, else the text in the index."""
        known = self.plan.known[path]
        problems: list[str] = []
        try:
            digest, size = digest_of(Path(path))
            self.staging.put(path, digest, size, _articles(path, problems))
            digest = f"{_PARTIAL}{digest}" if problems else digest
        except (CorpusError, OSError):
            digest = f"{_STORED}{own_digest(known.digest)}"
            self.staging.put(path, digest, known.bytes, self._stored(path))
        self.staging.finish(path, digest, problems)
        self.staged[path] = digest

    def _stored(self, path: str) -> Iterator[tuple[str, Article]]:
        rows = self.store.connection.execute(
            "SELECT record, id FROM article WHERE source = ? ORDER BY id", (self.plan.known[path].row,)
        ).fetchall()
        return ((record, stored_article(self.store, number)) for record, number in rows)

    def _give_way(self) -> None:
        """Take out of the pages what mended files cover, and bring back what they cover no more."""
        plan, leaving = self.plan, set(self.plan.removed)
        found = stand_ins(self.store, self.staging, self.staged, leaving)
        marked = [path for path, known in plan.known.items() if is_marked(known.digest)]
        for page in sorted({*found, *marked} - leaving):
            stand_in, known = found.get(page), plan.known.get(page)
            own = self.staged.get(page) or (own_digest(known.digest) if known else None)
            if own is None:
                continue
            digest = stand_in.digest(own) if stand_in else own
            if page not in self.staged:
                if known is None or known.digest == digest:
                    continue
                self._take_up(page, own)
            if stand_in:
                self._leave_out(page, digest, stand_in.covered(self._numbered(page)))

    def _take_up(self, page: str, digest: str) -> None:
        """Stage a page that is in the index: as it is on the disk, else as it is in the index."""
        try:
            self.staging.put(page, digest, self.plan.known[page].bytes, _articles(page, []))
        except (CorpusError, OSError):
            self.staging.put(page, digest, self.plan.known[page].bytes, self._stored(page))
        self.staging.finish(page, digest)
        self.staged[page] = digest
        if page in self.plan.unchanged:
            self.plan.unchanged.remove(page)

    def _numbered(self, page: str) -> list[tuple[int, Article]]:
        return [(staged.number, staged.article) for staged in self.staging.articles(page)]

    def _leave_out(self, page: str, digest: str, covered: list[int]) -> None:
        self.staging.drop_articles(covered)
        self.staging.finish(page, digest)
        self.staged[page] = digest
        if self.staging.count(page):
            return
        self.staging.drop(page)
        del self.staged[page]
        if page in self.plan.known:
            self.plan.removed.append(page)
        else:
            self.plan.replaced.append(page)


def _articles(path: str, problems: list[str]) -> Iterator[tuple[str, Article]]:
    for document in stream(Path(path), problems.append):
        for article in document.articles:
            yield document.page.name, article


def add_sources(
    store: Store,
    binding: Binding,
    paths: Sequence[Path],
    before_commit: BeforeCommit,
    progress: Progress | None = None,
) -> IndexReport:
    """Bring the index up to date with the paths; the caller holds the lock.

    Files below a given folder that are gone from the disk leave the index, unless the folder holds no
    source at all any more. What an earlier version read is read anew, whether it was given or not.
    ``before_commit`` runs inside the transaction, after the rows are written, and is given the numbers of
    the passages that are gone: derived files are made there.
    """
    plan = plan_changes(store, paths)
    size = sum(size for _, size in plan.wanted.values()) + sum(
        plan.known[path].bytes for path in plan.renewed
    )
    embedded = 0
    with Staging.open(store.folder, size) as staging:
        reading = _Reading(store, plan, staging)
        reading.read_all()
        if reading.staged or plan.removed:
            bind(store, binding.encoder, binding.name)
            embedded = embed(
                store, binding.encoder, staging, reading.staged, anew=reading.anew, progress=progress
            )
            with store.transaction():
                before_commit(_write(store, plan, reading.staged, staging))
        return _report(plan, reading.staged, embedded)


def _report(plan: Plan, staged: Iterable[str], embedded: int) -> IndexReport:
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


def _write(store: Store, plan: Plan, staged: Iterable[str], staging: Staging | None) -> Ids:
    """Put what was read into the tables, inside the caller's transaction; return the passages taken out."""
    paths = list(staged)
    numbers = new_numbers(store)
    leaving = [*(path for path in paths if path in plan.known), *plan.removed]
    gone = [row for path in leaving for row in delete_source(store, path)]
    now = time.strftime("%Y-%m-%dT%H:%M:%S%z")
    for path in paths:
        source = staging.get(path) if staging else None
        if staging and source:
            row = insert_source(store, path, source, now)
            for article in staging.articles(path):
                insert_article(store, row, article, numbers)
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
    plan = Plan(known_sources(store))
    leaving: dict[str, None] = {}
    for path in paths:
        target = str(absolute(path))
        below = target.rstrip(os.sep) + os.sep
        matching = (
            [target] if target in plan.known else [name for name in plan.known if name.startswith(below)]
        )
        leaving |= dict.fromkeys(matching)
        if not matching:
            plan.failed.append((str(path), f"{path}: 索引里没有 (not in the index)"))
    plan.removed = list(leaving)
    if plan.removed:
        with store.transaction():
            before_commit(_write(store, plan, (), None))
    return IndexReport(removed=tuple(plan.removed), failed=tuple(plan.failed))
