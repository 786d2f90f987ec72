"""Where lines were found → where exactly their ink stands, pieces of a line together, and the strips to be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.scan.detection import Corners
from corpus.scan.gutters import Level, gutters_of
from corpus.scan.models import Gray
from corpus.sheet.model import Box

_REACH: Final = 0.28
"""By how much of a line's height its edge may lie elsewhere than it was found."""
_FARTHER: Final = 1.5
"""Ems by which a line may be longer than it was found."""
_GAP: Final = 0.6
"""Ems of white within a line; more of it parts a line from what stands beside it."""
_UPRIGHT_GAP: Final = 1.1
"""The same of an upright line, in which a mark has a place of its own."""
_BETWEEN: Final = 0.4
"""Ems of white between pieces of a line; gutters are looked for among them."""
_INK: Final = 0.93
"""Share of an em that the ink of characters takes."""
_UPRIGHT_INK: Final = 0.89
"""The same across an upright line, where only what most characters have is counted."""
_END: Final = 0.04
"""Ems of paper that the first and the last character have at their outer side."""
_AROUND, _BESIDE = 0.25, 0.15
"""Ems of paper over and under, and beside, the characters of a strip."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line before it is read.

    Attributes:
        box: around its ink.
        upright: whether it runs from top to bottom.
    """

    box: Box
    upright: bool

    @property
    def thick(self) -> float:
        """Across its direction."""
        return self.box.width if self.upright else self.box.height

    @property
    def em(self) -> float:
        """Of its type, in pixels."""
        return self.thick / (_UPRIGHT_INK if self.upright else _INK)


def spots_of(ink: Gray, rules: Sequence[Box], found: Sequence[Corners], *, columns: bool) -> list[Spot]:
    """Return the lines of a page, each once, from its top.

    Args:
        ink: 1 where there is ink of no rule.
        rules: between articles.
        found: corners of lines.
        columns: whether short lines are parts of columns.
    """
    boxes = [Box(*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()) for corners in found]
    ways = [box.height > (0.91 if columns else 1.6) * box.width for box in boxes]
    spots: list[Spot] = []
    for upright in (False, True):
        own = [box for box, way in zip(boxes, ways, strict=True) if way == upright]
        if upright:
            levels = _snapped(ink.T, [turned(box) for box in own], upright=True)
            spots += [Spot(turned(level), True) for level in levels]
        else:
            spots += [Spot(level, False) for level in _snapped(ink, own)]
    whole = _joined(_once(spots), rules)
    return sorted(whole, key=lambda spot: (spot.box.y0, spot.box.x0))


def turned(box: Box) -> Box:
    """Return a box with level and upright exchanged."""
    return Box(box.y0, box.x0, box.y1, box.x1)


def _snapped(ink: Gray, boxes: Sequence[Box], *, upright: bool = False) -> list[Box]:
    """Return the exact boxes of what stands in level boxes: one line in each, or one on either side of a gutter.

    Args:
        ink: 1 where there is ink.
        boxes: where lines were found.
        upright: whether they are upright, seen on their side: marks may stand out at their right.
    """
    known = [(box, line) for box in boxes if (line := _exact(ink, box, upright=upright)) is not None]
    starts = [(box.x0, box.y0) for box in boxes]
    gutters = gutters_of(ink, [line for _, line in known], starts, close=upright)
    found: list[Box] = []
    for (box, line), parting in zip(known, gutters, strict=True):
        for x0, x1 in line.parted(parting):
            own = _exact(ink, box._replace(x0=x0, x1=x1), upright=upright) if parting else line
            top, foot = (own or line).rows
            found.append(Box(x0, top, x1, foot))
    return found


