"""Documents whose lines have places → ALTO 4, for the tools of libraries: blocks in reading order, articles as tags."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from xml.etree import ElementTree

from corpus.model import Article, Document, HeadLine, Paragraph, Place
from corpus.sheet.model import Box, around

NAMESPACE: Final = "http://www.loc.gov/standards/alto/ns-v4#"
#: Units of ALTO, 1200 to the inch, in a point.
_UNITS: Final = 1200 / 72
#: What no XML may hold, and what parts lines.
_NO_XML: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")

Element = ElementTree.Element


def has_places(documents: Sequence[Document]) -> bool:
    """Tell whether it is known where any line of the documents is printed."""
    return any(
        line.boxes for document in documents for article in document.articles for line in _lines(article)
    )


def alto_of(documents: Sequence[Document], name: str) -> str:
    """Return the documents of one file as ALTO; what has no place is left out.

    Args:
        documents: of the file, in its order.
        name: of the file.
    """
    root = Element("alto", {"xmlns": NAMESPACE, "SCHEMAVERSION": "4.4"})
    description = _element(root, "Description")
    _element(description, "MeasurementUnit").text = "inch1200"
    _element(_element(description, "sourceImageInformation"), "fileName").text = _plain(name)
    tags = _element(root, "Tags")
    order = _element(_element(root, "ReadingOrder"), "OrderedGroup", ID="order")
    layout = _element(root, "Layout")
    blocks = [
        (number, article, places)
        for number, article in enumerate((a for document in documents for a in document.articles), 1)
        for line in _lines(article)
        for places in _by_page(line)
    ]
    spaces: dict[int, Element] = {}
    for page in sorted({places[0][1].page for *_, places in blocks}):
        element = _element(layout, "Page", ID=f"page{page}", PHYSICAL_IMG_NR=str(page), LANG="zh")
        spaces[page] = _element(element, "PrintSpace")
    for number, own in groupby(enumerate(blocks, 1), key=lambda one: one[1][0]):
        held = list(own)
        article = held[0][1][1]
        tag = _element(tags, "StructureTag", ID=f"article{number}", TYPE=article.kind)
        tag.set("LABEL", _plain(article.title or article.kind))
        group = _element(order, "OrderedGroup", ID=f"order{number}")
        for at, (_, _, places) in held:
            _element(group, "ElementRef", ID=f"ref{at}", REF=f"block{at}")
            _block(spaces[places[0][1].page], at, f"article{number}", places)
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ElementTree.tostring(root, encoding='unicode')}\n"


def _lines(article: Article) -> tuple[HeadLine | Paragraph, ...]:
    return (*article.head, *article.paragraphs)


def _by_page(line: HeadLine | Paragraph) -> Iterator[list[tuple[str, Place]]]:
    """Yield the printed lines of a paragraph with their places, page by page."""
    for _, lines in groupby(_printed(line), key=lambda one: one[1].page):
        yield list(lines)


def _printed(line: HeadLine | Paragraph) -> Iterator[tuple[str, Place]]:
    """Yield what was printed on each line: what stands unbroken in its page, else as much as fills its box."""
    if len(line.runs) == len(line.boxes):
        for run, place in zip(line.runs, line.boxes, strict=True):
            yield line.text[run.start : run.start + run.length], place
        return
    lengths = [max(box.x1 - box.x0, box.y1 - box.y0) for box in line.boxes]
    whole, gone, start = sum(lengths) or 1.0, 0.0, 0
    for place, length in zip(line.boxes, lengths, strict=True):
        gone += length
        end = round(len(line.text) * gone / whole)
        yield line.text[start:end], place
        start = end


def _block(space: Element, number: int, tag: str, lines: Sequence[tuple[str, Place]]) -> None:
    box = around([Box(*place[1:]) for _, place in lines])
    block = _element(space, "TextBlock", ID=f"block{number}", **_place(box), TAGREFS=tag)
    for at, (text, place) in enumerate(lines, 1):
        _line(block, f"block{number}line{at}", _plain(text), Box(*place[1:]))


def _line(block: Element, id_: str, text: str, box: Box) -> None:
    words = text.split()
    if not words:
        return
    line = _element(block, "TextLine", ID=id_, **_place(box))
    at = 0
    for number, word in enumerate(words):
        if number:
            _element(line, "SP")
        start = text.index(word, at)
        at = start + len(word)
        _element(line, "String", **_place(_share(box, start / len(text), at / len(text))), CONTENT=word)


def _share(box: Box, start: float, end: float) -> Box:
    """Return a stretch of a line, along the way it runs."""
    if box.height > box.width:
        return Box(box.x0, box.y0 + start * box.height, box.x1, box.y0 + end * box.height)
    return Box(box.x0 + start * box.width, box.y0, box.x0 + end * box.width, box.y1)


def _place(box: Box) -> dict[str, str]:
    values = {"HPOS": box.x0, "VPOS": box.y0, "WIDTH": box.width, "HEIGHT": box.height}
    return {name: str(round(value * _UNITS)) for name, value in values.items()}


def _element(parent: Element, name: str, **attributes: str) -> Element:
    return ElementTree.SubElement(parent, name, attributes)


def _plain(text: str) -> str:
    return _NO_XML.sub(" ", text)
