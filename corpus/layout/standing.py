"""Lines that are not joined: the rows of a table and the lines of a poem.

A wrapped column is told by lines that are full; a row by its cells, a verse by lines that end where they could
have gone on, or all at a mark.
"""

from collections.abc import Sequence
from typing import Final

from corpus.chinese.datelines import opens_news
from corpus.layout.lines import Line
from corpus.layout.text import ends_sentence, is_cjk
from corpus.lazy import lazy_pattern

LEAST_VERSES = 4
"""Shorter poems look like a headline on several lines."""
WIDEST_VERSE = 24.0
SHORT = 2.5
"""A line that is shorter than others by more than this was not broken for want of room."""
_BETWEEN_CELLS: Final = lazy_pattern(r"[\t\u3000]+| {2,}")
_FIGURE: Final = lazy_pattern(r"[-+−]?[\d.,/:]*\d[\d.,/:]*\s*(?:%|％|\S{1,2})?|[-—–/]+")
_PROSE: Final = lazy_pattern(r"[。，；！？]")
_STOP: Final = lazy_pattern(r"[，。；：！？…、,;!?][”’」』]?$")
_SIGNED: Final = lazy_pattern(r"[—\-–]{1,2}\s*\S{2,12}$")


def marked(run: Sequence[Line], *, wrapped: bool) -> list[Line]:
    """Return a run, lines without a blank one between them, with those marked that stand for themselves.

    Args:
        run: the lines.
        wrapped: whether they are known to be wrapped text.
    """
    if _is_verse(run, wrapped=wrapped):
        return [line._replace(standing=True) for line in run]
    lines = list(run)
    start = 0
    while start < len(run):
        end = _table_end(run, start)
        lines[start:end] = [line._replace(standing=True) for line in run[start:end]]
        start = max(end, start + 1)
    return lines


def _cells(line: Line) -> list[str]:
    """Return the cells of a row; none for a line of prose."""
    if _PROSE.search(line.text):
        return []
    wide = _BETWEEN_CELLS.split(line.text)
    return wide if len(wide) > 1 else line.text.split()


def _table_end(run: Sequence[Line], start: int) -> int:
    """Return where the table that begins with a line ends; ``start`` where there is none.

    Its rows have equally many cells, three or more, or two of which the second is a figure; most rows below the
    first hold figures.
    """
    count = len(_cells(run[start]))
    end = start
    while end < len(run) and count > 1 and len(_cells(run[end])) == count:
        end += 1
    rows = [_cells(line) for line in run[start:end]]
    figured = sum(any(_FIGURE.fullmatch(cell) for cell in row[1:]) for row in rows)
    return end if len(rows) >= (2 if count > 2 else 3) and 2 * figured >= len(rows) else start


def _is_verse(run: Sequence[Line], *, wrapped: bool) -> bool:
    """Tell whether a run is a poem, perhaps with its poet's name below."""
    lines = list(run)
    if len(lines) > LEAST_VERSES and _SIGNED.match(lines[-1].text):
        lines.pop()
    widest = max(line.width for line in lines)
    if len(lines) < LEAST_VERSES or widest > WIDEST_VERSE or any(opens_news(line.text) for line in lines):
        return False
    stops = sum(_STOP.search(line.text) is not None for line in lines)
    if stops == len(lines):
        return True
    latin = 2 * sum(map(is_cjk, "".join(line.text for line in lines))) < sum(len(line.text) for line in lines)
    inside = [len(_PROSE.findall(line.text[:-2])) for line in lines]
    if wrapped or latin or max(inside) > 1 or any("。" in line.text[:-2] for line in lines):
        return False
    if stops <= 1 and not any(_PROSE.search(line.text[:-1]) for line in lines):
        return True
    short = sum(line.width < widest - SHORT and not ends_sentence(line.text) for line in lines[:-1])
    return 3 * short >= len(lines) and 4 * sum(inside) < len(lines)
