"""ALTO, versions 1 to 4: a page as libraries have it recognised → its lines."""

from collections.abc import Iterator
from typing import Final

from corpus.readers.recognised.page import RESOLUTION, RecognisedPage, recognised_line
from corpus.readers.recognised.trees import Element, below, inside, name_of, number, said
from corpus.sheet.model import Box, PrintedLine

#: Points of a unit.
_UNITS: Final = {"mm10": 72 / 254, "inch1200": 72 / 1200, "pixel": 72 / RESOLUTION}
_DEEPEST: Final = 20


def read_alto(root: Element, where: str) -> list[RecognisedPage]:
    """Return the pages of an ALTO file.

    Raises:
        UnreadableSourceError: a page has more lines than any page.
    """
    unit = next((found.text or "" for found in inside(root, "MeasurementUnit")), "").strip()
    points = _UNITS.get(unit, _UNITS["pixel"])
    styles = {said(style, "ID"): style for style in inside(root, "TextStyle")}
    order = _order(root)
    return [_page(page, points, styles, order, where) for page in inside(root, "Page")]


def _order(root: Element) -> dict[str, int]:
    """Return the places in the reading order by the ids of blocks and lines."""
    held = next(inside(root, "ReadingOrder"), None)
    refs = [
        ref
        for found in (inside(held, "ElementRef") if held is not None else ())
        for ref in (said(found, "REF") or "").split()
    ]
    return {ref: at for at, ref in reversed(list(enumerate(refs)))}


def _page(
    page: Element, points: float, styles: dict[str | None, Element], order: dict[str, int], where: str
) -> RecognisedPage:
    boxes = [box for found in page.iter() if (box := _box(found)) is not None]
    found = RecognisedPage(
        number(page, "WIDTH") or max((box.x1 for box in boxes), default=1.0),
        number(page, "HEIGHT") or max((box.y1 for box in boxes), default=1.0),
        points,
    )
    far = len(order)
    placed = [
        (min((order[id_] for id_ in ids if id_ in order), default=far), line, ids)
        for line, ids in _lines(page, ())
    ]
    for _, element, ids in sorted(placed, key=lambda one: one[0]):
        line = _line(element, styles)
        if line is not None:
            found.add(line, ids, where)
    found.pictures = [box for e in inside(page, "Illustration") if (box := _box(e)) is not None]
    found.rules = [box for e in inside(page, "GraphicalElement") if (box := _box(e)) is not None]
    return found


def _lines(element: Element, ids: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield the lines below an element, each with the ids of what holds it, its own last."""
    for found in element:
        id_ = said(found, "ID")
        own = (*ids, id_) if id_ else ids
        if name_of(found) == "TextLine":
            yield found, own
        elif len(ids) < _DEEPEST:
            yield from _lines(found, own)


def _line(element: Element, styles: dict[str | None, Element]) -> PrintedLine | None:
    words = [
        (said(word, "CONTENT") or "", _box(word), number(word, "WC")) for word in below(element, "String")
    ]
    refs = [
        ref
        for found in (element, *below(element, "String"))
        for ref in (said(found, "STYLEREFS") or "").split()
    ]
    style = next((styles[ref] for ref in refs if ref in styles), None)
    language = said(element, "LANG") or said(element, "language")
    return recognised_line(
        words,
        _box(element),
        language=language,
        font=(said(style, "FONTFAMILY") or "") if style is not None else "",
        bold=style is not None and "bold" in (said(style, "FONTSTYLE") or ""),
    )


def _box(element: Element) -> Box | None:
    x, y, width, height = (number(element, name) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    if x is None or y is None or width is None or height is None or width < 0 or height < 0:
        return None
    return Box(x, y, x + width, y + height)
