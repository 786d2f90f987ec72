"""What is drawn on a page between its lines: rules and pictures."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from corpus.scan.models import Floats, Gray
from corpus.sheet.model import Box

_LONG: Final = 6.0
"""Ems of a rule at least."""
_PIECE: Final = 3.0
"""Ems of its unbroken pieces; strokes of small type are shorter."""
_LINE: Final = 0.6
"""Ems of a line of text at least; what is found as a thinner one is a rule."""
_MOST_RULES: Final = 4000
_FINE: Final = 16.0
"""Pixels of an em in which rules are looked for."""
_THIN: Final = 0.4
"""Ems that a rule may be thick."""
_BROKEN: Final = 0.6
"""Ems of white in a rule that was printed badly."""
_BLOCK: Final = 8
"""Pictures are looked for in an image smaller by this."""
_DARK: Final = 0.88
"""A picture is darker than the paper by this, on the whole."""
_PICTURE: Final = 5.0
"""Ems of a picture at least, either way."""


def rules_of(ink: Gray, lines: Sequence[Box], em: float) -> tuple[list[Box], Gray]:
    """Return the rules of a page, level and upright ones, and 1 where they are.

    Args:
        ink: 1 where there is ink.
        lines: of text, whose long strokes are no rules.
        em: pixels of the text's type.
    """
    factor = max(1, round(em / _FINE))
    high, wide = ink.shape
    small = ink
    if factor > 1:
        size = max(1, wide // factor), max(1, high // factor)
        small = (cv2.resize(ink * np.uint8(255), size, interpolation=cv2.INTER_AREA) > 60).astype(np.uint8)
    where = np.zeros_like(small)
    found = [*_along(small, where, em / factor)]
    found += [Box(box.y0, box.x0, box.y1, box.x1) for box in _along(small.T, where.T, em / factor)]
    rules = [Box(*(factor * value for value in box)) for box in found]
    kept = []
    for rule in rules:
        if any(_is_stroke(rule, line, em) for line in lines):
            x0, y0, x1, y1 = (int(value / factor) for value in rule)
            where[max(0, y0 - 2) : y1 + 2, max(0, x0 - 2) : x1 + 2] = 0
        else:
            kept.append(rule)
    where = cv2.dilate(where, np.ones((3, 3), np.uint8))
    if factor > 1:
        where = cv2.resize(where, (wide, high), interpolation=cv2.INTER_NEAREST)
    return kept, np.asarray(where, dtype=np.uint8)


def _along(ink: Gray, where: Gray, em: float) -> list[Box]:
    """Return the level rules, and set 1 where they are."""
    steady = cv2.dilate(np.ascontiguousarray(ink), np.ones((3, 1), np.uint8))  # one that slants a little
    steady = cv2.morphologyEx(steady, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    steady = cv2.morphologyEx(steady, cv2.MORPH_OPEN, np.ones((1, max(3, round(_PIECE * em))), np.uint8))
    whole = cv2.morphologyEx(steady, cv2.MORPH_CLOSE, np.ones((1, max(3, round(_BROKEN * em))), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(whole)
    found: list[Box] = []
    for number in range(1, min(count, _MOST_RULES)):
        x, y, wide, high, area = (int(value) for value in stats[number])
        if wide < _LONG * em or area / wide - 2 > _THIN * em or high > 1.5 * em:
            continue
        found.append(Box(x, y + 1, x + wide, y + max(2, high - 1)))
        where[y : y + high, x : x + wide][labels[y : y + high, x : x + wide] == number] = 1
    return found


def _is_stroke(rule: Box, line: Box, em: float) -> bool:
    """Tell whether a rule is a stroke of a line, or strokes of its characters in a row: it lies within it."""
    inside = max(0.0, rule.beside(line)) * max(0.0, rule.abreast(line)) > 0.8 * rule.width * rule.height
    return inside and min(line.width, line.height) > _LINE * em


def pictures_of(page: Gray, lines: Sequence[Box], em: float) -> list[Box]:
    """Return the pictures of a page: large stretches that are darker than paper, and no text.

    Args:
        page: laid straight, its light as it was.
        lines: of text.
        em: pixels of the text's type.
    """
    high, wide = (max(1, side // _BLOCK) for side in page.shape)
    small = cv2.resize(page, (wide, high), interpolation=cv2.INTER_AREA).astype(np.float32)
    dark = (small < _DARK * _paper(small)).astype(np.uint8)
    for box in lines:
        x0, y0, x1, y1 = (round(value / _BLOCK) for value in box)
        dark[max(0, y0 - 1) : y1 + 1, max(0, x0 - 1) : x1 + 1] = 0
    unit = em / _BLOCK
    dark = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((max(1, round(unit)),) * 2, np.uint8))
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(2, round(2 * unit)),) * 2, np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    found = []
    for number in range(1, count):
        x, y, across, down, area = (int(value) for value in stats[number])
        if min(across, down) >= _PICTURE * unit and area > 0.5 * across * down:
            found.append(Box(*(_BLOCK * value for value in (x, y, x + across, y + down))))
    return [box for box in found if box.width * box.height < 0.85 * page.size]


def _paper(small: Floats) -> Floats:
    """Return how bright paper is everywhere: a smooth surface over the brightest places."""
    y, x = np.mgrid[0 : small.shape[0], 0 : small.shape[1]].astype(np.float32)
    y, x = y / small.shape[0] - 0.5, x / small.shape[1] - 0.5
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], axis=-1)
    step = max(1, min(small.shape) // 120)
    places, values = terms[::step, ::step].reshape(-1, 6), small[::step, ::step].reshape(-1)
    bright = values >= np.percentile(values, 60)
    fit = np.zeros(6, dtype=np.float32)
    for _ in range(4):
        fit = np.linalg.lstsq(places[bright], values[bright], rcond=None)[0].astype(np.float32)
        bright = values > places @ fit - 8
        if bright.sum() < 12:
            break
    return np.asarray(np.maximum(terms @ fit, 30.0), dtype=np.float32)
