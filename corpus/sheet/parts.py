"""A sheet → its parts: what the page says of itself, headlines, stacks of text, captions."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.layout.patterns import CREDIT, FURNITURE, PICTURE
from corpus.masthead import Masthead, read_masthead
from corpus.sheet.model import Box, PrintedLine, Sheet, around
from corpus.sheet.signing import without_byline
from corpus.sheet.spacing import with_spaces
from corpus.sheet.stacks import Stack, frame_of, stacks_of

LARGE = 1.22
"""Type larger than the text's by this is a headline's."""
LEAST = 4.0
"""Ems that a drawing without text must measure to be a picture."""
_TOP, _FOOT = 0.14, 0.95
"""Down to where, and from where, a page speaks of itself, as shares of its height."""
_CREDIT_END: Final = re.compile(r"(?:摄|摄影|供图|攝)[）)]?$")


@dataclass(slots=True)
class Head:
    """A headline: lines of one size, under each other or upright side by side."""

    stack: Stack
    vertical: bool

    @property
    def box(self) -> Box:
        """Around it."""
        return self.stack.box

    @property
    def size(self) -> float:
        """Of its type."""
        return self.stack.size


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a sheet.

    Attributes:
        masthead: what it says of itself.
        furniture: the lines that say it.
        body, font: size and font of the text's type.
        heads, texts: headlines and stacks of text.
        captions: what stands under each picture that has a caption.
        pictures, rules, frames: as they are on the sheet, a drawing without
            text is a picture.
    """

    masthead: Masthead
    furniture: tuple[PrintedLine, ...]
    body: float
    font: str
    heads: list[Head]
    texts: list[Stack]
    captions: list[list[Stack]]
    pictures: tuple[Box, ...]
    rules: tuple[Box, ...]
    frames: tuple[Box, ...]


def parts_of(sheet: Sheet) -> Parts:
    """Return the parts of a sheet."""
    body = body_size(sheet.lines)
    masthead, furniture = _masthead(sheet, body)
    aside = {id(line) for line in furniture}
    lines = _with_initials([line for line in sheet.lines if id(line) not in aside], body)
    frames = tuple(frame for frame in sheet.frames if any(frame.holds(line.box) for line in lines))
    empty = [f for f in sheet.frames if not any(f.abreast(n.box) > 0 and f.beside(n.box) > 0 for n in lines)]
    drawn = (*sheet.pictures, *(frame for frame in empty if min(frame.width, frame.height) > LEAST * body))
    large = with_spaces([line for line in lines if line.size >= LARGE * body], sheet.rules)
    small = [line for line in lines if line.size < LARGE * body]
    texts = list[Stack]()
    captions: list[list[Stack]] = [[] for _ in drawn]
    font = _body_font(small)
    pictures = list(drawn)
    stacks = [part for stack in stacks_of(small, frames, sheet.rules) for part in without_byline(stack)]
    for stack in sorted(stacks, key=lambda stack: stack.box.y0):
        number = _captioned(stack, pictures, body, font)
        if number is None:
            texts.append(stack)
        else:
            captions[number].append(stack)
            pictures[number] = around([pictures[number], stack.box])
    heads = _heads(large, frames, sheet.rules)
    return Parts(masthead, tuple(furniture), body, font, heads, texts, captions, drawn, sheet.rules, frames)


