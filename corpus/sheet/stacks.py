"""Printed lines → stacks: lines of one type under each other in one column, with nothing between them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.layout.patterns import stands_alone, starts_alone
from corpus.layout.text import ends_sentence
from corpus.sheet.model import Box, PrintedLine, around

LEADING = 1.3
"""What may lie between two lines of a column, in ems."""
SAME = 0.12
"""How far sizes may differ in one type."""
INDENT = 0.8
"""Ems by which a line must stand in to open a paragraph."""
LONGEST_SUBHEAD = 40


@dataclass(slots=True)
class Stack:
    """Lines under each other.

    Attributes:
        lines: from the top; upright ones from the right.
        box: around them.
        frame: number of the frame that they stand in, -1 for none.
        broken: ends of its lines that are ends of paragraphs: places in ``lines`` where one begins.
    """

    lines: list[PrintedLine]
    box: Box
    frame: int = -1
    indented: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    @property
    def size(self) -> float:
        """Of its type."""
        return Counter(round(line.size, 1) for line in self.lines).most_common(1)[0][0]

    @property
    def text(self) -> str:
        """All of its lines."""
        return "".join(line.text for line in self.lines)

    @property
    def font(self) -> str:
        """Of most of its lines."""
        return Counter(line.font for line in self.lines).most_common(1)[0][0]

    def pieces(self) -> list[list[PrintedLine]]:
        """Return its paragraphs and headings, each with its lines."""
        bounds = [0, *self.broken, len(self.lines)]
        return [self.lines[a:b] for a, b in pairwise(bounds)]


def turned(box: Box) -> Box:
    """Return a box of an upright line as if the page lay on its side, so that the line is level."""
    return Box(box.y0, -box.x1, box.y1, -box.x0)


def stacks_of(lines: Iterable[PrintedLine], frames: Sequence[Box], rules: Sequence[Box]) -> list[Stack]:
    """Return the stacks that lines of text make.

    Args:
        lines: level ones, or upright ones.
        frames: none holds a line that is in a stack with a line outside.
        rules: none runs through a stack.
    """
    found: list[Stack] = []
    for upright in (False, True):
        own = [line for line in lines if line.vertical == upright]
        seen = turned if upright else _as_it_is
        bars = [seen(rule) for rule in rules]
        places = [(line, seen(line.box), frame_of(line.box, frames)) for line in own]
        for column in _columns(sorted(places, key=lambda place: (place[1].y0, place[1].x0)), bars):
            found += [column.stack(part) for part in column.even()]
    return found


def _as_it_is(box: Box) -> Box:
    return box


def frame_of(box: Box, frames: Sequence[Box]) -> int:
    """Return the number of the smallest frame that holds a box, -1 where none does."""
    held = [
        (frame.width * frame.height, number)
        for number, frame in enumerate(frames)
        if frame.holds(box, slack=3.0)
    ]
    return min(held)[1] if held else -1


class _Column:
    """A column as it grows; its boxes are level."""

    def __init__(self, line: PrintedLine, box: Box, frame: int) -> None:
        self.lines, self.boxes, self.frame = [line], [box], frame
        self.x0, self.x1 = box.x0, box.x1

    def gap(self, line: PrintedLine, box: Box, frame: int) -> float | None:
        """Return how far a line stands under it, None where it is none of its lines."""
        last, size = self.boxes[-1], max(line.size, self.lines[-1].size)
        gap = box.y0 - last.y1
        if frame != self.frame or not -0.5 * size <= gap <= LEADING * size or box.y0 < last.y0 + 0.4 * size:
            return None
        if abs(line.size - self.lines[-1].size) > SAME * size:
            return None
        slack = 3.2 if len(self.lines) <= 2 else 1.0  # the first line of all may stand in
        within = box.x0 > self.x0 - slack * size and box.x1 < self.x1 + 1.6 * size
        covers = self.x0 > box.x0 - 3 * size and self.x1 < box.x1 + 1.6 * size
        shared = min(self.x1, box.x1) - max(self.x0, box.x0)
        if not (within or covers) or shared < 0.75 * min(self.x1 - self.x0, box.x1 - box.x0):
            return None
        return gap

    def add(self, line: PrintedLine, box: Box) -> None:
        self.lines.append(line)
        self.boxes.append(box)
        self.x0, self.x1 = min(self.x0, box.x0), max(self.x1, box.x1)

    def even(self) -> list[range]:
        """Return stretches of its lines that are as wide as each other: a line across two columns is none of one."""
        size = self.lines[0].size
        wide = [box.x1 - box.x0 for box in self.boxes]
        usual = sorted(wide)[len(wide) // 2]
        cuts = [
            at
            for at in range(1, len(wide))
            if (wide[at - 1] > usual + 3 * size) != (wide[at] > usual + 3 * size) and len(wide) > 3
        ]
        return [range(a, b) for a, b in pairwise([0, *cuts, len(wide)])]

    def stack(self, part: range) -> Stack:
        """Return a stretch of it as a stack, its paragraphs found."""
        lines, boxes = [self.lines[at] for at in part], [self.boxes[at] for at in part]
        stack = Stack(lines, around([line.box for line in lines]), self.frame)
        size = stack.size
        left, right = _edge([box.x0 for box in boxes], size), max(box.x1 for box in boxes)
        stack.indented = [
            at
            for at, box in enumerate(boxes)
            if INDENT * size <= box.x0 - left <= 3.2 * size
            and not _is_middle(box, left, right, size, lines[at])
        ]
        stack.broken = [at for at in range(1, len(lines)) if _opens(stack, boxes, at, left, right)]
        return stack


def _columns(places: Iterable[tuple[PrintedLine, Box, int]], bars: Sequence[Box]) -> list[_Column]:
    columns: list[_Column] = []
    for line, box, frame in places:
        fitting = [
            (gap, number)
            for number, column in enumerate(columns)
            if (gap := column.gap(line, box, frame)) is not None and not _barred(column.boxes[-1], box, bars)
        ]
        if fitting:
            columns[min(fitting)[1]].add(line, box)
        else:
            columns.append(_Column(line, box, frame))
    return columns


def _barred(above: Box, below: Box, bars: Sequence[Box]) -> bool:
    """Tell whether a level rule runs between two lines."""
    top, foot = above.middle[1], below.middle[1]
    return any(
        bar.width > bar.height
        and top < bar.middle[1] < foot
        and bar.beside(below) > 0.5 * min(below.width, above.width)
        for bar in bars
    )


def _edge(starts: Sequence[float], size: float) -> float:
    """Return where the lines of a column begin: the leftmost place at which a fifth of them do."""
    ordered = sorted(starts)
    for start in ordered:
        if sum(abs(other - start) < 0.5 * size for other in ordered) * 5 >= len(ordered):
            return start
    return ordered[0]


def _is_middle(box: Box, left: float, right: float, size: float, line: PrintedLine) -> bool:
    """Tell whether a line was set in the middle, as headings and bylines are."""
    before, after = box.x0 - left, right - box.x1
    even = abs(before - after) < 1.2 * size and (after > 1.6 * size or line.bold)
    return (
        before > INDENT * size and even and len(line.text) <= LONGEST_SUBHEAD and not ends_sentence(line.text)
    )


def _opens(stack: Stack, boxes: Sequence[Box], at: int, left: float, right: float) -> bool:
    """Tell whether a line of a stack opens a paragraph, or is a heading or stands under one."""
    line, last, size = stack.lines[at], stack.lines[at - 1], stack.size
    here = _is_middle(boxes[at], left, right, size, line)
    above = _is_middle(boxes[at - 1], left, right, size, last)
    if here and above:
        return line.bold != last.bold or stands_alone(line.text) or stands_alone(last.text)
    if here or above or at in stack.indented or stands_alone(line.text):
        return True
    short = boxes[at - 1].x1 < right - 1.5 * size
    if short and (line.bold != last.bold or stands_alone(last.text)):
        return True
    if stack.indented and len(stack.lines) > 6:
        return False
    gaps = sorted(b.y0 - a.y1 for a, b in pairwise(boxes))
    apart = boxes[at].y0 - boxes[at - 1].y1 > gaps[len(gaps) // 2] + 0.45 * size
    return (short and (ends_sentence(last.text) or apart)) or (apart and starts_alone(line.text))
