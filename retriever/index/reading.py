"""The sources of a change are read into staging: new ones, those of an earlier version, and replaced pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import CorpusError
from corpus.model import Article, Document
from corpus.readers import Tell, stream
from retriever.index.articles import stored_article
from retriever.index.corrected import is_marked, own_digest, stand_ins
from retriever.index.embedding import is_changed
from retriever.index.planning import Plan, digest_of, told
from retriever.index.staging import Staging
from retriever.index.store import Store

#: A file, and what is told of records that are left out → its documents, as they are read.
ReadSource = Callable[[Path, Tell], Iterator[Document]]

#: Begins the digest of a file of which records were left out.
_PARTIAL = "partial:"
#: Begins the digest of a source that is gone and was renewed from the text in the index.
_STORED = "stored:"
#: Since this version of the content, the encoder reads ordinary glyphs.
_ORDINARY_GLYPHS = 4


@dataclass(slots=True)
class SourceReading:
    """The sources of a change as they are read.

    Attributes:
        read: turns a file into documents, and is told what is wrong with its records.
        staged: digests of what goes into the index, by path, in order.
        anew: hashes of passages whose vectors an earlier version made otherwise.
    """

    store: Store
    plan: Plan
    staging: Staging
    read: ReadSource = stream
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
                staging.put(path, digest, size, _articles(self.read, path, problems))
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
            self.staging.put(path, digest, size, _articles(self.read, path, problems))
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
            self.staging.put(page, digest, self.plan.known[page].bytes, _articles(self.read, page, []))
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


def _articles(read: ReadSource, path: str, problems: list[str]) -> Iterator[tuple[str, Article]]:
    for document in read(Path(path), problems.append):
        for article in document.articles:
            yield document.page.name, article
