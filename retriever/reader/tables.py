"""The cell of a table that a question names by its row and its column: 石桥村, 产量."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.chinese.names import squeezed
from corpus.lazy import lazy_pattern

Stretch = tuple[int, int]

#: What stands between white space and bars, or, in a line that has neither, between commas.
_CELL: Final = lazy_pattern(r"[^\s|｜│]+")
_LISTED: Final = lazy_pattern(r"[^,，;；\s]+")
#: 1,120 and 36.5% and -2 fill a cell; — and / say that there is none.
_FIGURE: Final = lazy_pattern(r"[-−—]?[¥￥]?[\d０-９][\d０-９,，.．]*(?:%|％|‰|[万亿])?")
_EMPTY: Final = lazy_pattern(r"[-—–/／…:]+")
#: 58元, 07:25: what else has a figure in it.
_DIGIT: Final = lazy_pattern(r"[\d０-９]")
#: 产量（吨）: what a column is called, and what it is counted in.
_HEAD: Final = lazy_pattern(r"(?P<name>[^（(]+?)(?:[（(](?:单位[：:])?(?P<unit>[^（）()]{1,8})[)）])?")
_UNIT_ASKED: Final = 3
"""What the unit in a question (多少吨) counts for, in characters of a column's name."""
_LEAST: Final = 2
_LONGEST: Final = 16


def cells_of(line: str) -> list[Stretch]:
    """Return the cells of a line of a table, [start, end) each; of a sentence, whatever stands between its gaps."""
    cells = [match.span() for match in _CELL.finditer(line)]
    return cells if len(cells) >= _LEAST else [match.span() for match in _LISTED.finditer(line)]


def is_row(line: str) -> bool:
    """Tell whether a line may be a row of a table: a name and figures behind it, or other short cells among them."""
    texts = [line[start:end] for start, end in cells_of(line)]
    if len(texts) < _LEAST or any(len(text) > _LONGEST for text in texts):
        return False
    figures = [text for text in texts[1:] if _FIGURE.fullmatch(text) or _EMPTY.fullmatch(text)]
    mixed = len(texts) > _LEAST and any(_DIGIT.search(text) for text in texts[1:])
    return (len(figures) == len(texts) - 1 or mixed) and not _EMPTY.fullmatch(texts[0])


def head_of(before: Sequence[str], columns: int) -> list[str]:
    """Return the head of a table: the last of the lines before a row that has as many cells and no figure."""
    for line in reversed(before):
        cells = [line[start:end] for start, end in cells_of(line)]
        if len(cells) == columns and not any(_DIGIT.search(cell) or _EMPTY.fullmatch(cell) for cell in cells):
            return cells
    return []


def table_cell(question: str, row: str, before: str, *, figures: bool = True) -> Stretch | None:
    """Return the cell of a row that a question names, with the column that it names, or None.

    Args:
        question: what is asked.
        row: the paragraph.
        before: the lines of the article before it.
        figures: whether a figure is asked for; anything else otherwise.
    """
    if not is_row(row):
        return None
    cells = cells_of(row)
    asked, name = squeezed(question), squeezed(row[slice(*cells[0])])
    head = head_of(before.split("\n"), len(cells))
    if len(name) < _LEAST or name not in asked or not head:
        return None
    column = column_asked(asked.replace(name, "，"), head)
    if not column:
        return None
    cell = row[slice(*cells[column])]
    fits = _DIGIT.match(cell) or _FIGURE.fullmatch(cell) if figures else not _EMPTY.fullmatch(cell)
    return cells[column] if fits else None


def column_asked(asked: str, head: Sequence[str]) -> int | None:
    """Return the number of the one column, but the first, that a squeezed question names best, or None."""
    worths = [0, *(_named(asked, cell) for cell in head[1:])]
    best = max(worths)
    return worths.index(best) if best and worths.count(best) == 1 else None


def _named(asked: str, cell: str) -> int:
    """Return how much of a column's name and unit a question says."""
    match = _HEAD.fullmatch(cell)
    if not match:
        return 0
    name, unit = squeezed(match["name"]), squeezed(match["unit"] or "")
    said = (
        2 * len(name) if name in asked else max(_shared(asked, name), _shared(asked, name[::-1], ahead=True))
    )
    return said + _UNIT_ASKED * bool(unit and re.search(rf"(?:多少|几){re.escape(unit)}", asked))


def _shared(asked: str, name: str, *, ahead: bool = False) -> int:
    """Return how many characters of a name's end, or of its reversed beginning, a question says; at least two."""
    for size in range(len(name) - 1, _LEAST - 1, -1):
        part = name[-size:][::-1] if ahead else name[-size:]
        if part in asked:
            return size
    return 0
