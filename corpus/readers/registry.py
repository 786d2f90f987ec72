"""The one registry: a file → its documents, by the reader of its format; a folder → the files in it that are read."""

import os
import re
from collections.abc import Iterable, Iterator
from contextvars import copy_context
from itertools import chain, islice
from pathlib import Path
from typing import Final

from corpus.errors import SourceNotFoundError
from corpus.model import Document
from corpus.readers.checking import Tell
from corpus.readers.describing import described
from corpus.readers.formats import PAGE_TEXT, PDF, READERS, format_of
from corpus.vectors import ENCODE, Encode

#: What an article has that goes on on another page, or comes from one.
_TURNS: Final = re.compile("下[转轉]|[上紧緊]接")


def turns(document: Document) -> bool:
    """Tell whether an article of a page may go on on another one, or come from there."""
    return any(
        _TURNS.search(paragraph.text) for article in document.articles for paragraph in article.paragraphs
    )


def read(path: Path, tell: Tell | None = None, encode: Encode | None = None) -> tuple[Document, ...]:
    """Return the documents of a file: ``stream`` to its end."""
    return tuple(stream(path, tell, encode))


def stream(path: Path, tell: Tell | None = None, encode: Encode | None = None) -> Iterator[Document]:
    """Yield the documents of a file as they are read, by the reader of its format.

    Args:
        path: the file.
        tell: called with what is wrong with a record of a collection, which is then left out; without it
            such a record is an error.
        encode: turns texts into vectors, asked where a page as text leaves open which piece follows which.

    Raises:
        SourceNotFoundError: no such file.
        UnsupportedFormatError: no reader for the format, or what it takes is not installed.
        UnreadableSourceError: the file is not what its suffix says.
    """
    context = copy_context()
    context.run(ENCODE.set, encode)
    documents = _documents(path, tell)
    while (document := context.run(next, documents, None)) is not None:
        yield document


def _documents(path: Path, tell: Tell | None) -> Iterator[Document]:
    found = format_of(path)
    documents = found(path, tell)
    if found not in (PAGE_TEXT, PDF):
        yield from (described(document, path, found) for document in documents)
        return
    head = list(islice(documents, 2))
    if len(head) == 1 and turns(head[0]):  # a page of its own, which other files may go on with
        from corpus.readers.neighbours import with_neighbours  # noqa: PLC0415 - most pages have none

        head = [with_neighbours(path, found, head[0])]
    yield from (described(document, path, found) for document in chain(head, documents))


def absolute(path: Path) -> Path:
    """Return the path from the root, links kept: a source is known by where the user put it."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _is_set_aside(path: Path) -> bool:
    """Tell whether a file below a folder was put there by a system or an editor: .page.txt, ._page.txt, ~$page.md."""
    return path.name.startswith("~$") or any(part.startswith((".", "__MACOSX")) for part in path.parts)


def sources_below(folder: Path) -> list[Path]:
    """Return the files below a folder that are read, in name order; see ``find_sources``."""
    files = sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in READERS and not _is_set_aside(file.relative_to(folder)) and file.is_file()
    )
    return _without_parts(files)


def _without_parts(files: list[Path]) -> list[Path]:
    """Return files without XML of other kinds, and without pages that are read with the issue that names them."""
    if not any(file.suffix.lower() == ".xml" for file in files):
        return files
    from corpus.readers.recognised import companions  # noqa: PLC0415 - most folders have no XML
    from corpus.readers.recognised.trees import root_of  # noqa: PLC0415

    parts = {part for file in files for part in companions(file)}
    return [
        file
        for file in files
        if file.suffix.lower() != ".xml" or (file not in parts and root_of(file) is not None)
    ]


def companions_of(path: Path) -> tuple[Path, ...]:
    """Return the files that are read with a source, as the pages of an issue are; none for most."""
    if path.suffix.lower() != ".xml":
        return ()
    from corpus.readers.recognised import companions  # noqa: PLC0415 - most sources are no XML

    return companions(path)


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
            files = sources_below(path)
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
