"""A web page → the lines that a browser shows, in paragraphs.

The tree is walked without recursion, so that no page is nested too deep, and nothing that it points at is fetched.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree, html

from corpus.errors import UnreadableSourceError
from corpus.readers.composing import flowing
from corpus.readers.decoding import decode

#: Bytes of a web page that are read; an article takes some ten thousand.
LARGEST: Final = 16 << 20
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS: Final = _HEADINGS | {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
    ),
    *(
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
    ),
    *("section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul"),
}
_CELLS: Final = frozenset(("td", "th"))
_ROWS: Final = frozenset(("tr", "table", "caption", "tbody", "thead", "tfoot"))
#: Characters of a cell in a table of data; the cells of a table that lays out a page hold articles.
_LONGEST_CELL: Final = 80
_KINDS: Final[dict[str, frozenset[str]]] = {
    "hidden": frozenset(
        (
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "svg",
            "head",
            "select",
            "button",
            "textarea",
        )
    ),
    "heading": _HEADINGS,
    "bold": frozenset(("b", "strong")),
    "linked": frozenset(("a",)),
    "cells": _CELLS,
}
"""Elements that change how a text is read, as long as they are open."""


@dataclass(slots=True)
class Line:
    """A line that a browser shows.

    Attributes:
        text: without the white space around it.
        heading: whether it stands in a heading, or all of it in bold type.
        tag: the nearest block that it stands in.
        classes: the classes and ids of what it stands in, from the inside out.
        linked: characters of it that are a link.
    """

    text: str
    heading: bool
    tag: str
    classes: str
    linked: int = 0


@dataclass(slots=True)
class _Open:
    """The line that is being read."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    linked: int = 0
    size: int = 0

    def add(self, text: str | None, *, bold: bool, linked: bool) -> None:
        if not text:
            return
        held = len(text.strip())
        self.parts.append(text)
        self.size += held
        self.bold += held if bold else 0
        self.linked += held if linked else 0


def parse(data: bytes, name: str) -> etree._Element:
    """Return the tree of a web page, whatever its encoding.

    Raises:
        UnreadableSourceError: too long, or no web page.
    """
    if len(data) > LARGEST:
        raise UnreadableSourceError(f"{name}: 网页超过 {LARGEST >> 20} MB (a web page of more than that)")
    text = re.sub(r"^\s*<\?xml[^<>]{0,200}\?>", "", _text(data, name))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableSourceError(f"{name}: 不是网页 (not a web page)") from error
    if tree is None:
        raise UnreadableSourceError(f"{name}: 网页里没有内容 (an empty web page)")
    return tree


def _text(data: bytes, name: str) -> str:
    """Return the text of a page; one with some stray bytes in the encoding that it names."""
    try:
        return decode(data, name)
    except UnreadableSourceError:
        named = _CHARSET.search(data[:4096])
        if named is None:
            raise
        charset = named[1].decode("ascii").lower()
        try:
            text = data.decode("gb18030" if charset.startswith("gb") else charset, "replace")
        except LookupError:
            raise UnreadableSourceError(f"{name}: 不认识的编码 {charset} (unknown charset)") from None
        if text.count("\ufffd") * 20 > len(text):
            raise
        return re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", text)


def lines_of(root: etree._Element) -> list[Line]:
    """Return the lines that an element shows, in order."""
    walk = _Walk(root)
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        named = isinstance(element.tag, str)
        if named and event == "start":
            walk.start(element)
        elif named:
            walk.end(element)
        if event != "start" and element is not root:
            walk.add(element.tail)
    walk.close()
    return walk.lines


class _Walk:
    """A walk over an element: what is open, and the lines so far."""

    def __init__(self, root: etree._Element) -> None:
        self.lines: list[Line] = []
        self._data = _data_tables(root)
        self._within: list[bool] = []
        self._blocks = [root]
        self._open = dict.fromkeys(("hidden", "heading", "bold", "linked", "cells"), 0)
        self._line = _Open()

    def start(self, element: etree._Element) -> None:
        """Enter an element."""
        self._count(element.tag, 1)
        if self._open["hidden"]:
            return
        if element.tag == "table":
            self._within.append(element in self._data)
        if self._parts_lines(element.tag):
            self.close()
            self._blocks.append(element)
        elif element.tag in _CELLS and self._line.size:
            self._line.parts.append("\u3000")
        self.add(element.text)

    def end(self, element: etree._Element) -> None:
        """Leave an element."""
        if not self._open["hidden"]:
            if self._parts_lines(element.tag):
                self.close()
                self._blocks.pop()
            if element.tag == "table":
                self._within.pop()
        self._count(element.tag, -1)

    def _count(self, tag: str, step: int) -> None:
        for name, tags in _KINDS.items():
            if tag in tags:
                self._open[name] += step

    def _parts_lines(self, tag: str) -> bool:
        in_cell = self._open["cells"] > 0 and any(self._within)
        return tag in _BLOCKS and not (in_cell and tag not in _ROWS)

    def add(self, text: str | None) -> None:
        """Go on with the line by a text."""
        if text and not self._open["hidden"]:
            self._line.add(text, bold=self._open["bold"] > 0, linked=self._open["linked"] > 0)

    def close(self) -> None:
        """End the line; one without text is none."""
        line, self._line = self._line, _Open()
        text = flowing("".join(line.parts))
        if text:
            strong = self._open["heading"] > 0 or (0 < line.size <= line.bold and not self._open["cells"])
            block = self._blocks[-1]
            self.lines.append(Line(text, strong, str(block.tag), _classes(block), line.linked))


def _data_tables(root: etree._Element) -> set[etree._Element]:
    """Return the tables that hold data, not the layout of a page."""
    found = set()
    for table in root.iter("table"):
        cells = [cell for cell in table.iter() if cell.tag in _CELLS]
        rows = sum(1 for _ in table.iter("tr"))
        nested = next(table.iterdescendants("table"), None) is not None
        if not nested and len(cells) > rows and all(_size(cell) <= _LONGEST_CELL for cell in cells):
            found.add(table)
    return found


def _size(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext(with_tail=False))


def _classes(element: etree._Element) -> str:
    """Return the classes and ids of an element and the three around it."""
    found: list[str] = []
    node: etree._Element | None = element
    for _ in range(4):
        if node is None:
            break
        found += [node.get("class") or "", node.get("id") or ""]
        node = node.getparent()
    return " ".join(filter(None, found)).lower()