def body_size(lines: Sequence[PrintedLine]) -> float:
    """Return the size of the type in which most of a page is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    if not sizes:
        return 10.0
    most = sizes.most_common(1)[0][0]
    near = [line for line in lines if abs(line.size - most) <= 0.5]
    return sum(line.size * len(line.text) for line in near) / sum(len(line.text) for line in near)


def _body_font(lines: Sequence[PrintedLine]) -> str:
    fonts: Counter[str] = Counter()
    for line in lines:
        fonts[line.font] += len(line.text)
    return fonts.most_common(1)[0][0] if fonts else ""


def _masthead(sheet: Sheet, body: float) -> tuple[Masthead, list[PrintedLine]]:
    """Return what a page says of itself at its top and foot, and the lines that say it."""
    found, lines = Masthead(), list[PrintedLine]()
    edge = [
        line
        for line in sheet.lines
        if not line.vertical and (line.box.y0 < _TOP * sheet.height or line.box.y1 > _FOOT * sheet.height)
    ]
    for row in _rows(edge):
        together = read_masthead("\u3000".join(line.text for line in row))
        if together:
            found, lines = found.joined(together), [*lines, *row]
            continue
        for line in row:
            said = read_masthead(line.text) or (_imprint(line) if line.size < LARGE * body else None)
            if said is not None:
                found, lines = found.joined(said), [*lines, line]
    if not (found.date or found.edition):
        furniture = [line for line in lines if FURNITURE.search(line.text) and len(line.text) < 60]
        return Masthead(), furniture
    return found, lines


def _imprint(line: PrintedLine) -> Masthead | None:
    """Return nothing said for a line of editors, addresses and numbers; None for any other."""
    return Masthead() if FURNITURE.search(line.text) and len(line.text) < 80 else None


def _rows(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """Return lines side by side together, from the left, rows from the top."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda line: line.box.middle[1]):
        if rows and rows[-1][-1].box.abreast(line.box) > 0.4 * min(line.box.height, rows[-1][-1].box.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def _with_initials(lines: list[PrintedLine], body: float) -> list[PrintedLine]:
    """Return the lines with large first characters put before the lines that they open."""
    kept = list(lines)
    for initial in lines:
        if len(initial.text) != 1 or initial.size < 1.7 * body or initial.vertical:
            continue
        beside = [
            line
            for line in kept
            if line.size < LARGE * body
            and 0 <= line.box.x0 - initial.box.x1 + 0.3 * body <= 1.3 * body
            and initial.box.y0 - body <= line.box.y0 <= initial.box.y0 + 1.2 * body
        ]
        if beside and not any(
            other is not initial and other.size == initial.size and _near(other, initial) for other in kept
        ):
            first = min(beside, key=lambda line: line.box.y0)
            whole = replace(first, text=initial.text + first.text, box=first.box._replace(x0=initial.box.x0))
            kept = [whole if line is first else line for line in kept if line is not initial]
    return kept


def _near(one: PrintedLine, other: PrintedLine) -> bool:
    return (
        abs(one.box.middle[0] - other.box.middle[0]) < 2 * one.size
        and abs(one.box.middle[1] - other.box.middle[1]) < 2 * one.size
    )


def _captioned(stack: Stack, pictures: Sequence[Box], body: float, font: str) -> int | None:
    """Return the number of the picture that a stack stands under, or beside or in, if it looks like no article's text.

    Pictures reach down to what is already known to be said of them.
    """
    near = [number for number, picture in enumerate(pictures) if _stands_by(stack.box, picture, body)]
    if not near or len(stack.lines) > 12:
        return None
    other = stack.size < 0.97 * body or stack.font != font or stack.size > 1.03 * body
    spoken = (
        PICTURE.match(stack.text) or CREDIT.fullmatch(stack.lines[-1].text) or _CREDIT_END.search(stack.text)
    )
    return near[0] if other or spoken else None


def _stands_by(box: Box, picture: Box, body: float) -> bool:
    under = -0.8 * body <= box.y0 - picture.y1 <= 1.8 * body
    if under and box.beside(picture) > 0.6 * box.width:
        return True
    if picture.holds(box):
        return True
    aside = max(box.x0 - picture.x1, picture.x0 - box.x1)
    return -1 <= aside <= 1.2 * body and box.abreast(picture) > 0.8 * box.height and box.width < 14 * body


def _heads(lines: Sequence[PrintedLine], frames: Sequence[Box], rules: Sequence[Box]) -> list[Head]:
    """Return the headlines: large lines of one size that belong together."""
    heads: list[Head] = []
    upright = sorted((line for line in lines if line.vertical), key=lambda line: -line.box.x1)
    level = sorted((line for line in lines if not line.vertical), key=lambda line: (line.box.y0, line.box.x0))
    for line in [*level, *upright]:
        frame = frame_of(line.box, frames)
        home = next((head for head in reversed(heads) if _goes_on(head, line, frame, rules)), None)
        if home is None:
            heads.append(Head(Stack([line], line.box, frame), line.vertical))
        else:
            home.stack.lines.append(line)
            home.stack.box = around([home.stack.box, line.box])
    return heads


def _goes_on(head: Head, line: PrintedLine, frame: int, rules: Sequence[Box]) -> bool:
    last = head.stack.lines[-1]
    size = max(last.size, line.size)
    if head.vertical != line.vertical or head.stack.frame != frame or abs(last.size - line.size) > 0.1 * size:
        return False
    if line.vertical:
        gap, along = last.box.x0 - line.box.x1, last.box.abreast(line.box)
        return -0.3 * size <= gap <= 0.9 * size and along > 0.3 * min(last.box.height, line.box.height)
    gap, along = line.box.y0 - last.box.y1, last.box.beside(line.box)
    if not -0.4 * size <= gap <= 0.7 * size or along <= 0.3 * min(last.box.width, line.box.width):
        return False
    between = [
        r for r in rules if r.width > r.height and last.box.middle[1] < r.middle[1] < line.box.middle[1]
    ]
    return not any(rule.beside(line.box) > 0.3 * line.box.width for rule in between)
