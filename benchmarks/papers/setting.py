"""An article → the blocks that a page takes: its head, its columns, its picture with what is said of it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfmetrics

from benchmarks.papers.press import Press
from training.layout.source import Source

_NO_START = frozenset("，。、；：？！）》」』】”’,;:?!)]%…")
_NO_END = frozenset("（《「『【“‘([")
HEAD = ("kicker", "title", "subtitle", "byline")


@dataclass(frozen=True)
class Row:
    """A line of a column before it is set: where it starts within it, whether it is spread over its width."""

    unit: int
    text: str
    role: str
    indent: float
    full: bool


def break_lines(text: str, room: float, size: float, font: str, indent: float) -> list[tuple[str, float]]:
    """Return the lines of a paragraph with their indents, no line with a closing mark at its start."""
    lines: list[tuple[str, float]] = []
    start, used, lead = 0, indent * size, indent
    at = 0
    while at < len(text):
        token = at + 1
        while token < len(text) and _is_latin(text[at]) and _is_latin(text[token]):
            token += 1
        need = pdfmetrics.stringWidth(text[at:token], font, size)
        if used + need > room + 0.01 and at > start and text[at] not in _NO_START:
            end = at - 1 if text[at - 1] in _NO_END and at - 1 > start else at
            lines.append((text[start:end], lead))
            start, lead = end, 0.0
            used = pdfmetrics.stringWidth(text[end:at], font, size)
        used += need
        at = token
    if start < len(text):
        lines.append((text[start:], lead))
    return lines


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


@dataclass
class Style:
    """How one newspaper is set."""

    columns: int
    size: float
    gutter: float
    leading: float
    indent: float
    rules: bool
    title: str
    subhead: str
    caption: str

    @classmethod
    def draw(cls, rng: random.Random) -> "Style":
        """Return the settings of a paper."""
        size = rng.choice((9.0, 9.5, 10.0, 10.5))
        return cls(
            columns=rng.randint(3, 6),
            size=size,
            gutter=size * rng.choice((1.0, 1.3, 1.6, 2.0)),
            leading=rng.choice((1.3, 1.4, 1.5, 1.6)),
            indent=2.0,
            rules=rng.random() < 0.5,
            title=rng.choice(("hei", "song", "hei")),
            subhead=rng.choice(("hei", "hei-middle", "kai-middle", "hei-large")),
            caption=rng.choice(("kai", "song-small", "hei-small")),
        )


@dataclass
class Piece:
    """An article, or a part of one, on its way to a page.

    Attributes:
        number: of the article.
        head: (unit, role, text) of kicker, headline, subtitle and byline.
        body: (unit, role, text) of what is set in columns.
    """

    number: int
    head: list[tuple[int, str, str]]
    body: list[tuple[int, str, str]]
    rows: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, number: int, source: Source) -> "Piece":
        """Return an article as one piece."""
        units = [(unit, role, text) for unit, (role, text) in enumerate(source.units)]
        return cls(number, [u for u in units if u[1] in HEAD], [u for u in units if u[1] not in HEAD])

    def flow(self, style: Style, room: float) -> list[Row]:
        """Return the lines of its text for a column."""
        rows: list[Row] = []
        for unit, role, text in self.body:
            if role == "subhead":
                size = style.size * (1.3 if style.subhead == "hei-large" else 1.0)
                lines = break_lines(text, room - 2 * size, size, "hei", 0.0)
                rows += [Row(unit, line, role, 0.0, False) for line, _ in lines]
                continue
            lines = break_lines(text, room, style.size, "song", style.indent)
            rows += [
                Row(unit, line, role, lead, at < len(lines) - 1) for at, (line, lead) in enumerate(lines)
            ]
        self.rows = rows
        return rows


def height_of(rows: Sequence[Row], style: Style) -> float:
    """Return how high lines are."""
    return len(rows) * style.size * style.leading


def set_columns(
    press: Press, piece: Piece, style: Style, boxes: Sequence[tuple[float, float, float, float]]
) -> int:
    """Set the lines of a piece into columns; return how many were left over."""
    rows = list(piece.rows)
    step = style.size * style.leading
    for x0, y0, x1, y1 in boxes:
        y = y0
        while rows and y + style.size <= y1 + 0.01:
            row = rows.pop(0)
            _set_row(press, piece, style, row, (x0, y, x1))
            y += step
    return len(rows)


def _set_row(press: Press, piece: Piece, style: Style, row: Row, place: tuple[float, float, float]) -> None:
    x0, y, x1 = place
    x, size, font = x0 + row.indent * style.size, style.size, "song"
    room = x1 - x
    if row.role == "subhead":
        name, _, how = style.subhead.partition("-")
        font, size = name, style.size * (1.3 if how == "large" else 1.0)
        wide = pdfmetrics.stringWidth(row.text, font, size)
        x = x0 + (x1 - x0 - wide) / 2 if how else x0 + 2 * style.size
        y -= (size - style.size) / 2
    natural = pdfmetrics.stringWidth(row.text, font, size)
    spread = room if row.full and abs(room - natural) < 3 * size else 0.0
    wide = press.line(row.text, x, y, size, font, room=spread)
    press.note(piece.number, row.unit, (x, y, x + wide, y + size), row.text)
