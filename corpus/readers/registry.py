"""The one registry of formats: a suffix → the reader of such files."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.errors import SourceNotFoundError, UnsupportedFormatError
from corpus.model import Document, Page
from corpus.readers.checking import Tell, check_text
from corpus.readers.decoding import read_text
from corpus.readers.jsonl import read_jsonl
from corpus.readers.markdown import read_markdown
from corpus.readers.markup import without_markup
from corpus.readers.setting import as_read

Reader = Callable[[Path, Tell | None], tuple[Document, ...]]


def read_page(path: Path, tell: Tell | None = None) -> tuple[Document, ...]:
    """Return the one document of a newspaper page: its articles as the layout rebuilds them."""
    from corpus.layout import reconstruct  # noqa: PLC0415  (brings scipy: half a second that no search needs)

    page = Page(path.name, as_read(without_markup(read_text(path))))
    document = Document(page, reconstruct(page))
    check_text(document, str(path))
    return (document,)


READERS: dict[str, Reader] = {".txt": read_page, ".md": read_markdown, ".jsonl": read_jsonl}


def read(path: Path, tell: Tell | None = None) -> tuple[Document, ...]:
    """Return the documents of a file, by the reader of its suffix.

    Args:
        path: the file.
        tell: called with what is wrong with a record of a collection, which is then left out; without it
            such a record is an error.

    Raises:
        SourceNotFoundError: no such file.
        UnsupportedFormatError: no reader for the suffix.
        UnreadableSourceError: the file is not what its suffix says.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = "、".join(READERS)
        raise UnsupportedFormatError(
            f"{path}: 不认识的格式，能读 {known} (unknown format; known: {', '.join(READERS)})"
        )
    return reader(path, tell)


def absolute(path: Path) -> Path:
    """Return the path from the root, links kept: a source is known by where the user put it."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _is_set_aside(path: Path) -> bool:
    """Tell whether a file below a folder was put there by a system or an editor: .page.txt, ._page.txt, ~$page.md."""
    return path.name.startswith("~$") or any(part.startswith((".", "__MACOSX")) for part in path.parts)


def find_sources(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the readable files among the paths and below the folders, each once, folders in name order.

    A file that is named is yielded whatever its name and suffix, so that reading it says what is wrong. In a
    folder, what systems and editors set aside is no source: hidden files and folders, locks and backups.

    Raises:
        SourceNotFoundError: no such path, or a folder without a readable file.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise SourceNotFoundError(f"{path}: 没有这个文件或文件夹 (no such file or folder)")
        files = [path]
        if path.is_dir():
            files = sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in READERS
                and not _is_set_aside(file.relative_to(path))
                and file.is_file()
            )
            if not files:
                known = "、".join(READERS)
                raise SourceNotFoundError(
                    f"{path}: 文件夹里没有 {known} 文件 (no readable files in this folder)"
                )
        for file in files:
            resolved = file.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield absolute(file)
