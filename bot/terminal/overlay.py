"""What was rebuilt, drawn on the page: a colour for each article, its pieces numbered in reading order."""

import base64
import colorsys
import html
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.model import Document, Place
from corpus.readers.picturing import draw_page

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 1.5
"""Pixels for a point."""
_GOLDEN = 0.381966
_DASH = 5


class Mark(NamedTuple):
    """A piece of an article on a page: the boxes of its lines there, which article, its number in it."""

    page: int
    boxes: tuple[Place, ...]
    article: int
    number: int
    title: str
    doubtful: bool


def marks(documents: Sequence[Document]) -> list[Mark]:
    """Return the pieces of all articles that have a place, page by page."""
    found: list[Mark] = []
    articles = [article for document in documents for article in document.articles]
    for number, article in enumerate(articles, 1):
        lines = [(line.boxes, False) for line in article.head]
        lines += [(paragraph.boxes, bool(paragraph.doubts)) for paragraph in article.paragraphs]
        for at, (boxes, doubtful) in enumerate(lines, 1):
            for page in sorted({box.page for box in boxes}):
                own = tuple(box for box in boxes if box.page == page)
                found.append(Mark(page, own, number, at, article.title or "", doubtful))
    return sorted(found, key=lambda mark: mark.page)


def write_overlay(path: Path, documents: Sequence[Document], out: Path) -> list[Path]:
    """Draw the articles of a PDF on its pages; return the files that were written.

    Args:
        path: the PDF.
        documents: what was read of it.
        out: an .html with all pages, or a .png: OUT-2.png and so on where there are several.
    """
    pages: dict[int, list[Mark]] = {}
    for mark in marks(documents):
        pages.setdefault(mark.page, []).append(mark)
    if out.suffix.lower() in (".html", ".htm"):
        out.write_text("".join(_html(path, pages)), encoding="utf-8")
        return [out]
    written = []
    for page, own in pages.items():
        file = out if len(pages) == 1 else out.with_stem(f"{out.stem}-{page}")
        drawn(draw_page(path, page, SCALE), own, SCALE).save(file)
        written.append(file)
    return written


def drawn(image: "Image", own: Sequence[Mark], scale: float) -> "Image":
    """Return a page with the pieces of its articles marked."""
    from PIL import ImageDraw  # noqa: PLC0415 - the extra

    pen = ImageDraw.Draw(image, "RGBA")
    for mark in own:
        colour = _colour(mark.article)
        for box in mark.boxes:
            edges = [scale * value for value in box[1:]]
            pen.rectangle(edges, fill=(*colour, 45), outline=None if mark.doubtful else (*colour, 255))
            if mark.doubtful:
                for x in range(int(edges[0]), int(edges[2]), 2 * _DASH):
                    for y in (edges[1], edges[3]):
                        pen.line([x, y, min(x + _DASH, edges[2]), y], fill=(*colour, 255))
        first = mark.boxes[0]
        at = (scale * first.x0 + 1, max(0.0, scale * first.y0 - 6))
        pen.text(at, f"{mark.article}.{mark.number}", fill=(200, 0, 0, 255))
    return image


def _colour(number: int) -> tuple[int, int, int]:
    red, green, blue = colorsys.hsv_to_rgb(number * _GOLDEN % 1.0, 0.9, 0.8)
    return int(255 * red), int(255 * green), int(255 * blue)


def _html(path: Path, pages: dict[int, list[Mark]]) -> Iterator[str]:
    yield (
        "<!doctype html><meta charset=utf-8><title>" + html.escape(path.name) + "</title><style>"
        "div.p{position:relative;display:inline-block;margin:8px}i{position:absolute;border:1px solid}"
        "i.d{border-style:dashed}b{position:absolute;font:bold 11px sans-serif;color:#c00}</style>\n"
    )
    for page, own in pages.items():
        data = BytesIO()
        draw_page(path, page, SCALE).save(data, "PNG")
        image = base64.b64encode(data.getvalue()).decode("ascii")
        yield f'<div class=p><img alt="{page}" src="data:image/png;base64,{image}">\n'
        for mark in own:
            red, green, blue = _colour(mark.article)
            label = html.escape(f"{mark.article}.{mark.number} {mark.title}", quote=True)
            style = f"border-color:rgb({red},{green},{blue});background:rgba({red},{green},{blue},.2)"
            for box in mark.boxes:
                left, top, right, foot = (SCALE * value for value in box[1:])
                kind = " class=d" if mark.doubtful else ""
                place = (
                    f"left:{left:.0f}px;top:{top:.0f}px;width:{right - left:.0f}px;height:{foot - top:.0f}px"
                )
                yield f'<i{kind} style="{place};{style}" title="{label}"></i>'
            first = mark.boxes[0]
            place = f"left:{SCALE * first.x0:.0f}px;top:{SCALE * first.y0 - 8:.0f}px"
            yield f'<b style="{place}">{mark.article}.{mark.number}</b>\n'
        yield "</div>\n"
