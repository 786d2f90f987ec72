"""Scans and photographs of newspaper pages: PNG, JPEG, TIFF → articles."""

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import UnreadableSourceError
from corpus.model import Document
from corpus.readers.checking import Tell, check_text
from corpus.readers.where import said_by_path
from corpus.scan.images import count_frames, frame, gray, open_image
from corpus.scan.sheets import recognised
from corpus.sheet import joined_as_read, reconstruct_sheet


def read_scan(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield a document a page; articles that go on on another page of the file stand whole on their first one.

    Args:
        path: the file.
        tell: called with what is wrong with a page, which is left out.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: damaged, too large, or without text; or a bad page and nobody to tell.
    """
    filled = False
    for document in joined_as_read(_documents(path, tell)):
        filled = True
        check_text(document, str(path))
        yield document
    if not filled:
        raise UnreadableSourceError(f"{path}: 图上没有认出文字 (no text was recognised)")


def _documents(path: Path, tell: Tell | None) -> Iterator[Document]:
    said = said_by_path(path)
    with open_image(path) as image:
        count = count_frames(image, path)
        for number in range(count):
            where = f"{path}#{number + 1}" if count > 1 else str(path)
            name = f"{path.name}#{number + 1}" if count > 1 else path.name
            try:
                page = gray(frame(image, number, where))
            except (UnreadableSourceError, OSError, ValueError, SyntaxError) as error:
                problem = (
                    str(error)
                    if isinstance(error, UnreadableSourceError)
                    else f"{where}: 这一页已损坏 (a damaged page)"
                )
                if tell is None or count == 1:
                    raise UnreadableSourceError(problem) from error
                tell(problem)
                continue
            sheet = recognised(page, number + 1)
            if sheet.lines:
                yield reconstruct_sheet(sheet, name, path.name, said)
