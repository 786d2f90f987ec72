"""Lines that were found as one, though they stand on either side of a gutter → the gutters between them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.scan.models import Gray

_GUTTER, _LANE = 0.75, 3.0
"""Ems of white that may be a gutter, and for how many ems it must go on above and below."""
_WHITE: Final = 0.005
"""Share of ink in a gutter at most."""
_INSET: Final = 0.1
"""Ems of a gutter at its sides that are not looked at."""
_LINES_AROUND: Final = 30.0
"""Ems above and below in which other lines are looked at."""
_EVEN, _OTHERS = 0.5, 3
"""Ems by which columns begin unevenly, and how many lines show that one begins."""
_UNEVEN: Final = 1.6
"""Ems of the usual type that two lines may cover which follow each other, but not on one height."""

Span = tuple[int, int]
"""Pixels from the first to behind the last."""


class Level(NamedTuple):
    """A level line: its rows, the stretches of its ink with white between them, the em of its type."""

    rows: Span
    pieces: tuple[Span, ...]
    em: float

    def gaps(self) -> list[Span]:
        """Return the white between its pieces."""
        return [(a[1], b[0]) for a, b in pairwise(self.pieces)]

    def parted(self, gutters: Sequence[Span]) -> list[Span]:
        """Return its stretches between gutters."""
        starts = [self.pieces[0][0], *(b for _, b in gutters)]
        ends = [*(a for a, _ in gutters), self.pieces[-1][1]]
        return list(zip(starts, ends, strict=True))


def gutters_of(
    ink: Gray, lines: Sequence[Level], starts: Sequence[tuple[float, float]], *, close: bool = False
) -> list[list[Span]]:
    """Return the gutters in each line: white that goes on above and below, and behind which other lines begin.

    Args:
        ink: 1 where there is ink.
        lines: as their ink stands.
        starts: where lines were found to begin, (x, y) of each.
        close: whether lines stand so near to what is beside them, as columns do to those below, that all of them
            may be found as one: where white ends in many of them, others begin. A headline may stand beside the first.
    """
    known = list(starts)
    if close:
        lines = _of_usual_type(lines)
        known += [
            (gap[1], line.rows[0])
            for line in lines
            for gap in line.gaps()
            if all(_white_aside(ink, gap, line))
        ]
    enough = any if close else all
    places = np.array(known, dtype=np.float64).reshape(-1, 2)
    return [
        [gap for gap in line.gaps() if _begins(places, gap, line) and enough(_white_aside(ink, gap, line))]
        for line in lines
    ]


def _of_usual_type(lines: Sequence[Level]) -> list[Level]:
    """Return lines with the em that most have, where two that do not quite meet were found as one of larger type."""
    usual = float(np.median([line.em for line in lines])) if lines else 0.0
    return [line._replace(em=usual) if usual < line.em < _UNEVEN * usual else line for line in lines]


def _begins(starts: NDArray[np.float64], gap: Span, line: Level) -> bool:
    """Tell whether other lines, not too far above or below, begin where white within a line ends."""
    near = np.abs(starts[:, 1] - line.rows[0]) < _LINES_AROUND * line.em
    return bool((near & (np.abs(starts[:, 0] - gap[1]) < _EVEN * line.em)).sum() >= _OTHERS)


def _white_aside(ink: Gray, gap: Span, line: Level) -> tuple[bool, bool]:
    """Tell whether the end of white within a line goes on above it, and below it; a mark may stand before it."""
    em, (top, foot) = line.em, line.rows
    if gap[1] - gap[0] < _GUTTER * em:
        return False, False
    inset, reach = int(_INSET * em), int(_LANE * em)
    lane = ink[:, max(gap[0], int(gap[1] - _GUTTER * em)) + inset : gap[1] - inset]
    sides = lane[max(0, top - reach) : foot], lane[top : foot + reach]
    above, below = (bool(side.size) and float(side.mean()) < _WHITE for side in sides)
    return above, below
