"""How an image lies: which way up, how slanting, and where the paper is on a photograph."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from corpus.scan.light import evened, ink_of
from corpus.scan.models import Gray
from corpus.scan.perspective import flat, sheet_corners
from corpus.scan.straight import lay_straight
from tests.corpus.scan.conftest import PAGE


@pytest.fixture(scope="module")
def lines() -> Gray:
    """A few lines of the page."""
    with Image.open(PAGE) as page:
        return np.array(page.convert("L"))[370:570, 350:690]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_is_turned_the_right_way_up(lines: Gray, quarters: int) -> None:
    turned = np.ascontiguousarray(np.rot90(lines, -quarters))
    laying = lay_straight(turned)
    assert laying.size == pytest.approx(lines.shape[::-1], abs=2)
    back = complex(laying.matrix[0, 0], laying.matrix[1, 0])
    assert abs(back - 1j**-quarters) < 0.02
    assert not laying.columns


def test_a_slanting_page_is_laid_level(lines: Gray) -> None:
    high, wide = lines.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), 3.0, 1)
    slanting = cv2.warpAffine(lines, matrix, (wide, high), borderValue=250)
    turn = lay_straight(np.asarray(slanting, dtype=np.uint8)).matrix
    assert np.degrees(np.arctan2(turn[1, 0], turn[0, 0])) == pytest.approx(3.0, abs=0.5)


def test_the_paper_on_a_photograph_is_found_and_laid_flat() -> None:
    photo = np.full((600, 500), 50, dtype=np.uint8)
    corners = np.array([[90, 60], [420, 100], [460, 560], [50, 520]], dtype=np.float32)
    cv2.fillPoly(photo, [corners.astype(np.int32)], 220)
    cv2.rectangle(photo, (150, 200), (260, 330), 70, -1)  # a dark picture on the page
    found = sheet_corners(photo)
    assert found is not None
    assert np.abs(found - corners).max() < 12
    matrix, (wide, high) = flat(found)
    laid = cv2.warpPerspective(photo, matrix, (wide, high))
    assert laid[20:-20, 20:60].min() > 200


def test_a_page_that_fills_its_image_has_no_corners(lines: Gray) -> None:
    assert sheet_corners(lines) is None
    assert sheet_corners(np.full((200, 300), 240, dtype=np.uint8)) is None


def test_light_that_falls_off_is_no_edge_of_paper() -> None:
    y, x = np.mgrid[0:1:400j, 0:1:300j]
    light = 250 - 170 * ((x - 0.4) ** 2 + (y - 0.5) ** 2) ** 0.5
    assert sheet_corners(np.asarray(light, dtype=np.uint8)) is None


def test_columns_are_told_from_lines_that_lie_on_their_side() -> None:
    with Image.open(PAGE) as page:
        whole = np.array(page.convert("L"))
    title = whole[635:942, 45:117]  # 古戏台修好了, from top to bottom
    columns = np.hstack([title, title, title])
    for quarters in (0, 1):
        laying = lay_straight(np.ascontiguousarray(np.rot90(columns, -quarters)))
        assert laying.columns
        assert laying.size == pytest.approx(columns.shape[::-1], abs=4)
        assert abs(complex(laying.matrix[0, 0], laying.matrix[1, 0]) - 1j**-quarters) < 0.03


def test_a_shadow_leaves_paper_white_and_ink_black(lines: Gray) -> None:
    shadow = np.linspace(0.45, 1.0, lines.shape[1])[None]
    dim = (lines * shadow).astype(np.uint8)
    paper = lines > 230
    assert np.percentile(evened(dim)[paper], 5) > 220
    same = (ink_of(evened(dim)) == ink_of(evened(lines))).mean()
    assert same > 0.98


def test_how_a_page_lies_may_be_kept_without_its_lines(lines: Gray) -> None:
    laying = lay_straight(lines)
    assert laying.lines
    assert replace(laying, lines=()).straight(lines).shape == lines.shape
