"""An image of a page → what is printed on it: lines that were read, rules, pictures."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from corpus.scan.detection import Corners
from corpus.scan.drawn import pictures_of, rules_of
from corpus.scan.light import evened, ink_of
from corpus.scan.lines import Spot, spots_of, strip_of
from corpus.scan.models import Gray
from corpus.scan.recognition import Reading, read_all
from corpus.scan.script import in_one_script
from corpus.scan.straight import Laying, lay_straight
from corpus.scan.upright import levelled
from corpus.sheet.model import Box

_LEAST: Final = 0.5
"""How sure a line must be read; what is less sure is a picture's, or dirt."""
_CLOSING: Final = frozenset("。！？”」』")
"""What may stand on a line alone."""
_PAPER: Final = 250


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line: where it stands on the straight page, in pixels, and what it says."""

    spot: Spot
    reading: Reading
    black: float
    """Share of its box that is ink."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What is printed on an image, in pixels of the page laid straight."""

    laying: Laying
    lines: tuple[ReadLine, ...]
    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]


def read_image(image: Gray) -> ReadPage:
    """Return what is printed on an image of a page."""
    laying = lay_straight(image)
    raw = np.asarray(laying.straight(image), dtype=np.uint8)
    page = evened(raw)
    ink = ink_of(page)
    thick = [min(np.ptp(corners[:, 0]), np.ptp(corners[:, 1])) for corners in laying.lines]
    if not thick:
        return ReadPage(laying, (), (), ())
    em = float(np.median(thick))
    rules, where = rules_of(ink, [_around(corners) for corners in laying.lines], em)
    page[where > 0] = _PAPER
    ink[where > 0] = 0
    spots = spots_of(ink, rules, laying.lines, columns=laying.columns)
    strips = [strip_of(page, spot) for spot in spots]
    readings = read_all(
        [levelled(s, spot.em) if spot.upright else s for s, spot in zip(strips, spots, strict=True)]
    )
    readings = in_one_script(readings)
    lines = tuple(
        ReadLine(spot, reading, _black(ink, spot.box))
        for spot, reading in zip(spots, readings, strict=True)
        if _is_text(reading)
    )
    pictures = pictures_of(raw, [line.spot.box for line in lines], em)
    return ReadPage(laying, lines, tuple(rules), tuple(pictures))


def _is_text(reading: Reading) -> bool:
    """Tell whether what was read is text and no ornament."""
    said = any(char.text.isalnum() or char.text in _CLOSING for char in reading.chars)
    return said and reading.confidence >= _LEAST


def _around(corners: Corners) -> Box:
    x0, y0 = corners.min(axis=0)
    x1, y1 = corners.max(axis=0)
    return Box(float(x0), float(y0), float(x1), float(y1))


def _black(ink: Gray, box: Box) -> float:
    part = ink[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1]
    return float(part.mean()) if part.size else 0.0
