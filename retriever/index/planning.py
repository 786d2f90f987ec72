"""The plan of a change: which sources are new, changed, gone, or were read by an earlier version."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import CorpusError
from corpus.readers import absolute, find_sources
from retriever.index.corrected import own_digest
from retriever.index.schema import CONTENT
from retriever.index.store import Store


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


@dataclass(slots=True)
class Plan:
    """What a change has to do.

    Attributes:
        known: the sources in the index.
        wanted: files to be read with their digests and lengths, those that were given first.
        given: the files that were named or lie below a folder that was.
        removed: sources that leave.
        unchanged, failed, left_out, replaced: as in ``IndexReport``.
        renews: whether what an earlier version read is read anew though it was not given.
    """

    known: dict[str, Known] = field(default_factory=dict)
    wanted: dict[str, tuple[str, int]] = field(default_factory=dict)
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


def plan_changes(store: Store, paths: Sequence[Path], *, renews: bool = True) -> Plan:
    """Look at the files. A file that cannot be read is noted, and its old rows stay."""
    plan = Plan(known_sources(store), renews=renews)
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
        if name not in plan.given and any(Path(name).is_relative_to(folder) for folder in folders):
            hidden = _hidden(name)
            if hidden:
                plan.failed.append((name, hidden))
            else:
                plan.removed.append(name)
    return plan


def known_sources(store: Store) -> dict[str, Known]:
    """Return the sources in the index, by path."""
    rows = store.connection.execute("SELECT path, id, digest, content, bytes FROM source ORDER BY path")
    return {path: Known(*rest) for path, *rest in rows}


def digest_of(path: Path) -> tuple[str, int]:
    """Return the digest and the length of a file.

    Raises:
        OSError: it cannot be read.
    """
    digest, size = hashlib.blake2b(digest_size=16), 0
    with path.open("rb") as file:
        while data := file.read(1 << 20):
            digest.update(data)
            size += len(data)
    return digest.hexdigest(), size


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
        found = digest_of(path)
    except OSError as error:
        plan.failed.append((name, told(path, error)))
        return
    known = plan.known.get(name)
    if known and not known.outdated and own_digest(known.digest) == found[0]:
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
