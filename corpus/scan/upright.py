"""An upright column of characters → a level strip of the same characters, which is read better than a turned one.

The column is cut where it has little ink, into cells about as high as it is wide. What is set otherwise in columns is
put as lines have it: marks from the upper right to the lower left, brackets and dashes turned.
"""

from itertools import pairwise
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
"""Ems below the last ink that a cell may reach."""
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
    ink = ink_of(scaled)
    cuts = _cuts(ink.sum(axis=1).astype(np.float64) / _CELL, em * scale)
    cells = [_set(scaled[a:b], ink[a:b]) for a, b in pairwise(cuts)]
    return np.asarray(np.hstack(cells), dtype=np.uint8)


def _cuts(profile: NDArray[np.float64], em: float) -> list[int]:
    """Return where to cut: cells of even height, cuts through little ink, at the least cost.

    A mark stands at the top of its cell, so that the last cell may end below all ink.
    """
    rows = np.flatnonzero(profile > 0)
    if not rows.size:
        return [0, len(profile)]
    top, foot = int(rows[0]) // _STEP, int(rows[-1]) // _STEP + 1
    pitch = em / _STEP
    beyond = int(_BEYOND * pitch)
    size = foot - top + beyond
    padded = np.zeros((size + 1) * _STEP)
    padded[: min(len(padded), len(profile) - top * _STEP)] = profile[top * _STEP :][: len(padded)]
    binned = padded.reshape(-1, _STEP).mean(axis=1)
    shortest, longest = max(1, int(_SHORTEST * pitch)), int(_LONGEST * pitch) + 1
    uneven = _UNEVEN * (np.arange(longest + 1) / pitch - 1.0) ** 2
    through = 2.0 * np.concatenate([[0.0], np.minimum(binned[:size], binned[1 : size + 1])])
    cost = np.full(size + 1, np.inf)
    came = np.zeros(size + 1, dtype=int)
    cost[0] = 0.0
    for at in range(shortest, size + 1):
        low = max(0, at - longest)
        total = cost[low : at - shortest + 1] + uneven[at - low : shortest - 1 : -1]
        best = int(total.argmin())
        cost[at], came[at] = total[best] + through[at], low + best
    cuts = [foot - top + int(cost[foot - top :].argmin())]
    while cuts[-1] > 0:
        cuts.append(int(came[cuts[-1]]))
    return [min(len(profile), (top + cut) * _STEP) for cut in reversed(cuts)]


def _set(cell: Gray, ink: Gray) -> Gray:
    """Return a cell as a square, as it stands in a level line."""
    square = np.full((_CELL, _CELL), _PAPER, dtype=np.uint8)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return square
    y0, y1, x0, x1 = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    high, wide = y1 - y0, x1 - x0
    middle = (y0 + y1) / 2 - len(cell) / 2
    if high <= _MARK * _CELL and wide <= _MARK * _CELL and x0 >= 0.4 * _CELL:
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
