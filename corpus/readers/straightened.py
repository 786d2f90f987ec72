"""A scanned page as a picture, laid straight as it was when it was read, so that the boxes of its lines fit."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from corpus.errors import UnreadableSourceError
from corpus.scan.images import colours, count_frames, frame, gray, open_image, points
from corpus.scan.models import Gray
from corpus.scan.straight import Laying, lay_straight

#: A page of a file as it was last changed.
_Key = tuple[Path, int, int, int]


class _Held:
    """An image that is the key of nothing, so that how it lies is looked for once a page."""

    def __init__(self, image: Gray) -> None:
        self.image = image

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=32)
def _laying(key: _Key, held: _Held) -> Laying:
    laying = replace(lay_straight(held.image), lines=())
    held.image = np.empty((0, 0), dtype=np.uint8)
    return laying


def _lay(path: Path, page: int, image: Gray) -> Laying:
    seen = path.stat()
    return _laying((path, seen.st_mtime_ns, seen.st_size, page), _Held(image))


def draw_image(path: Path, page: int, scale: float) -> Image.Image:
    """Return a page of an image file, so many pixels for a point.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: no such page, or damaged.
    """
    with open_image(path) as image:
        if not 1 <= page <= count_frames(image, path):
            raise UnreadableSourceError(f"{path}: 没有第 {page} 页 (no page {page})")
        whole = frame(image, page - 1, str(path))
        laying = _lay(path, page, gray(whole))
        return _drawn(colours(whole), laying, scale * points(laying.size))


def laid(image: Image.Image, plain: Gray, page: tuple[Path, int], factor: float) -> Image.Image:
    """Return a page of a file as its drawing is laid straight, so many pixels for a pixel of it.

    Args:
        image: the drawing in colours.
        plain: the same in shades of gray.
        page: the file, and the number of the page.
        factor: pixels for a pixel.
    """
    return _drawn(np.asarray(image), _lay(*page, plain), factor)


def _drawn(image: NDArray[np.uint8], laying: Laying, factor: float) -> Image.Image:
    straight = laying.straight(image)
    size = max(1, round(laying.size[0] * factor)), max(1, round(laying.size[1] * factor))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return Image.fromarray(cv2.resize(straight, size, interpolation=how))
