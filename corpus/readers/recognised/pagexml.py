"""PAGE, as tools for historical prints write it: regions and their lines, with polygons around them."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.readers.recognised.page import RESOLUTION, RecognisedPage, recognised_line
from corpus.readers.recognised.trees import Element, below, inside, name_of, number, said
from corpus.sheet.model import Box, PrintedLine

_POINT: Final = re.compile(r"(-?\d{1,7}(?:\.\d{1,9})?),(-?\d{1,7}(?:\.\d{1,9})?)")
_DEEPEST: Final = 20
#: Points of an inch by what a file calls its resolution.
_PER_INCH: Final = {"PPI": 1.0, "PPCM": 2.54}


def read_pagexml(root: Element, where: str) -> list[RecognisedPage]:
    """Return the pages of a PAGE file.

    Raises:
        UnreadableSourceError: a page has more lines than any page.
    """
    return [_page(page, where) for page in inside(root, "Page")]


def _page(page: Element, where: str) -> RecognisedPage:
    told = number(page, "imageXResolution") or 0.0
    per_inch = told * _PER_INCH.get(page.get("imageResolutionUnit") or "", 0.0) or RESOLUTION
    boxes = [box for coords in inside(page, "Coords") if (box := _around(coords)) is not None]
    found = RecognisedPage(
        number(page, "imageWidth") or max((box.x1 for box in boxes), default=1.0),
        number(page, "imageHeight") or max((box.y1 for box in boxes), default=1.0),
        72 / per_inch,
    )
    refs = [
        said(ref, "regionRef") or ""
        for order in below(page, "ReadingOrder")
        for ref in inside(order, "RegionRefIndexed", "RegionRef")
    ]
    places = {ref: at for at, ref in reversed(list(enumerate(refs)))}
    regions = list(_regions(page, ()))
    regions.sort(key=lambda one: min((places[id_] for id_ in one[1] if id_ in places), default=len(places)))
    for region, ids in regions:
        for line, id_ in _lines(region):
            found.add(line, (*ids, id_) if id_ else ids, where)
    found.pictures = [
        box for e in inside(page, "ImageRegion", "GraphicRegion") if (box := _box(e)) is not None
    ]
    found.rules = [box for e in inside(page, "SeparatorRegion") if (box := _box(e)) is not None]
    return found


def _regions(element: Element, ids: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Yield the regions of text below an element, each with the ids of those that hold it, its own last."""
    for found in element:
        id_ = said(found, "id")
        own = (*ids, id_) if id_ else ids
        name = name_of(found)
        if name in ("TextRegion", "TableCell"):
            yield found, own
        if name.endswith(("Region", "Cell")) and len(ids) < _DEEPEST:
            yield from _regions(found, own)


def _lines(region: Element) -> Iterator[tuple[PrintedLine, str | None]]:
    """Yield the lines of a region with their ids; of one that has none, its text line by line, where it may stand."""
    language = said(region, "primaryLanguage") or said(region, "language")
    way = said(region, "readingDirection") or ""
    upright = True if way in ("top-to-bottom", "bottom-to-top") else None
    elements = list(below(region, "TextLine"))
    for element in elements:
        own = said(element, "primaryLanguage") or language
        words = [(*_text(word), _box(word)) for word in below(element, "Word")]
        text, sure = _text(element)
        known = [(text, None, sure)] if text else [(word, box, conf) for word, conf, box in words if word]
        line = recognised_line(known, _box(element), language=own, upright=upright)
        if line is not None:
            yield line, said(element, "id")
    text, sure = _text(region)
    box = _box(region)
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    if elements or box is None:
        return
    step = box.height / max(1, len(rows))
    for at, row in enumerate(rows):
        place = Box(box.x0, box.y0 + at * step, box.x1, box.y0 + (at + 1) * step)
        line = recognised_line([(row, None, sure)], place, language=language)
        if line is not None:
            yield line, None


def _text(element: Element) -> tuple[str, float | None]:
    """Return the best reading of an element, and how sure it is."""
    readings = sorted(below(element, "TextEquiv"), key=lambda one: number(one, "index") or 0.0)
    for reading in readings:
        text = next((found.text or "" for found in below(reading, "Unicode", "PlainText") if found.text), "")
        if text.strip():
            return text, number(reading, "conf")
    return "", None


def _box(element: Element) -> Box | None:
    return next((box for coords in below(element, "Coords") if (box := _around(coords)) is not None), None)


def _around(coords: Element) -> Box | None:
    """Return the box around a polygon, as it is written now and as it was before 2013."""
    points = [(float(x), float(y)) for x, y in _POINT.findall(coords.get("points") or "")]
    for point in below(coords, "Point"):
        x, y = number(point, "x"), number(point, "y")
        if x is not None and y is not None:
            points.append((x, y))
    if len(points) < 2:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
