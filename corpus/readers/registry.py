"""The one registry of formats: a suffix → the reader of such files."""

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.errors import SourceNotFoundError, UnsupportedFormatError
from corpus.model import Document, Page
from corpus.readers.checking import Tell, check_text
from corpus.readers.decoding import read_text
from corpus.readers.jsonl import stream_jsonl
from corpus.readers.markdown import read_markdown
from corpus.readers.markup import without_markup
from corpus.readers.setting import as_read

Reader = Callable[[Path, Tell | None], Iterable[Document]]

#: Characters of a text that are read as one page; a newspaper's has some ten thousand.
LONGEST_PAGE = 400_000


def read_page(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield the one document of a newspaper page: its articles as the layout rebuilds them.

    A text longer than any page is read in pieces, a document each, so that a book takes no more memory.
    """
    from corpus.layout import reconstruct  # noqa: PLC0415  (brings scipy: half a second that no search needs)

    text = as_read(without_markup(read_text(path)))
    pieces = list(_pieces(text))
    for number, (start, end) in enumerate(pieces, 1):
        page = Page(path.name if len(pieces) == 1 else f"{path.name}#{number}", text[start:end])
        articles = reconstruct(page)
        if len(pieces) > 1:
            articles = tuple(dataclasses.replace(article, page=path.name) for article in articles)
        document = Document(page, articles)
        check_text(document, str(path))
        yield document


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are read at a time, each to the end of a paragraph where there is one."""
    start = 0
    while len(text) - start > LONGEST_PAGE:
        window = start + LONGEST_PAGE // 2, start + LONGEST_PAGE
        mark = text.rfind("\n\n", *window)
        mark = mark if mark >= 0 else text.rfind("\n", *window)
        end = mark + 1 if mark >= 0 else window[1]
        if text[start:end].strip():
            yield start, end
        start = end
    if text[start:].strip() or not start:
        yield start, len(text)


READERS: dict[str, Reader] = {".txt": read_page, ".md": read_markdown, ".jsonl": stream_jsonl}


def read(path: Path, tell: Tell | None = None) -> tuple[Document, ...]:
    """Return the documents of a file: ``stream`` to its end."""
    return tuple(stream(path, tell))


def stream(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield the documents of a file as they are read, by the reader of its suffix.

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
    yield from reader(path, tell)


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
