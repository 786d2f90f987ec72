"""The cell of a table that a question names by its row and its column: 石桥村, 产量."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.chinese.names import squeezed
from corpus.lazy import lazy_pattern

Stretch = tuple[int, int]

_CELL: Final = lazy_pattern(r"[^\s|｜│]+")
#: 1,120 and 36.5% and -2 fill a cell; — and / say that there is none.
_FIGURE: Final = lazy_pattern(r"[-−—]?[¥￥]?[\d０-９][\d０-９,，.．]*(?:%|％|‰|[万亿])?")
_EMPTY: Final = lazy_pattern(r"[-—–/／…]+")
#: 产量（吨）: what a column is called, and what it is counted in.
_HEAD: Final = lazy_pattern(r"(?P<name>[^（(]+?)(?:[（(](?:单位[：:])?(?P<unit>[^（）()]{1,8})[)）])?")
_UNIT_ASKED: Final = 3
"""What the unit in a question (多少吨) counts for, in characters of a column's name."""
_LEAST: Final = 2


def table_cell(question: str, row: str, before: str) -> Stretch | None:
    """Return the cell of a row that a question names, with the column that it names, or None.

    The head of a table is the last line before the row that has as many cells and no figure.
    """
    cells = [match.span() for match in _CELL.finditer(row)]
    texts = [row[start:end] for start, end in cells]
    if len(cells) < _LEAST or not all(_FIGURE.fullmatch(t) or _EMPTY.fullmatch(t) for t in texts[1:]):
        return None
    asked, name = squeezed(question), squeezed(texts[0])
    heads = [head for line in before.split("\n") if len(head := _CELL.findall(line)) == len(cells)]
    heads = [head for head in heads if not any(_FIGURE.fullmatch(cell) for cell in head)]
    if len(name) < _LEAST or name not in asked or not heads:
        return None
    column = _column(asked.replace(name, "，"), heads[-1])
    return cells[column] if column and _FIGURE.fullmatch(texts[column]) else None


def _column(asked: str, head: Sequence[str]) -> int | None:
    """Return the number of the one column that a question names best, or None."""
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
