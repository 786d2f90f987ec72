"""Columns of characters become level strips: where they are cut, and how marks and brackets are set."""

from collections.abc import Sequence

import numpy as np

from corpus.scan.models import Gray
from corpus.scan.upright import levelled

_PITCH, _WIDE, _CELL = 40, 56, 48


def _column(places: Sequence[float], *, parts: bool = False) -> Gray:
    """Return a column with characters at places, in ems; in two parts with white between them where asked."""
    page = np.full((int((max(places) + 1) * _PITCH) + 20, _WIDE), 250, dtype=np.uint8)
    for place in places:
        top = 10 + int(place * _PITCH)
        page[top + 3 : top + 36, 11:45] = 0
        if parts:
            page[top + 24 : top + 28, 11:45] = 250
    return page


def _cells(strip: Gray) -> list[bool]:
    """Return of each cell whether there is ink in it."""
    return [bool((strip[:, at : at + _CELL] < 128).any()) for at in range(0, strip.shape[1], _CELL)]


def test_type_that_was_measured_too_small_is_cut_between_characters() -> None:
    strip = levelled(_column(range(12), parts=True), 35.5)
    assert _cells(strip) == [True] * 12
    assert all(
        (strip[:, at : at + _CELL] < 128).sum() > 0.25 * _CELL**2 for at in range(0, 12 * _CELL, _CELL)
    )


def test_half_a_space_is_a_cell_and_a_whole_one_as_well() -> None:
    assert _cells(levelled(_column([0, 1, 2, 3.5, 4.5, 5.5]), 40)) == [*[True] * 3, False, *[True] * 3]
    assert _cells(levelled(_column([0, 1, 2, 4, 5, 6]), 40)) == [*[True] * 3, False, *[True] * 3]


def test_an_opening_bracket_is_turned_and_a_comma_is_set_low() -> None:
    page = _column([1, 2, 4, 5])
    page[36:39, 28:45], page[36:48, 42:45] = 0, 0  # ﹁ over the first character, at the foot of its cell
    page[133:140, 38:44] = 0  # a comma behind the second one
    strip = levelled(page, 40)
    assert _cells(strip) == [True] * 6
    bracket, comma = strip[:, :_CELL] < 128, strip[:, 3 * _CELL : 4 * _CELL] < 128
    rows, columns = np.flatnonzero(bracket.any(axis=1)), np.flatnonzero(bracket.any(axis=0))
    assert np.ptp(rows) > np.ptp(columns)  # 「 is higher than wide
    assert np.flatnonzero(comma.any(axis=1))[0] > 0.6 * _CELL
    assert np.flatnonzero(comma.any(axis=0))[-1] < 0.5 * _CELL


def test_a_closing_bracket_at_the_foot_is_turned() -> None:
    page = _column([0, 1, 2, 3])
    page = page[: 10 + 3 * _PITCH + 14]
    page[10 + 3 * _PITCH :] = 250
    page[124:136, 11:14], page[133:136, 11:28] = 0, 0  # ﹂ right under the last character, nothing below
    strip = levelled(page, 40)
    last = strip[:, -_CELL:] < 128
    rows, columns = np.flatnonzero(last.any(axis=1)), np.flatnonzero(last.any(axis=0))
    assert rows.size
    assert np.ptp(rows) > np.ptp(columns)
