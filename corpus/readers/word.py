"""Word files (.docx): headings, paragraphs, tables and footnotes, as the text stands with all changes accepted."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from corpus.errors import UnreadableSourceError
from corpus.model import Document
from corpus.readers.checking import Tell, check_text
from corpus.readers.composing import flowing
from corpus.readers.flow import Piece, compose
from corpus.readers.packed import Package, opened
from corpus.readers.where import said_by_path

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What holds no text of the document: what was deleted or moved away, what an older program would show instead.
_LEFT_OUT: Final = frozenset(
    (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
_HEADING: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE: Final = re.compile(r"title|标题|题目", re.IGNORECASE)
_LARGE: Final = 30  # half-points: type of 15 points and more is a headline's
_BROKEN: Final = "\n"


def read_word(path: Path, tell: Tell | None = None) -> tuple[Document, ...]:
    """Return the one document of a Word file, with all its articles.

    Raises:
        UnreadableSourceError: damaged, or without text.
    """
    with opened(path) as package:
        body = package.xml("word/document.xml").find(f"{_W}body")
        levels = dict(_levels(package))
        notes = dict(_notes(package))
    pieces = list(_pieces(body, levels)) if body is not None else []
    pieces += [
        Piece(f"注{number}　{text}", kind="note") for number, text in enumerate(_cited(body, notes), 1)
    ]
    if not pieces:
        raise UnreadableSourceError(f"{path}: 文件里没有文字 (the file holds no text)")
    document = compose(pieces, path.name, said_by_path(path))
    check_text(document, str(path))
    return (document,)


def _levels(package: Package) -> Iterator[tuple[str, int]]:
    """Yield the styles of headings with their levels, 0 for that of titles."""
    if "word/styles.xml" not in package.members:
        return
    for style in package.xml("word/styles.xml").iter(f"{_W}style"):
        key = style.get(f"{_W}styleId") or ""
        label = style.find(f"{_W}name")
        name = label.get(f"{_W}val") or "" if label is not None else ""
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        numbered = _HEADING.fullmatch(name.strip())
        if numbered:
            yield key, int(numbered[1])
        elif _TITLE.fullmatch(name.strip()):
            yield key, 0
        elif outline is not None and (outline.get(f"{_W}val") or "").isdigit():
            level = int(outline.get(f"{_W}val") or 9)
            if level < 9:
                yield key, level + 1


def _notes(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the footnotes and endnotes by what refers to them."""
    for kind in ("footnote", "endnote"):
        member = f"word/{kind}s.xml"
        if member not in package.members:
            continue
        for note in package.xml(member).iter(f"{_W}{kind}"):
            text = flowing(" ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")))
            if text and note.get(f"{_W}type") in (None, "normal"):
                yield f"{kind}{note.get(f'{_W}id')}", text


def _cited(body: Element | None, notes: dict[str, str]) -> Iterator[str]:
    """Yield the notes in the order in which the text refers to them."""
    for element in _walk(body) if body is not None else ():
        for kind in ("footnote", "endnote"):
            if element.tag == f"{_W}{kind}Reference":
                text = notes.get(f"{kind}{element.get(f'{_W}id')}")
                if text:
                    yield text


def _walk(root: Element, *, stop: frozenset[str] = frozenset()) -> Iterator[Element]:
    """Yield the elements below one in order, none that is left out, nothing below those to stop at."""
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        if element.tag in _LEFT_OUT:
            continue
        yield element
        if element.tag not in stop:
            waiting.extend(reversed(element))


_HELD: Final = frozenset((f"{_W}p", f"{_W}tbl"))


def _pieces(body: Element, levels: dict[str, int]) -> Iterator[Piece]:
    """Yield the paragraphs and rows of a document; one whose mark was deleted goes on in the next."""
    carried = ""
    for element in _walk(body, stop=_HELD):
        if element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif element.tag == f"{_W}p":
            text = carried + _text(element)
            if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
                carried = text
                continue
            carried = ""
            level, strong = _level(element, levels), _stands_out(element)
            for line in text.split(_BROKEN):
                if shown := flowing(line):
                    yield Piece(shown, level, strong=strong)
            for box in _boxes(element):
                yield from (Piece(shown) for line in box if (shown := flowing(line)))
    if shown := flowing(carried):
        yield Piece(shown)


def _boxes(paragraph: Element) -> Iterator[list[str]]:
    """Yield the lines of text boxes that are tied to a paragraph."""
    for element in _walk(paragraph):
        if element.tag == f"{_W}txbxContent":
            yield [_text(inner) for inner in element.iter(f"{_W}p")]


def _text(paragraph: Element) -> str:
    """Return the text of a paragraph without that of its text boxes."""
    parts: list[str] = []
    for element in _walk(paragraph, stop=frozenset((f"{_W}txbxContent", f"{_W}r"))):
        if element.tag != f"{_W}r" or element.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        for inner in _walk(element, stop=frozenset((f"{_W}txbxContent",))):
            if inner.tag == f"{_W}t":
                parts.append(inner.text or "")
            elif inner.tag == f"{_W}tab":
                parts.append("\u3000")
            elif inner.tag in (f"{_W}br", f"{_W}cr"):
                parts.append(_BROKEN)
            elif inner.tag == f"{_W}noBreakHyphen":
                parts.append("-")
    return "".join(parts)


def _rows(table: Element) -> Iterator[Piece]:
    for row in table.iter(f"{_W}tr"):
        cells = (flowing("".join(_text(p) for p in cell.iter(f"{_W}p"))) for cell in row.findall(f"{_W}tc"))
        if any(shown := list(cells)):
            yield Piece("\u3000".join(shown).strip(), kind="row")


def _level(paragraph: Element, levels: dict[str, int]) -> int | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if style is not None and style.get(f"{_W}val") in levels:
        return levels[style.get(f"{_W}val") or ""]
    value = outline.get(f"{_W}val") if outline is not None else None
    return int(value) + 1 if value and value.isdigit() and int(value) < 9 else None


def _stands_out(paragraph: Element) -> bool:
    """Tell whether a paragraph is centred, or all of it in bold or large type."""
    justified = paragraph.find(f"{_W}pPr/{_W}jc")
    if justified is not None and justified.get(f"{_W}val") == "center":
        return True
    runs = [run.find(f"{_W}rPr") for run in paragraph.findall(f"{_W}r")]
    return bool(runs) and all(run is not None and (_is_bold(run) or _size(run) >= _LARGE) for run in runs)


def _is_bold(properties: Element) -> bool:
    bold = properties.find(f"{_W}b")
    return bold is not None and bold.get(f"{_W}val") not in ("0", "false")


def _size(properties: Element) -> int:
    size = properties.find(f"{_W}sz")
    value = size.get(f"{_W}val") if size is not None else None
    return int(value) if value and value.isdigit() else 0
