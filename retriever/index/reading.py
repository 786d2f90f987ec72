"""The sources of a change are read into staging: new ones, those of an earlier version, and replaced pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import CorpusError
from corpus.model import Article
from corpus.plain import PlainArticle, plain_article
from retriever.index.articles import stored_article
from retriever.index.corrected import is_marked, own_digest, stand_ins
from retriever.index.embedding import is_changed
from retriever.index.planning import TURNS, Plan, look_at
from retriever.index.staging import Staging
from retriever.index.store import Store
from retriever.index.wanted import Reading, WantedSources, articles_of, digest_as_read

#: Begins the digest of a source that is gone and was renewed from the text in the index.
_STORED = "stored:"
#: Since this version of the content, the encoder reads ordinary glyphs.
_ORDINARY_GLYPHS = 4


@dataclass(slots=True)
class SourceReading:
    """The sources of a change as they are read.

    Attributes:
        reading: how files are read.
        staged: digests of what goes into the index, by path, in order.
        anew: hashes of passages whose vectors an earlier version made otherwise.
    """

    store: Store
    plan: Plan
    staging: Staging
    reading: Reading
    staged: dict[str, str] = field(default_factory=dict)
    anew: set[str] = field(default_factory=set)

    def read_all(self) -> None:
        """Read what is wanted, what an earlier version read, and what gives way to mended pages."""
        wanted = WantedSources(self.plan, self.staging, self.reading)
        wanted.read_all()
        self.staged |= wanted.staged
        for path in self.plan.renewed:
            self._renew(path)
        self._turn()
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

    def _renew(self, path: str) -> None:
        """Read a source anew that an earlier version read: the file, else the text in the index."""
        known = self.plan.known[path]
        problems: list[str] = []
        try:
            look = look_at(Path(path))
            self.staging.put(path, look.digest, look.bytes, self._articles(path, problems))
            digest = digest_as_read(self.staging, path, look.digest, problems)
        except (CorpusError, OSError):
            digest = f"{_STORED}{own_digest(known.digest)}"
            self.staging.put(path, digest, known.bytes, self._stored(path))
        self.staging.finish(path, digest, problems)
        self.staged[path] = digest

    def _articles(self, path: str, problems: list[str]) -> Iterator[PlainArticle]:
        return articles_of(self.reading.read, path, problems)

    def _stored(self, path: str) -> Iterator[PlainArticle]:
        rows = self.store.connection.execute(
            "SELECT record, id FROM article WHERE source = ? ORDER BY id", (self.plan.known[path].row,)
        ).fetchall()
        return (plain_article(record, stored_article(self.store, number)) for record, number in rows)

    def _turn(self) -> None:
        """Read anew the pages that go on in a file, or come from one, of their folder and day that is another now."""
        plan = self.plan
        turning = [path for path, known in plan.known.items() if TURNS in known.digest]
        waiting = [path for path in turning if path not in self.staged and path not in plan.removed]
        if not waiting:
            return
        moved = {(Path(path).parent, day) for path in self.staged for day in self.staging.days(path)}
        moved |= {(Path(p).parent, day) for p in (*self.staged, *plan.removed) for day in self._days(p)}
        for path in waiting:
            if any((Path(path).parent, day) in moved for day in self._days(path) if day):
                known, unchanged = plan.known[path], path in plan.unchanged
                self._take_up(path, own_digest(known.digest))
                if self._keys(path) == [article.article.key for article in self.staging.articles(path)]:
                    self.staging.drop(path)
                    del self.staged[path]
                    plan.unchanged += [path] if unchanged else []

    def _days(self, path: str) -> set[str | None]:
        """Return the days of the articles that the index has of a source."""
        known = self.plan.known.get(path)
        rows = self.store.connection.execute(
            "SELECT DISTINCT date FROM article WHERE source = ?", (known.row if known else -1,)
        )
        return {day for (day,) in rows}

    def _keys(self, path: str) -> list[str]:
        rows = self.store.connection.execute(
            "SELECT key FROM article WHERE source = ? ORDER BY id", (self.plan.known[path].row,)
        )
        return [key for (key,) in rows]

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
            self.staging.put(page, digest, self.plan.known[page].bytes, self._articles(page, []))
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
