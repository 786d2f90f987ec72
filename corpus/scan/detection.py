"""An image → the places of its lines of text, level, upright or slanting."""

from typing import Final, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.scan.models import Gray, find_text

_LONGEST: Final = 2016
"""Pixels of the longer side in which lines are looked for; a newspaper's small type is then 12 high."""
_CORE, _SURE = 0.3, 0.5
"""How sure a pixel must be to lie in a line, and a line on the whole."""
_GROWTH: Final = 1.6
"""What is found is the core of a line; its area over its outline by this is what the line has around it."""
_MOST_LINES: Final = 6000

Corners = NDArray[np.float32]
"""Four corners, shape (4, 2), in the order of reading: the first two are the upper side of the line."""


class Found(NamedTuple):
    """A line: its middle, its length and its height in pixels, the slant of its length in degrees.

    The slant is in (-45, 135]: near 0 for level lines, near 90 for upright ones.
    """

    x: float
    y: float
    length: float
    height: float
    slant: float

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.slant > 45

    def corners(self) -> Corners:
        """Return its corners, the ends of its length one after the other."""
        turn = np.deg2rad(self.slant)
        along = np.array([np.cos(turn), np.sin(turn)]) * self.length / 2
        down = np.array([-np.sin(turn), np.cos(turn)]) * self.height / 2
        middle = np.array([self.x, self.y])
        return np.array(
            [middle - along - down, middle + along - down, middle + along + down, middle - along + down],
            dtype=np.float32,
        )


def find_lines(image: Gray) -> list[Found]:
    """Return the lines of an image."""
    high, wide = image.shape
    scale = min(1.0, _LONGEST / max(high, wide))
    small_wide, small_high = (max(32, round(side * scale / 32) * 32) for side in (wide, high))
    small = cv2.resize(image, (small_wide, small_high), interpolation=cv2.INTER_AREA)
    sure = find_text(np.asarray(small, dtype=np.uint8))
    core = (sure > _CORE).astype(np.uint8)
    outlines, _ = cv2.findContours(core, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    stretch = np.array([wide / small_wide, high / small_high])
    found = [
        line for outline in outlines[:_MOST_LINES] if (line := _line(outline, sure, stretch)) is not None
    ]
    return sorted(found, key=lambda line: (line.y, line.x))


def _line(
    outline: NDArray[np.int32], sure: NDArray[np.float32], stretch: NDArray[np.float64]
) -> Found | None:
    """Return the line of which an outline is the core, None where it is too small or too unsure."""
    (x, y), (wide, high), slant = cv2.minAreaRect(outline)
    if min(wide, high) < 2 or _mean(outline, sure) < _SURE:
        return None
    grown = wide * high * _GROWTH / (2 * (wide + high))
    length, height = (wide, high) if wide >= high else (high, wide)
    slant = slant if wide >= high else slant + 90
    slant = (slant + 45) % 180 - 45
    factor = float(stretch.mean())
    return Found(
        x * stretch[0], y * stretch[1], (length + 2 * grown) * factor, (height + 2 * grown) * factor, slant
    )


def _mean(outline: NDArray[np.int32], sure: NDArray[np.float32]) -> float:
    """Return how sure the pixels within an outline are on the whole."""
    x, y, wide, high = cv2.boundingRect(outline)
    mask = np.zeros((high, wide), dtype=np.uint8)
    cv2.fillPoly(mask, [outline - np.array([[x, y]])], 1)
    return float(cv2.mean(sure[y : y + high, x : x + wide], mask)[0])
