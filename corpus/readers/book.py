"""Books (.epub), as feeds of newspapers are kept in them: a page for each chapter, in reading order."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from corpus.errors import UnreadableSourceError
from corpus.masthead import Masthead, read_masthead
from corpus.model import Document
from corpus.readers.checking import Tell, check_text
from corpus.readers.flow import Piece, compose
from corpus.readers.packed import Package, opened
from corpus.readers.webtext import LARGEST, lines_of, parse
from corpus.readers.where import said_by_path

_CONTAINER: Final = "META-INF/container.xml"
_LONGEST_SUBHEAD: Final = 40


def read_book(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield a document a chapter; one without text is passed over.

    Args:
        path: the file.
        tell: called with what is wrong with a chapter, which is left out.

    Raises:
        UnreadableSourceError: no book, locked, damaged, or without text; or a bad chapter and nobody to tell.
    """
    with opened(path) as package:
        if "META-INF/encryption.xml" in package.members and "META-INF/rights.xml" in package.members:
            raise UnreadableSourceError(f"{path}: 有版权锁，读不了 (locked by its publisher)")
        said, chapters = _contents(package)
        said = said.joined(said_by_path(path))
        filled = 0
        for number, chapter in enumerate(chapters, 1):
            name = f"{path.name}#{number}"
            try:
                pieces = _pieces(package, chapter)
                document = compose(pieces, name, said) if pieces else None
                if document:
                    check_text(document, str(path))
            except UnreadableSourceError as error:
                if tell is None:
                    raise
                tell(str(error))
                continue
            if document and any(article.paragraphs for article in document.articles):
                filled += 1
                yield replace(
                    document,
                    articles=tuple(replace(article, page=path.name) for article in document.articles),
                )
        if not filled:
            raise UnreadableSourceError(f"{path}: 文件里没有文字 (the file holds no text)")


def _contents(package: Package) -> tuple[Masthead, list[str]]:
    """Return what a book says of itself, and its chapters in reading order."""
    roots = [e.get("full-path") or "" for e in _named(package.xml(_CONTAINER), "rootfile")]
    opf = next((root for root in roots if root in package.members), None)
    if opf is None:
        raise UnreadableSourceError(f"{package.name}: 不是完整的 EPUB (not a whole EPUB)")
    root = package.xml(opf)
    folder = posixpath.dirname(opf)
    items = {item.get("id"): item for item in _named(root, "item")}
    chapters: list[str] = []
    for reference in _named(root, "itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "html" in (item.get("media-type") or "") and item.get("properties") != "nav":
            chapters.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))))
    return _said(root), chapters


def _said(root: Element) -> Masthead:
    """Return newspaper and day where the title names a newspaper; a book's own day says nothing of its chapters."""
    title = next((e.text for e in _named(root, "title") if e.text), "")
    date = next((e.text for e in _named(root, "date") if e.text), "")
    said = read_masthead(" ".join(title.split())) or read_masthead(title.split("[")[0].strip())
    if said is None or said.newspaper is None:
        return Masthead()
    return said.joined(read_masthead(date[:10]) or Masthead())


def _named(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _pieces(package: Package, chapter: str) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines_of(parse(package.read(chapter, LARGEST), f"{package.name}#{chapter}")):
        level = int(line.tag[1]) if line.heading and line.tag[:1] == "h" and line.tag[1:].isdigit() else None
        if level is None and line.heading and len(line.text) <= _LONGEST_SUBHEAD:
            level = 9
        pieces.append(Piece(line.text, level, "row" if line.tag == "tr" else "text"))
    return pieces
