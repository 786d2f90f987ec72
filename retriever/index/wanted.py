"""The files of a change are read into staging: here, or by processes of their own, several at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corpus.crew import Crew, Failed, Found, Part
from corpus.errors import CorpusError
from corpus.model import Document
from corpus.plain import PlainArticle, plain_articles
from corpus.readers import Tell
from retriever.index.embedding import Progress
from retriever.index.planning import TURNS, Plan, told
from retriever.index.staging import Staging
from retriever.sources import HAND, stream

#: A file, and what is told of records that are left out → its documents, as they are read.
ReadSource = Callable[[Path, Tell], Iterator[Document]]
#: Files → what they hold, as they are read elsewhere than in this process; of several at once, each in its own order.
ReadApart = Callable[[Sequence[Path]], Iterator[Found]]

#: Begins the digest of a file of which records were left out.
PARTIAL: Final = "partial:"
#: What a page says that may go on in another file, or come from there.
_TURNING: Final = ("下转", "下轉", "上接", "紧接", "緊接")
#: Formats whose readers take no library that could come down, and so many files and bytes of them are read at once
#: before a process would have started.
_HARMLESS: Final = frozenset((".txt", ".md", ".jsonl", ".csv", ".tsv"))
_FEW, _SMALL = 8, 400_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read.

    Attributes:
        read: turns a file into documents, and is told what is wrong with its records.
        apart: reads files elsewhere; None where this process does.
        progress: called with how many files were read, and how many there are.
    """

    read: ReadSource = stream
    apart: ReadApart | None = None
    progress: Progress | None = None


@dataclass(slots=True)
class WantedSources:
    """The files that a change is given, as they are read.

    Attributes:
        staged: digests of what goes into the index, by path.
    """

    plan: Plan
    staging: Staging
    reading: Reading
    staged: dict[str, str] = field(default_factory=dict)
    _done: int = 0

    def read_all(self) -> None:
        """Read what is wanted; what was read before by a run that was ended is taken up."""
        todo: list[str] = []
        for path, look in self.plan.wanted.items():
            kept = self.staging.get(path)
            if kept and plain_digest(kept.digest) == look.digest:
                self._take(path, kept.problems)
            else:
                todo.append(path)
        if self.reading.apart and self.reading.read is stream and not self._is_little(todo):
            self._read_apart(self.reading.apart, todo)
        else:
            self._read_here(todo)
        self._put_in_order()

    def _is_little(self, paths: Sequence[str]) -> bool:
        return (
            len(paths) <= _FEW
            and sum(self.plan.wanted[path].bytes for path in paths) <= _SMALL
            and all(Path(path).suffix.lower() in _HARMLESS for path in paths)
        )

    def _read_here(self, paths: Sequence[str]) -> None:
        for path in paths:
            look, problems = self.plan.wanted[path], list[str]()
            try:
                articles = articles_of(self.reading.read, path, problems)
                self.staging.put(path, look.digest, look.bytes, articles)
            except (CorpusError, OSError) as error:
                self._fail(path, told(Path(path), error))
            else:
                self._take(path, problems)

    def _read_apart(self, read: ReadApart, paths: Sequence[str]) -> None:
        begun: set[str] = set()
        for found in read([Path(path) for path in paths]):
            path = str(found.path)
            if isinstance(found, Failed):
                self._fail(path, found.why)
                continue
            if path not in begun:
                begun.add(path)
                self.staging.begin(path, *self._as_planned(path))
            if isinstance(found, Part):
                self.staging.keep(path, found.articles)
            else:
                self._take(path, found.problems)

    def _as_planned(self, path: str) -> tuple[str, int]:
        look = self.plan.wanted[path]
        return look.digest, look.bytes

    def _take(self, path: str, problems: Sequence[str]) -> None:
        """Note that a source was read whole, unless its file is another one by now."""
        plan, look = self.plan, self.plan.wanted[path]
        try:
            same = look.holds(Path(path))
        except OSError as error:
            self._fail(path, told(Path(path), error))
            return
        if not same:
            self._fail(
                path, f"{path}: 读的时候文件变了，请再运行一次 (changed while it was read: run it again)"
            )
            return
        digest = digest_as_read(self.staging, path, look.digest, problems)
        # what was left out is told again on every run, until the file is mended
        plan.left_out += [(path, problem) for problem in problems]
        self.staging.finish(path, digest, problems)
        known = plan.known.get(path)
        if problems and known and not known.outdated and known.digest == digest:
            plan.unchanged.append(path)
            self.staging.drop(path)
        else:
            self.staged[path] = digest
        self._step()

    def _fail(self, path: str, why: str) -> None:
        self.staging.drop(path)
        self.plan.failed.append((path, why))
        self._step()

    def _step(self) -> None:
        self._done += 1
        if self.reading.progress:
            self.reading.progress(self._done, len(self.plan.wanted))

    def _put_in_order(self) -> None:
        """Put what was read at the same time into the order in which it was given."""
        order = {path: number for number, path in enumerate(self.plan.wanted)}
        self.staged = dict(sorted(self.staged.items(), key=lambda item: order[item[0]]))
        for told_of in (self.plan.failed, self.plan.left_out):
            told_of.sort(key=lambda item: order.get(item[0], -1))


def by_processes(most: int) -> ReadApart:
    """Return what reads files by so many processes at most."""

    def read(paths: Sequence[Path]) -> Iterator[Found]:
        with Crew(min(most, len(paths)), command=HAND) as crew:
            yield from crew.read(paths)

    return read


def digest_as_read(staging: Staging, path: str, digest: str, problems: Sequence[str]) -> str:
    """Return the digest of a source that is staged, with the marks that say what else it depends on."""
    if Path(path).suffix.lower() in (".txt", ".pdf") and staging.mentions(path, _TURNING):
        digest = f"{TURNS}{digest}"
    return f"{PARTIAL}{digest}" if problems else digest


def plain_digest(digest: str) -> str:
    """Return the digest of the file alone out of one made by ``digest_as_read``."""
    return digest.removeprefix(PARTIAL).removeprefix(TURNS)


def articles_of(read: ReadSource, path: str, problems: list[str]) -> Iterator[PlainArticle]:
    """Yield the articles of a file as they are read; what is wrong with its records goes to ``problems``."""
    return plain_articles(read(Path(path), problems.append))
