"""Zip files of pages and articles: every file in one is read as if it lay in a folder.

Each is unpacked by itself under a name of ours into a folder that goes when it was read.
"""

import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from corpus.errors import CorpusError, UnreadableSourceError
from corpus.model import Document
from corpus.readers.checking import Tell
from corpus.readers.formats import READERS, format_of
from corpus.readers.packed import Package, opened

#: Zip files within zip files.
DEEPEST: Final = 2
#: Folders above a file, and characters of a name, that are kept: they may say the day and the page.
_FOLDERS, _LONGEST_NAME = 6, 80


def read_zip(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield the documents of all files in a zip file.

    Args:
        path: the file.
        tell: called with what is wrong with a file in it, which is left out; without it that is an error.

    Raises:
        UnreadableSourceError: damaged, beyond the bounds, or nothing readable in it.
    """
    yield from _Reading(path, str(path), tell).documents()


@dataclass(frozen=True, slots=True)
class _Reading:
    """A zip file that is read: where it lies, how messages name it, and within how many others it was."""

    path: Path
    shown: str
    tell: Tell | None
    depth: int = 0

    def documents(self) -> Iterator[Document]:
        if self.depth > DEEPEST:
            raise UnreadableSourceError(
                f"{self.shown}: 压缩包层数太多 (zip files too deep within each other)"
            )
        with opened(self.path) as package, TemporaryDirectory(prefix="baozhi-") as folder:
            members = package.members.items()
            names = sorted(name for name, info in members if _is_source(name, info.external_attr >> 16))
            if not names:
                raise UnreadableSourceError(f"{self.shown}: 压缩包里没有能读的文件 (nothing readable in it)")
            filled, first = False, None
            for name in names:
                try:
                    for document in self._member(package, name, Path(folder)):
                        filled = True
                        yield document
                except CorpusError as error:
                    if self.tell is None:
                        raise
                    first = first or error
                    self.tell(str(error))
            if not filled and first:
                raise first

    def _member(self, package: Package, name: str, folder: Path) -> Iterator[Document]:
        """Yield the documents of one file, named as the zip file names it."""
        file, shown = folder.joinpath(*_kept(name)), f"{self.shown}#{name}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(package.read(name))
        tell = self.tell
        said: Tell | None = tell and (lambda line: tell(line.replace(str(file), shown)))
        inner = _Reading(file, shown, said, self.depth + 1)
        try:
            within = file.suffix.lower() == ".zip"
            for document in inner.documents() if within else format_of(file)(file, said):
                record = document.page.name.replace(file.name, name, 1)
                yield replace(document, page=replace(document.page, name=record))
        except CorpusError as error:
            raise type(error)(str(error).replace(str(file), shown)) from error
        finally:
            file.unlink(missing_ok=True)


def _is_source(name: str, mode: int) -> bool:
    """Tell whether a member is a file that is read: no link, nothing that a system or an editor put there."""
    parts = name.replace("\\", "/").split("/")
    aside = any(part.startswith((".", "__MACOSX", "~$")) for part in parts if part not in (".", ".."))
    suffix = PurePosixPath(parts[-1]).suffix.lower()
    return not aside and not stat.S_ISLNK(mode) and suffix in READERS


def _kept(name: str) -> list[str]:
    """Return the folders and the file of a member, none of which leads elsewhere."""
    parts = [part.strip() for part in name.replace("\\", "/").replace("\0", "").split("/")]
    safe = [part.replace(":", "_") for part in parts if part not in ("", ".", "..")]
    *folders, file = safe or ["file"]
    suffix = PurePosixPath(file).suffix
    stem = file.removesuffix(suffix)[: _LONGEST_NAME - len(suffix)]
    return [*(folder[:_LONGEST_NAME] for folder in folders[-_FOLDERS:]), f"{stem}{suffix}"]
