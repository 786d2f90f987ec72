"""The one registry of formats: a suffix → the reader of such files."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.errors import SourceNotFoundError, UnreadableSourceError, UnsupportedFormatError
from corpus.model import Document, Page
from corpus.readers.decoding import read_text
from corpus.readers.jsonl import read_jsonl
from corpus.readers.markdown import read_markdown

#: What a text can hold only by a broken escape: halves of surrogate pairs, control characters.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")

Reader = Callable[[Path], tuple[Document, ...]]


def read_page(path: Path) -> tuple[Document, ...]:
    """Return the one document of a newspaper page: its articles as the layout rebuilds them."""
    from corpus.layout import reconstruct  # noqa: PLC0415  (brings scipy: half a second that no search needs)

    page = Page(path.name, read_text(path))
    return (Document(page, reconstruct(page)),)


READERS: dict[str, Reader] = {".txt": read_page, ".md": read_markdown, ".jsonl": read_jsonl}


def read(path: Path) -> tuple[Document, ...]:
    """Return the documents of a file, by the reader of its suffix.

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
    documents = reader(path)
    for document in documents:
        _check_text(path, document)
    return documents


def _check_text(path: Path, document: Document) -> None:
    """Refuse what only a broken escape can bring into a text or a value."""
    values = [
        value
        for article in document.articles
        for value in (
            article.key,
            article.title,
            article.kicker,
            article.subtitle,
            article.byline,
            article.dateline,
            article.date,
            article.newspaper,
            article.page,
        )
        if value
    ]
    for text in (document.page.text, *values):
        odd = _NO_TEXT.search(text)
        if odd:
            raise UnreadableSourceError(
                f"{path}: {document.page.name} 第 {odd.start()} 字不是文字 (not text at character {odd.start()})"
            )


def absolute(path: Path) -> Path:
    """Return the path from the root, links kept: a source is known by where the user put it."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def find_sources(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the readable files among the paths and below the folders, each once, folders in name order.

    A file that is named is yielded whatever its suffix, so that reading it says what is wrong.

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
                file for file in path.rglob("*") if file.suffix.lower() in READERS and file.is_file()
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
