"""The plan of a change: which sources are new, changed, gone, or were read by an earlier version."""

import hashlib
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from corpus.errors import CorpusError, SourceNotFoundError
from corpus.model import content_id
from corpus.readers import absolute, companions_of, find_sources
from retriever.index.corrected import own_digest
from retriever.index.schema import CONTENT
from retriever.index.store import Store

#: Begins the digest of a page that may go on in another file, or come from there; what it holds depends on that one.
TURNS: Final = "turns:"


@dataclass(frozen=True, slots=True)
class Known:
    """A source as the index has it; ``content`` is the version whose readers read it."""

    row: int
    digest: str
    content: int
    bytes: int

    @property
    def outdated(self) -> bool:
        """Whether this version would read it into something else."""
        return self.content < CONTENT


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was looked at: its digest and length, and when it was changed last, in nanoseconds."""

    digest: str
    bytes: int
    changed: int

    def holds(self, path: Path) -> bool:
        """Tell whether the file is still as it was.

        Raises:
            OSError: it is gone, or may not be looked at.
        """
        now = path.stat()
        return (now.st_size, now.st_mtime_ns) == (self.bytes, self.changed)


@dataclass(slots=True)
class Plan:
    """What a change has to do.

    Attributes:
        known: the sources in the index.
        wanted: files to be read as they were looked at, those that were given first.
        given: the files that were named or lie below a folder that was.
        removed: sources that leave.
        unchanged, failed, left_out, replaced: as in ``IndexReport``.
        renews: whether what an earlier version read is read anew though it was not given.
    """

    known: dict[str, Known] = field(default_factory=dict)
    wanted: dict[str, Look] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    renews: bool = True

    @property
    def renewed(self) -> list[str]:
        """The sources of an earlier version that were not given and stay."""
        if not self.renews:
            return []
        leaving = {*self.removed, *self.given}
        return [path for path, known in self.known.items() if known.outdated and path not in leaving]


def plan_changes(
    known: dict[str, Known], paths: Sequence[Path], *, gone: Sequence[Path] = (), renews: bool = True
) -> Plan:
    """Look at the files. A file that cannot be read is noted, and its old rows stay.

    Args:
        known: the sources in the index, by path.
        paths: files and folders that are to be in it.
        gone: files and folders that are gone; their sources leave with the same change.
        renews: as for ``Plan``.
    """
    plan = Plan(known, renews=renews)
    leaving = {name for path in gone for name in sources_at(plan.known, path)}
    folders: list[Path] = []
    for path in paths:
        try:
            files = list(find_sources([path]))
        except (CorpusError, OSError) as error:
            plan.failed.append((str(path), told(path, error)))
            continue
        if path.is_dir():
            folders.append(absolute(path))
        for file in files:
            if str(file) not in plan.given:
                plan.given.add(str(file))
                _plan_file(plan, file)
    for name in plan.known:
        if name in plan.given:
            continue
        there = name in leaving and os.path.exists(name)  # noqa: PTH110 - raises nothing
        if not there and (name in leaving or any(Path(name).is_relative_to(folder) for folder in folders)):
            hidden = _hidden(name)
            if hidden:
                plan.failed.append((name, hidden))
            else:
                plan.removed.append(name)
    return plan


def sources_at(known: Iterable[str], path: Path) -> list[str]:
    """Return the sources of an index that are at a path, or below it."""
    target = str(absolute(path))
    below = target.rstrip(os.sep) + os.sep
    return [name for name in known if name == target or name.startswith(below)]


def known_sources(store: Store) -> dict[str, Known]:
    """Return the sources in the index, by path."""
    rows = store.connection.execute("SELECT path, id, digest, content, bytes FROM source ORDER BY path")
    return {path: Known(*rest) for path, *rest in rows}


def look_at(path: Path) -> Look:
    """Look at a source: a file, with the files that are read with it.

    Raises:
        SourceNotFoundError, OSError: see ``_look_at_file``.
    """
    look = _look_at_file(path)
    parts = [_look_at_file(part).digest for part in companions_of(path)]
    return replace(look, digest=content_id(look.digest, *parts)) if parts else look


def _look_at_file(path: Path) -> Look:
    """Look at one file.

    Raises:
        SourceNotFoundError: it is no file: a device or a pipe, which may never end.
        OSError: it cannot be read.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )  # a pipe is not waited for
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise SourceNotFoundError(f"{path}: 不是普通文件 (not a regular file)")
        digest = hashlib.blake2b(digest_size=16)
        size = 0
        while data := file.read(1 << 20):
            digest.update(data)
            size += len(data)
    return Look(digest.hexdigest(), size, found.st_mtime_ns)


def told(path: Path, error: CorpusError | OSError) -> str:
    """Return why a file cannot be read, in a line."""
    if isinstance(error, OSError):
        return f"{path}: 读不了 (cannot be read): {error.strerror}"
    return str(error)


def _plan_file(plan: Plan, path: Path) -> None:
    name = str(path)
    shown = name.encode("utf-8", "backslashreplace").decode()
    if shown != name:
        plan.failed.append(
            (shown, f"{shown}: 文件名不是 UTF-8，请改名 (the name is not UTF-8; rename the file)")
        )
        return
    try:
        found = look_at(path)
    except (CorpusError, OSError) as error:
        plan.failed.append((name, told(path, error)))
        return
    known = plan.known.get(name)
    if known and not known.outdated and own_digest(known.digest).removeprefix(TURNS) == found.digest:
        plan.unchanged.append(name)
    else:
        plan.wanted[name] = found


def _hidden(name: str) -> str | None:
    """Return why it cannot be told whether a file is gone, such as a folder that may not be read now."""
    try:
        os.stat(name)  # noqa: PTH116 - a path of the index, as text
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return told(Path(name), error)
    return None
