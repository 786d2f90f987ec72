"""An upright column of characters → a level strip of the same characters, which is read better than a turned one.

The column is cut where it has little ink, into cells about as high as it is wide. What is set otherwise in columns is
put as lines have it: marks from the upper right to the lower left, brackets and dashes turned.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.scan.light import ink_of
from corpus.scan.models import Gray

_CELL: Final = 48
"""Pixels of a cell while a column is cut and set."""
_EM: Final = 0.86
"""Share of a cell that is its character's."""
_SHORTEST, _LONGEST = 0.5, 1.4
"""Ems of a cell."""
_UNEVEN: Final = 4.0
"""What a cell costs that is twice as high as the others, against a cut right through a character."""
_BEYOND: Final = 0.8
"""Ems over the first ink, and below the last, that a cell may reach."""
_PITCHES: Final = (1.0, 1.07, 1.14)
"""Ems from a character to the next: ink tells the size of type only about, and columns are set wider as well."""
_SPACED: Final = 1.35
"""From the middle of a character to that of the next, over half a space, in steps from one to the next without."""
_STEP: Final = 2
"""Pixels between two places that are thought of for a cut."""
_MARK: Final = 0.5
"""Ems of a mark at most, either way."""
_PAPER: Final = 250


def levelled(column: Gray, em: float) -> Gray:
    """Return the characters of an upright column side by side.

    Args:
        column: an image from top to bottom, its characters in the middle.
        em: pixels of its type.
    """
    high, wide = column.shape
    aside = max(0, int((wide - em / _EM) / 2))
    column = column[:, aside : wide - aside]
    scale = _CELL / column.shape[1]
    size = _CELL, max(_CELL, round(high * scale))
    scaled = np.asarray(cv2.resize(column, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    margin = int(_BEYOND * _PITCHES[-1] * em * scale) + _STEP
    scaled = np.pad(scaled, ((margin, margin), (0, 0)), constant_values=_PAPER)
    ink = ink_of(scaled)
    profile = ink.sum(axis=1).astype(np.float64) / _CELL
    cuts = min((_cuts(profile, pitch * em * scale) for pitch in _PITCHES), key=lambda found: found[1])[0]
    spaces = _spaces(ink, cuts)
    cells = list[Gray]()
    for a, b in pairwise(cuts):
        blank = [np.full((_CELL, _CELL), _PAPER, dtype=np.uint8)] if a in spaces else []
        cells += [*blank, _set(scaled[a:b], ink[a:b])]
    return np.asarray(np.hstack(cells), dtype=np.uint8)


def _spaces(ink: Gray, cuts: Sequence[int]) -> set[int]:
    """Return the cuts through a space too small for a cell of its own: two characters stand apart over it."""
    apart = dict[int, float]()
    last: float | None = None
    for a, b in pairwise(cuts):
        rows, columns = np.flatnonzero(ink[a:b].any(axis=1)), np.flatnonzero(ink[a:b].any(axis=0))
        if not rows.size or np.ptp(columns) < _MARK * _CELL:  # white, a mark or a bracket
            last = None
            continue
        middle = a + (float(rows[0]) + float(rows[-1])) / 2
        if last is not None:
            apart[a] = middle - last
        last = middle
    return {at for at, step in apart.items() if step > _SPACED * median(apart.values())}


def _cuts(profile: NDArray[np.float64], em: float) -> tuple[list[int], float]:
    """Return where to cut, and the cost: cells of even height, cuts through little ink.

    A mark stands at the top of its cell and an opening bracket at its foot, so that the first cell may begin over all
    ink, and the last may end below it.
    """
    rows = np.flatnonzero(profile > 0)
    if not rows.size:
        return [0, len(profile)], 0.0
    pitch = em / _STEP
    beyond = int(_BEYOND * pitch)
    top, foot = int(rows[0]) // _STEP - beyond, int(rows[-1]) // _STEP + 1
    size = foot - top + beyond
    part = profile[top * _STEP :][: (size + 1) * _STEP]
    binned = np.pad(part, (0, (size + 1) * _STEP - len(part))).reshape(-1, _STEP).mean(axis=1)
    shortest, longest = max(1, int(_SHORTEST * pitch)), int(_LONGEST * pitch) + 1
    uneven = _UNEVEN * (np.arange(longest + 1) / pitch - 1.0) ** 2
    through = 2.0 * np.concatenate([[0.0], np.minimum(binned[:size], binned[1 : size + 1])])
    cost = np.full(size + 1, np.inf)
    came = np.zeros(size + 1, dtype=int)
    cost[: beyond + 1] = 0.0
    for at in range(max(shortest, beyond + 1), size + 1):
        low = max(0, at - longest)
        total = cost[low : at - shortest + 1] + uneven[at - low : shortest - 1 : -1]
        best = int(total.argmin())
        cost[at], came[at] = total[best] + through[at], low + best
    cuts = [foot - top + int(cost[foot - top :].argmin())]
    least = float(cost[cuts[0]])
    while cuts[-1] > beyond:
        cuts.append(int(came[cuts[-1]]))
    return [(top + cut) * _STEP for cut in reversed(cuts)], least


def _set(cell: Gray, ink: Gray) -> Gray:
    """Return a cell as a square, as it stands in a level line."""
    square = np.full((_CELL, _CELL), _PAPER, dtype=np.uint8)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return square
    y0, y1, x0, x1 = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    high, wide = y1 - y0, x1 - x0
    middle = (y0 + y1) / 2 - len(cell) / 2
    if high <= _MARK * _CELL and wide <= _MARK * _CELL and x0 >= 0.4 * _CELL and middle < 0.1 * _CELL:
        mark = cell[y0:y1, x0:x1]
        foot = _CELL - 3
        square[foot - high : foot, 4 : 4 + wide] = mark
        return square
    bracket = high < 0.4 * _CELL and wide > 0.3 * _CELL and high > 0.16 * _CELL and abs(middle) > 0.1 * _CELL
    dash = wide < 0.22 * _CELL and high > 0.8 * len(cell)
    if bracket or dash:
        turned = np.rot90(cell)
        return _middle(square, np.asarray(turned, dtype=np.uint8))
    return _middle(square, cell)


def _middle(square: Gray, cell: Gray) -> Gray:
    """Put a cell into the middle of a square, smaller where it does not fit."""
    if max(cell.shape) > _CELL:
        factor = _CELL / max(cell.shape)
        size = max(1, int(cell.shape[1] * factor)), max(1, int(cell.shape[0] * factor))
        cell = np.asarray(cv2.resize(cell, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    high, wide = cell.shape
    y, x = (_CELL - high) // 2, (_CELL - wide) // 2
    square[y : y + high, x : x + wide] = cell
    return square
