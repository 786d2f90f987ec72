"""A printed page as it was rebuilt: its articles in the index, and the file that a correction of it is kept in."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from bot.web.errors import ProblemError
from corpus.layout import write_edit
from corpus.model import Article, content_id
from retriever import ArticleReference, CatalogueEntry, Retriever

_MENDED = ".md"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: the folder of its file, what that calls it, and its articles in the index."""

    folder: Path
    name: str
    references: tuple[ArticleReference, ...]

    @property
    def id(self) -> str:
        """What its address calls it."""
        return content_id(str(self.folder), self.name)

    @property
    def mended(self) -> Path:
        """The file that corrections of it are kept in: the one there is, else a new one beside the page."""
        sources = (Path(one.source) for one in self.references if one.source)
        there = next((path for path in sources if path.suffix == _MENDED), None)
        fresh = self.folder / f"{Path(self.name).stem}{_MENDED}"
        return there or (fresh.with_stem(f"{fresh.stem}-mended") if fresh.exists() else fresh)


def sheets(entries: Sequence[CatalogueEntry]) -> list[Sheet]:
    """Return the pages of an index, in the order of folders and names; only those whose file is named by it.

    A page is what a file of it, or a correction of it in the same folder, gives as its name.
    """
    named = [entry.reference for entry in entries if entry.reference.page and entry.reference.source]
    found = []
    for (folder, name), group in groupby(sorted(named, key=_printed), key=_printed):
        if (Path(folder) / name).is_file():
            found.append(Sheet(Path(folder), name, tuple(group)))
    return found


def _printed(reference: ArticleReference) -> tuple[str, str]:
    return str(Path(reference.source or "").parent), str(reference.page)


def articles_on(sheet: Sheet, archive: Retriever) -> list[Article]:
    """Return the articles of a page."""
    return [article for one in sheet.references if (article := archive.article(one)) is not None]


def keep(sheet: Sheet, articles: Sequence[Article], archive: Retriever) -> None:
    """Write the articles of a page to the file of its corrections, at once or not at all, and index that.

    Raises:
        ProblemError: the folder cannot be written, or the file cannot be indexed.
    """
    path = sheet.mended
    before = path.read_bytes() if path.exists() else None
    text = write_edit([replace(article, page=sheet.name) for article in articles])
    try:
        _put(path, text.encode("utf-8"))
    except OSError as error:
        raise ProblemError(409, "not_kept", f"写不了 (cannot be written): {error.strerror}") from error
    report = archive.add(path)
    if report.failed:  # as it was before, rather than half of it
        if before is None:
            path.unlink(missing_ok=True)
        else:
            _put(path, before)
        raise ProblemError(409, "not_kept", "改动没有收进索引 (the correction was not taken in)")


def _put(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode if path.exists() else 0o644
        Path(name).chmod(mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
