"""A scan or photograph → how it is laid straight: flat, the right way up, its lines level or upright.

Nothing is known of how a page was laid on the glass. Its lines are found as they lie; some of them are read in every
direction in which they may have been printed, and the surest reading tells which way is up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np

from corpus.scan.detection import Corners, Found, find_lines
from corpus.scan.light import evened
from corpus.scan.models import Gray
from corpus.scan.perspective import Matrix, flat, sheet_corners
from corpus.scan.recognition import Reading, read_all
from corpus.scan.upright import levelled

_SAMPLE: Final = 10
"""Lines that are read to know which way is up."""
_LEVEL: Final = 0.05
"""Degrees by which nobody sees lines slant."""
_ENOUGH: Final = 0.9
"""So sure a reading needs no other to compare with, but for one that columns and turned lines have in common."""
_FEW: Final = 4
"""Lines that are read as if they were columns."""
_LIKELY, _LIKELIER = 0.4, 0.2
"""How sure these must be read, and by how much surer than the other way round."""
_SPAN: Final = 16.0
"""Of a sample line no more is read than it is high by this."""


@dataclass(frozen=True, slots=True)
class Laying:
    """How an image is laid straight.

    Attributes:
        matrix: from its pixels to those of the straight page.
        size: (width, height) of that.
        columns: whether its text runs from top to bottom.
        lines: as they were found, corners on the straight page, from the first character on.
    """

    matrix: Matrix
    size: tuple[int, int]
    columns: bool
    lines: tuple[Corners, ...]

    def straight(self, image: Any) -> Any:
        """Return an image, gray or in colours, laid straight, with paper where it had nothing."""
        return cv2.warpPerspective(
            image, self.matrix, self.size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )


def lay_straight(image: Gray) -> Laying:
    """Return how an image is laid straight."""
    matrix, (wide, high) = np.eye(3), (image.shape[1], image.shape[0])
    corners = sheet_corners(image)
    if corners is not None:
        matrix, (wide, high) = flat(corners)
        image = np.asarray(cv2.warpPerspective(image, matrix, (wide, high)), dtype=np.uint8)
    image = evened(image)
    found = find_lines(image)
    quarters, columns = _way_up(image, found)
    slant = _slant(found)
    turn, size = _turn(wide, high, 90 * quarters + (slant if abs(slant) > _LEVEL else 0.0))
    matrix = turn @ matrix
    lines = tuple(cv2.perspectiveTransform(line.corners()[None], turn)[0] for line in found)
    return Laying(matrix, size, columns, lines)


def _slant(found: Sequence[Found]) -> float:
    """Return by how many degrees the lines slant, or the columns."""
    weighted = [
        (line.slant - 90 * line.upright, line.length) for line in found if line.length > 5 * line.height
    ]
    if not weighted:
        return 0.0
    weighted.sort()
    half, total = sum(weight for _, weight in weighted) / 2, 0.0
    for slant, weight in weighted:
        total += weight
        if total >= half:
            return slant
    return 0.0


def _turn(wide: int, high: int, degrees: float) -> tuple[Matrix, tuple[int, int]]:
    """Return what turns a page against the clock so that what slants by some degrees is level, and its new size."""
    angle = np.deg2rad(-degrees)
    quarter = abs(degrees) % 90 == 0
    turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
    if quarter:
        turn = np.round(turn)
    last = wide - 1, high - 1
    corners = turn @ np.array([[0, last[0], last[0], 0], [0, 0, last[1], last[1]], [1, 1, 1, 1]])
    left, top = corners[:2].min(axis=1)
    right, foot = corners[:2].max(axis=1)
    move = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]])
    return np.asarray(move @ turn, dtype=np.float64), (round(right - left) + 1, round(foot - top) + 1)


def _way_up(image: Gray, found: Sequence[Found]) -> tuple[int, bool]:
    """Return by how many quarters, clockwise, the page lies turned, and whether its text runs in columns.

    Lines and columns that lie on their side look alike, and the network reads both, from left to right or from right
    to left. Set upright one by one, as in a column, their characters are read in one of two ways: with the top where
    it is in lines, or where it is in columns.
    """
    upright = sum(line.length for line in found if line.upright)
    level = sum(line.length for line in found if not line.upright)
    most = upright > level
    long = [line for line in found if line.upright == most and line.length > 4 * line.height]
    usual = sorted(line.height for line in long)[len(long) // 2] if long else 0.0
    sample = sorted(long, key=lambda line: (abs(line.height - usual) > 0.3 * usual, -line.length))[:_SAMPLE]
    strips = [_strip(image, line) for line in sample]
    if not strips:
        return 0, False
    lines, back = (1, 3) if most else (0, 2)
    sure = _score(strips, lines, columns=False)
    if sure < _ENOUGH and _score(strips, back, columns=False) > sure:
        lines = back
    ways = ((lines + 1) % 4, (lines + 3) % 4)
    columns = [_score(strips[:_FEW], way, columns=True) for way in ways]
    if columns[1] > max(_LIKELY, columns[0] + _LIKELIER):
        return ways[1], True
    return lines, False


def _score(strips: Sequence[Gray], quarters: int, *, columns: bool) -> float:
    """Return how surely strips are read as they would be if the page lay so."""
    turned = [_as_laid(strip, quarters, columns) for strip in strips]
    readings = read_all(turned)
    return float(np.mean([_sureness(r, s) for r, s in zip(readings, turned, strict=True)]))


def _as_laid(strip: Gray, quarters: int, columns: bool) -> Gray:
    """Return a strip, level as it was cut, as its characters stand if the page lies so.

    A strip of an upright line was turned against the clock, so that its top is at its left.
    """
    if not columns:
        return np.asarray(np.rot90(strip, 2) if quarters in (2, 3) else strip, dtype=np.uint8)
    column = np.rot90(strip, 1 if quarters in (2, 1) else 3)
    return levelled(np.asarray(column, dtype=np.uint8), 0.9 * column.shape[1])


def _sureness(reading: Reading, strip: Gray) -> float:
    high, wide = strip.shape
    expected: float = max(1.0, 0.5 * wide / high)
    return reading.confidence * min(1.0, len(reading.chars) / expected)


def _strip(image: Gray, line: Found) -> Gray:
    """Return the first part of a line as a level strip; an upright one lies on its side."""
    length = min(line.length, _SPAN * line.height)
    corners = line.corners()
    start, across = corners[0], corners[3] - corners[0]
    along = (corners[1] - corners[0]) * length / line.length
    source = np.array([start, start + along, start + across], dtype=np.float32)
    size = max(8, round(length)), max(8, round(line.height))
    target = np.array([[0, 0], [size[0], 0], [0, size[1]]], dtype=np.float32)
    matrix = cv2.getAffineTransform(source, target)
    return np.asarray(
        cv2.warpAffine(image, matrix, size, borderMode=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )
