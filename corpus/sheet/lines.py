"""Characters with their boxes → printed lines, level or upright.

Characters that a file writes one after the other, side by side or under each other, are a line; pieces of lines
that were written apart (figures in another font, bold words) are put together where they touch.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.layout.text import is_cjk
from corpus.sheet.model import Box, PrintedLine, around

GAP = 0.8
"""What may lie between two characters of a line, in ems; the gutter between columns is wider."""
STRETCHED = 2.2
"""What may lie behind a space, where lines are spread over the width of a column."""
TOUCH = 0.5
"""What may lie between two pieces of a line that were written apart."""
SPACED = 2.6
"""What may lie between the characters of a headline that is spaced out."""
SPACE = 0.4
"""A gap wider than the others by this is a space."""


_LONG, _LINES = 5, 4
"""Characters of a line, and how many of them begin at one place, for that to be the left of a column."""


class Glyph(NamedTuple):
    """A character of a page: where it stands, its size and its font."""

    char: str
    box: Box
    size: float
    bold: bool = False
    font: str = ""


def lines_of(glyphs: Iterable[Glyph]) -> list[PrintedLine]:
    """Return the lines that characters make, in the order in which they were written."""
    runs = [run for run in _runs(_once(glyphs)) if any(not glyph.char.isspace() for glyph in run.glyphs)]
    return [line for run in _spaced_out(_touching(runs)) if (line := run.line()).text]


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield characters, those that are printed over each other to look bold only once."""
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        key = glyph.char, round(glyph.box.x0), round(glyph.box.y0)
        wide = glyph.box.width > 1.4 * glyph.size
        if key not in seen or wide or glyph.char.isspace():
            seen.add(key)
            yield glyph


class _Run:
    """Characters in a row."""

    def __init__(self, glyph: Glyph) -> None:
        self.glyphs = [glyph]
        self.vertical: bool | None = None

    def takes(self, glyph: Glyph) -> bool:
        """Go on with a character, if it follows."""
        last = self.glyphs[-1]
        size = max(last.size, glyph.size)
        if glyph.box == last.box:  # one sign for two characters, as for a dash
            self.glyphs.append(glyph)
            return True
        if min(last.size, glyph.size) < 0.6 * size:
            return False
        gap, level = glyph.box.x0 - last.box.x1, abs(glyph.box.y1 - last.box.y1)
        reach = STRETCHED if last.char.isspace() else GAP
        if self.vertical is not True and level < 0.35 * size and -0.4 * size <= gap <= reach * size:
            self.vertical = False
            self.glyphs.append(glyph)
            return True
        aside, down = abs(glyph.box.middle[0] - last.box.middle[0]), glyph.box.y0 - last.box.y0
        aside = min(aside, abs(glyph.box.x0 - last.box.x0))  # a narrow mark may stand at the left
        if self.vertical is not False and aside < 0.3 * size and 0.5 * size <= down <= 2.3 * size:
            self.vertical = True
            self.glyphs.append(glyph)
            return True
        return False

    @property
    def box(self) -> Box:
        return around([glyph.box for glyph in self.glyphs if not glyph.char.isspace()])

    @property
    def size(self) -> float:
        return median(glyph.size for glyph in self.glyphs)

    def line(self) -> PrintedLine:
        """Return the printed line."""
        shown = [glyph for glyph in self.glyphs if not glyph.char.isspace()]
        text = _upright(self.glyphs) if self.vertical else _level(self.glyphs)
        font = Counter(glyph.font for glyph in shown).most_common(1)[0][0]
        bold = 2 * sum(glyph.bold for glyph in shown) > len(shown)
        return PrintedLine(text.strip(), self.box, self.size, bold, font, bool(self.vertical))


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    for glyph in glyphs:
        if not runs or not runs[-1].takes(glyph):
            runs.append(_Run(glyph))
    return _single_columns(runs)


def _single_columns(runs: Sequence[_Run]) -> list[_Run]:
    """Take a column of two characters for what it is only where the type is no smaller than its gap."""
    kept: list[_Run] = []
    for run in runs:
        if (
            run.vertical
            and len(run.glyphs) == 2
            and run.glyphs[1].box.y0 - run.glyphs[0].box.y1 > 0.12 * run.size
        ):
            kept += [_Run(glyph) for glyph in run.glyphs]
        else:
            kept.append(run)
    return kept


def _touching(runs: Sequence[_Run]) -> list[_Run]:
    """Put level pieces together that touch on one line, or stand there one after the other as they were written."""
    level = [run for run in runs if not run.vertical]
    order = {id(run): number for number, run in enumerate(runs)}
    edges = Counter(round(run.box.x0 / 2) for run in level if len(run.glyphs) >= _LONG)
    rows: dict[int, list[_Run]] = {}
    homes: dict[int, _Run] = {id(run): run for run in runs}
    for run in sorted(level, key=lambda run: run.box.x0):
        box, place = run.box, int(run.box.y1 // 4)
        written = homes[id(runs[order[id(run)] - 1])] if order[id(run)] else run
        near = [other for row in range(place - 2, place + 3) for other in rows.get(row, ())]
        left = next((other for other in near if _touches(other, box, run.size, TOUCH)), None)
        if left is not None and len(run.glyphs) >= _LONG and _is_edge(edges, box.x0):
            left = None  # a mark hangs out of the column to its left
        elif left is None and written is not run and not written.vertical and not _is_edge(edges, box.x0):
            left = written if _touches(written, box, run.size, STRETCHED) else None
        if left is None:
            rows.setdefault(place, []).append(run)
            continue
        left.glyphs += run.glyphs
        left.vertical = False
        homes = {key: left if home is run else home for key, home in homes.items()}
    return sorted({id(run): run for run in homes.values()}.values(), key=lambda run: order[id(run)])


def _is_edge(edges: Counter[int], x0: float) -> bool:
    """Tell whether many lines begin at a place: a column's left."""
    at = round(x0 / 2)
    return sum(edges[near] for near in (at - 1, at, at + 1)) >= _LINES


def _touches(left: _Run, box: Box, size: float, reach: float) -> bool:
    last = left.glyphs[-1]
    least = min(last.size, size)
    gap = box.x0 - last.box.x1
    return (
        max(last.size, size) < 1.6 * least
        and abs(last.box.y1 - box.y1) < 0.35 * least
        and -0.4 * least <= gap <= reach * least
    )


def _spaced_out(runs: Sequence[_Run]) -> list[_Run]:
    """Put single characters of one size together that stand on one line, or in one column, equally far apart."""
    kept: list[_Run] = []
    for run in runs:
        last = kept[-1] if kept else None
        if last is not None and len(run.glyphs) == 1 and _goes_on(last, run.glyphs[0]):
            last.glyphs.append(run.glyphs[0])
        else:
            kept.append(run)
    return kept


def _goes_on(run: _Run, glyph: Glyph) -> bool:
    last = run.glyphs[-1]
    if abs(last.size - glyph.size) > 0.1 * glyph.size or not is_cjk(glyph.char) or not is_cjk(last.char):
        return False
    gap = glyph.box.x0 - last.box.x1
    level = abs(glyph.box.y1 - last.box.y1) < 0.2 * glyph.size and 0 < gap <= SPACED * glyph.size
    if not level or run.vertical:
        return False
    if len(run.glyphs) == 1:
        run.vertical = False
        return True
    before = last.box.x0 - run.glyphs[-2].box.x1
    return abs(gap - before) <= 0.25 * glyph.size


def _level(glyphs: Sequence[Glyph]) -> str:
    """Return the text of a level line, a space where its gap is wider than the others."""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(glyphs)]
    usual = median(gaps) if gaps else 0.0
    text = glyphs[0].char
    for glyph, gap in zip(glyphs[1:], gaps, strict=True):
        apart = (
            gap > max(usual, 0.0) + SPACE * glyph.size
            and not text[-1:].isspace()
            and not glyph.char.isspace()
        )
        words = not is_cjk(text[-1:]) and not is_cjk(glyph.char) and gap > 0.18 * glyph.size
        text += f" {glyph.char}" if apart or (words and not text[-1:].isspace()) else glyph.char
    return text


def _upright(glyphs: Sequence[Glyph]) -> str:
    """Return the text of an upright line, a space where one character or more was left out."""
    text = glyphs[0].char
    steps = [b.box.y0 - a.box.y0 for a, b in pairwise(glyphs)]
    usual = median(steps) if steps else 0.0
    for glyph, step in zip(glyphs[1:], steps, strict=True):
        text += (
            f" {glyph.char}" if step > usual + SPACE * glyph.size and not text[-1:].isspace() else glyph.char
        )
    return text