def _exact(ink: Gray, box: Box, *, upright: bool) -> Level | None:
    """Return where exactly a level line stands, None where nothing does."""
    gap, least = (_UPRIGHT_GAP, 0.12) if upright else (_GAP, 0.04)
    high, wide = ink.shape
    thick = box.height
    x0, x1 = max(0, int(box.x0)), min(wide, int(box.x1) + 1)
    low, top = max(0, int(box.y0 - _REACH * thick)), min(high, int(box.y1 + _REACH * thick) + 1)
    if x1 - x0 < 3 or top - low < 3:
        return None
    rows = _smooth(ink[low:top, x0:x1].sum(axis=1))
    reach = max(1, int(2 * _REACH * thick))
    first = int(reach - rows[:reach][::-1].argmin()) - 1
    last = len(rows) - reach + int(rows[-reach:].argmin())
    inner = np.flatnonzero(rows[first : last + 1] > least * rows.max())
    if not inner.size:
        return None
    y0, y1 = low + first + int(inner[0]), low + first + int(inner[-1]) + 1
    em = max(y1 - y0, 0.6 * thick) / _INK
    left, right = max(0, int(x0 - _FARTHER * em)), min(wide, int(x1 + _FARTHER * em))
    filled = left + np.flatnonzero(ink[y0:y1, left:right].sum(axis=0) > int(0.02 * em))
    whole = [(a, b) for a, b in _pieces(filled, gap * em) if min(b, x1) - max(a, x0) > 0.5 * min(b - a, em)]
    within = [filled[(filled >= a) & (filled < b)] for a, b in whole]
    pieces = tuple(piece for part in within for piece in _pieces(part, _BETWEEN * em))
    return Level((y0, y1), pieces, (y1 - y0) / _INK) if pieces else None


def _smooth(rows: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.convolve(rows, [0.25, 0.5, 0.25], mode="same")


def _pieces(filled: NDArray[np.int64], gap: float) -> list[tuple[int, int]]:
    """Return the stretches of columns with ink that are no farther apart than a gap."""
    if not filled.size:
        return []
    breaks = np.flatnonzero(np.diff(filled) > gap)
    bounds = [0, *(int(at) + 1 for at in breaks), len(filled)]
    return [(int(filled[a]), int(filled[b - 1]) + 1) for a, b in pairwise(bounds)]


def _once(spots: Sequence[Spot]) -> list[Spot]:
    """Return each line once, the longer of two that overlap."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: -max(spot.box.width, spot.box.height)):
        box = spot.box
        area = box.width * box.height
        if not any(
            max(0.0, other.box.beside(box)) * max(0.0, other.box.abreast(box)) > 0.5 * area for other in kept
        ):
            kept.append(spot)
    return kept


def _joined(spots: Sequence[Spot], rules: Sequence[Box]) -> list[Spot]:
    """Put pieces of one line together that touch."""
    kept: list[Spot] = []
    for upright in (False, True):
        rows = [turned(rule) if upright else rule for rule in rules]
        own = sorted(
            (turned(spot.box) if upright else spot.box for spot in spots if spot.upright == upright),
            key=lambda box: box.x0,
        )
        lines: list[Box] = []
        for box in own:
            at = next((n for n, left in enumerate(lines) if _touch(left, box, rows)), None)
            if at is None:
                lines.append(box)
            else:
                left = lines[at]
                lines[at] = Box(left.x0, min(left.y0, box.y0), max(left.x1, box.x1), max(left.y1, box.y1))
        kept += [Spot(turned(box) if upright else box, upright) for box in lines]
    return kept


def _touch(left: Box, right: Box, rules: Sequence[Box]) -> bool:
    thick = min(left.height, right.height)
    gap = right.x0 - left.x1
    if gap > _GAP * thick or gap < -2 * thick or max(left.height, right.height) > 1.5 * thick:
        return False
    if left.abreast(right) < 0.6 * thick:
        return False
    between = Box(left.x1 - 2, max(left.y0, right.y0), right.x0 + 2, min(left.y1, right.y1))
    return not any(rule.beside(between) > 0 and rule.abreast(between) > 0 for rule in rules)


def strip_of(page: Gray, spot: Spot) -> Gray:
    """Return a line as it stands on a page, with a little paper around it."""
    em = spot.em
    over, aside = em * (1 - _INK) / 2 + _AROUND * em, _BESIDE * em
    x, y = (over, aside) if spot.upright else (aside, over)
    x0, y0 = max(0, round(spot.box.x0 - x)), max(0, round(spot.box.y0 - y))
    return page[y0 : round(spot.box.y1 + y), x0 : round(spot.box.x1 + x)]


def with_em(spot: Spot, em: float) -> Spot:
    """Return a line as it was set in type of a size: an em high about its middle, with the ink of its ends within."""
    half, aside = em / 2, _END * em
    (x, y), box = spot.box.middle, spot.box
    if spot.upright:
        return replace(spot, box=Box(x - half, box.y0 - aside, x + half, box.y1 + aside))
    return replace(spot, box=Box(box.x0 - aside, y - half, box.x1 + aside, y + half))
