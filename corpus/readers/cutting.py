"""The piece of a page that a citation quotes, cut out, with the quoted lines marked."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import Place
from corpus.readers.picturing import draw_page

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 2.0
"""Pixels for a point."""
MARGIN = 24.0
"""Points of the page around the quoted lines."""
_MARKER = (255, 225, 0, 90)


def cut_out(path: Path, boxes: Sequence[Place]) -> "Image":
    """Return the part of a page on which lines stand, with them marked; parts of two pages under each other.

    Args:
        path: the PDF.
        boxes: of the lines, at least one.
    """
    from PIL import Image  # noqa: PLC0415 - the extra

    parts = [
        _part(path, page, [box for box in boxes if box.page == page])
        for page in sorted({box.page for box in boxes})
    ]
    whole = Image.new("RGB", (max(part.width for part in parts), sum(part.height for part in parts)), "white")
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole


def _part(path: Path, page: int, boxes: Sequence[Place]) -> "Image":
    from PIL import ImageDraw  # noqa: PLC0415 - the extra

    image = draw_page(path, page, SCALE)
    pen = ImageDraw.Draw(image, "RGBA")
    for box in boxes:
        pen.rectangle([SCALE * value for value in box[1:]], fill=_MARKER)
    left, top = min(box.x0 for box in boxes) - MARGIN, min(box.y0 for box in boxes) - MARGIN
    right, foot = max(box.x1 for box in boxes) + MARGIN, max(box.y1 for box in boxes) + MARGIN
    return image.crop(
        (
            max(0, int(SCALE * left)),
            max(0, int(SCALE * top)),
            min(image.width, int(SCALE * right)),
            min(image.height, int(SCALE * foot)),
        )
    )
