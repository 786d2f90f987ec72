"""What was read on an image → a printed sheet, in the units of one that was printed: text of ten points."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.layout.patterns import BYLINE
from corpus.layout.text import is_cjk
from corpus.model import Guess
from corpus.scan.images import points
from corpus.scan.lines import Spot, with_em
from corpus.scan.models import Gray
from corpus.scan.page import ReadLine, ReadPage, read_image
from corpus.scan.recognition import Char
from corpus.sheet.framing import framed
from corpus.sheet.model import Box, PrintedLine, Sheet

_BODY: Final = 10.0
"""Points of the text's type."""
_ALIKE: Final = 0.07
"""How far the sizes of lines of one type are measured apart."""
_DOUBTFUL: Final = 0.8
"""A character read less surely is doubtful."""
_APART: Final = 1.75
"""Ems from the middle of a character to that of the next, where there is white between them."""
_NAMES: Final = 1.4
"""The same in a byline, in steps from one character to the next within a name."""
_BOLD: Final = 1.3
"""Bold type is blacker than the text's by this."""
_FLAT: Final = frozenset("一二三—…－-·，。、：；“”‘’〇 ")
"""Characters that are not as high as others."""
_LIGHT_END: Final = frozenset("，。、；：")
"""Marks that stand at the left of their em."""


def recognised(image: Gray, number: int, scale: float | None = None) -> Sheet:
    """Return what is printed on an image of a page.

    Args:
        image: in shades of gray.
        number: of the page in its file, from 1.
        scale: points for a pixel, where that is known.
    """
    read = read_image(image)
    return sheet_of(read, number, points(read.laying.size) if scale is None else scale)


def sheet_of(page: ReadPage, number: int, scale: float) -> Sheet:
    """Return what was read as a sheet.

    Args:
        page: what was read.
        number: of the page in its file, from 1.
        scale: points of the page for a pixel of it, laid straight; boxes are told in them.
    """
    body = _body(page.lines)
    factor = _BODY / body
    ems = _ems(page.lines, body)
    black = _usual_black(page.lines, ems, body)
    lines = tuple(
        _printed(line, em, body, factor, bold=abs(em - body) < 0.5 * body and line.black > _BOLD * black)
        for line, em in zip(page.lines, ems, strict=True)
    )
    rules, pictures = ([_scaled(box, factor) for box in boxes] for boxes in (page.rules, page.pictures))
    frames = framed(rules)
    wide, high = page.laying.size
    whole = wide * high * factor * factor
    frames = [frame for frame in frames if frame.width * frame.height < 0.85 * whole]
    sheet = Sheet(
        number,
        wide * factor,
        high * factor,
        lines,
        tuple(rules),
        tuple(frames),
        tuple(pictures),
        scale=scale / factor,
    )
    return _on_its_side(sheet) if page.laying.columns else sheet


def _on_its_side(sheet: Sheet) -> Sheet:
    """Return a sheet of columns on its left side, where they are lines from top to bottom."""

    def turned(box: Box) -> Box:
        return Box(box.y0, sheet.width - box.x1, box.y1, sheet.width - box.x0)

    lines = (replace(line, box=turned(line.box), vertical=not line.vertical) for line in sheet.lines)
    rules, frames, pictures = (
        tuple(map(turned, boxes)) for boxes in (sheet.rules, sheet.frames, sheet.pictures)
    )
    lying = Sheet(sheet.number, sheet.height, sheet.width, tuple(lines), rules, frames, pictures)
    return replace(lying, scale=sheet.scale, turned=True)


def _scaled(box: Box, factor: float) -> Box:
    return Box(*(value * factor for value in box))


def _measured(line: ReadLine) -> bool:
    """Tell whether a line has characters that are as high as its type."""
    return any(char.text not in _FLAT and is_cjk(char.text) for char in line.reading.chars)


def _body(lines: Sequence[ReadLine]) -> float:
    """Return the pixels of an em of the text's type: of the size that most characters have."""
    sizes = sorted((line.spot.em, len(line.reading.chars)) for line in lines if _measured(line))
    if not sizes:
        sizes = sorted((line.spot.em, 1) for line in lines)
    best, most = sizes[0][0] if sizes else _BODY, 0
    for size, _ in sizes:
        near = sum(count for other, count in sizes if abs(other - size) <= _ALIKE * size)
        if near > most:
            best, most = size, near
    near_sizes = [(size, count) for size, count in sizes if abs(size - best) <= _ALIKE * best]
    total = sum(count for _, count in near_sizes)
    return sum(size * count for size, count in near_sizes) / total if total else best


def _ems(lines: Sequence[ReadLine], body: float) -> list[float]:
    """Return the em of every line: that of the text where it is about that, the same where lines are alike."""
    ems = [line.spot.em if _measured(line) else max(body, line.spot.em) for line in lines]
    ems = [body if abs(em - body) <= _ALIKE * body else em for em in ems]
    others = sorted({em for em in ems if em != body})
    groups: list[list[float]] = []
    for em in others:
        if groups and em - groups[-1][0] <= _ALIKE * em:
            groups[-1].append(em)
        else:
            groups.append([em])
    home = {em: group[len(group) // 2] for group in groups for em in group}
    return [home.get(em, em) for em in ems]


def _usual_black(lines: Sequence[ReadLine], ems: Sequence[float], body: float) -> float:
    own = sorted(line.black for line, em in zip(lines, ems, strict=True) if em == body)
    return own[len(own) // 2] if own else 1.0


def _printed(line: ReadLine, em: float, body: float, factor: float, *, bold: bool) -> PrintedLine:
    text, guesses = spelled(line.reading.chars, line.spot, em)
    box = with_em(line.spot, em).box if _measured(line) or em == body else line.spot.box
    if text[-1:] in _LIGHT_END:
        upright = line.spot.upright
        box = box._replace(y1=box.y1 + 0.5 * em) if upright else box._replace(x1=box.x1 + 0.5 * em)
    return PrintedLine(
        text,
        _scaled(box, factor),
        em * factor,
        bold,
        "bold" if bold else "",
        line.spot.upright,
        line.reading.confidence,
        guesses,
    )


def spelled(chars: Sequence[Char], spot: Spot, em: float) -> tuple[str, tuple[Guess, ...]]:
    """Return the text of characters, a space where there is white between them, and the doubtful ones of them."""
    length = (spot.box.height if spot.upright else spot.box.width) / em
    white = min(_white(chars), _APART / length)
    text, guesses = "", list[Guess]()
    for before, char in pairwise([None, *chars]):
        assert char is not None  # noqa: S101 - for the type checker
        apart = before is not None and (char.at - before.at) > white
        if apart and not char.text.isspace() and not text[-1:].isspace():
            text += "\u3000"
        if char.confidence < _DOUBTFUL and (char.text.isalnum() or char.second.isalnum()):
            guesses.append(
                Guess(len(text), char.second, round(char.confidence, 3), round(char.second_confidence, 3))
            )
        text += char.text
    lead = len(text) - len(text.lstrip())
    return text.strip(), tuple(guess._replace(at=guess.at - lead) for guess in guesses)


def _white(chars: Sequence[Char]) -> float:
    """Return from how far apart characters have white between them, as a share of their line.

    Half a space is enough between the names of a byline; in other lines characters may be spread as far.
    """
    if len(chars) < 3 or not BYLINE.fullmatch("".join(char.text for char in chars)):
        return 1.0
    return _NAMES * median(after.at - before.at for before, after in pairwise(chars))
