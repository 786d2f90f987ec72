"""Where lines were found becomes where their ink stands: columns that were found as one are parted."""

import numpy as np

from corpus.scan.detection import Corners
from corpus.scan.lines import spots_of
from corpus.scan.models import Gray

_EM, _STEP = 20, 32


def _ink(columns: int, tiers: tuple[int, ...], gutter: int, *, chars: int = 12, shift: int = 0) -> Gray:
    """Return columns of square characters, tiers of them under each other, every tier shifted aside a little."""
    page = np.zeros((60 + len(tiers) * (chars * _EM + gutter), 80 + columns * _STEP), dtype=np.uint8)
    for tier, count in enumerate(tiers):
        top = 20 + tier * (chars * _EM + gutter)
        for column in range(columns - count, columns):
            x = 40 + column * _STEP + tier * shift
            for char in range(chars):
                page[top + char * _EM + 1 : top + (char + 1) * _EM - 1, x : x + _EM - 1] = 1
    return page


def _corners(x0: float, y0: float, x1: float, y1: float) -> Corners:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


def _as_one(page: Gray, columns: int, shift: int = 0) -> list[Corners]:
    high = page.shape[0]
    return [_corners(37 + n * _STEP, 18, 40 + n * _STEP + _EM + shift + 2, high - 38) for n in range(columns)]


def test_columns_under_each_other_are_parted_where_all_were_found_as_one() -> None:
    page = _ink(6, (6, 6), 20)
    spots = spots_of(page, (), _as_one(page, 6), columns=True)
    assert len(spots) == 12
    assert {round(spot.box.height / 20) for spot in spots} == {12}
    assert all(spot.upright for spot in spots)


def test_columns_that_do_not_quite_meet_are_measured_one_by_one() -> None:
    page = _ink(6, (6, 6), 20, shift=6)
    spots = spots_of(page, (), _as_one(page, 6, shift=6), columns=True)
    assert len(spots) == 12
    assert max(spot.box.width for spot in spots) <= _EM + 1


def test_white_in_a_few_columns_is_no_gutter() -> None:
    page = _ink(6, (6,), 20, chars=24)
    page[20 + 12 * _EM : 20 + 13 * _EM, 40 : 40 + 2 * _STEP] = 0  # a space at one height in two columns
    spots = spots_of(page, (), _as_one(page, 6), columns=True)
    assert len(spots) == 6


def test_a_space_beside_text_is_no_gutter() -> None:
    page = _ink(8, (8,), 20, chars=24)
    for column in (0, 2, 4, 6):
        page[20 + 12 * _EM : 20 + 13 * _EM, 40 + column * _STEP : 60 + column * _STEP] = 0
    assert len(spots_of(page, (), _as_one(page, 8), columns=True)) == 8


def test_level_lines_of_names_with_even_spaces_stay_lines() -> None:
    page = np.ascontiguousarray(_ink(6, (6, 6), 20).T)
    found = [_corners(18, 37 + n * _STEP, page.shape[1] - 38, 62 + n * _STEP) for n in range(6)]
    assert len(spots_of(page, (), found, columns=False)) == 6
