"""Text as it was set, not as it is read: a space behind every character, or a character a line.

OCR writes a headline that was spaced out as 春 暖 花 开, and a column that was set from top to bottom as a
line for each character. Both come in as they are read.
"""

from collections import Counter
from itertools import pairwise
from typing import Final

from corpus.lazy import lazy_pattern

_CJK: Final = lazy_pattern(
    r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—·]"
)
#: Characters and the gap after each.
_PIECE: Final = lazy_pattern(r"(\S+)([^\S\r\n]*)")
_FEW, _MANY = 2, 8
"""So many neighbours apart make a line spaced out: on a page of such lines, and on any other page."""
#: 春 暖 花 开 正 当 时: a headline of five characters or more, each apart.
_HEADLINE: Final = lazy_pattern(r"\s*[\u4e00-\u9fff](?:[^\S\n]{1,2}[\u4e00-\u9fff，！？“”：]){4,39}\s*")
_LEAST_COLUMN = 8
"""Characters under each other that are a column."""
#: A column has a character a line; figures, a Latin word or two marks may share one.
_CELL: Final = lazy_pattern(r"\S|\d{1,4}%?|[A-Za-z]{1,12}|[…—]{2}|[。！？][”’」』﹂﹄]")
#: 新校舍启用本报讯（…: the headline that ran into a news item's opening, as nothing parted the two.
_HEADED: Final = lazy_pattern(
    r"\A([^\s，。；：]{2,30}?)(?=[（(]?本[报報](?:\w{0,12}?[讯訊电電][（(]|[記记]者))"
)
#: Marks as they are turned in a column, and how a line has them.
_TURNED: Final = str.maketrans(
    "︐︑︒︓︔︕︖︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄︙︱︳",
    "，、。：；！？（）｛｝〔〕【】《》〈〉「」『』…——",
)


def as_read(text: str) -> str:
    """Return a text with columns as lines, and without the spaces of lines that were spaced out."""
    lines = text.split("\n")
    if _is_column(lines):
        return _as_lines(lines)
    apart = [_apart(line) for line in lines]
    long = [line for line, pairs in zip(lines, apart, strict=True) if sum(pairs) >= _MANY]
    spaced = [line for line, pairs in zip(lines, apart, strict=True) if _is_spaced(pairs, _MANY)]
    throughout = bool(spaced) and 2 * len(spaced) > len(long)
    return "\n".join(
        _closed(line)
        if _is_spaced(pairs, _FEW if throughout else _MANY) or _HEADLINE.fullmatch(line)
        else line
        for line, pairs in zip(lines, apart, strict=True)
    )


def _apart(line: str) -> tuple[int, int]:
    """Return how many neighbouring Chinese characters of a line have white space between them, and how many none."""
    apart = together = 0
    pieces = line.split()
    for piece in pieces:
        together += sum(1 for a, b in pairwise(piece) if _CJK.match(a) and _CJK.match(b))
    for a, b in pairwise(pieces):
        apart += bool(_CJK.match(a[-1]) and _CJK.match(b[0]))
    return apart, together


def _is_spaced(pairs: tuple[int, int], least: int) -> bool:
    apart, together = pairs
    return apart >= least and together <= apart // 8


def _closed(line: str) -> str:
    """Return a spaced-out line closed up; a gap that is wider than the others is a space."""
    pieces = _PIECE.findall(line)
    usual = Counter(len(gap) for _, gap in pieces[:-1]).most_common(1)[0][0]
    lead = line[: len(line) - len(line.lstrip())]
    closed = ""
    for (piece, gap), (following, _) in pairwise([*pieces, ("", "")]):
        words = len(piece) > 1 and len(following) > 1 and (piece[-1] + following[0]).isascii()
        closed += piece + (" " if following and (len(gap) > usual or words) else "")
    return lead + closed


def _is_column(lines: list[str]) -> bool:
    """Tell whether a text is one column: nearly all of its lines hold a character each."""
    held = [line.strip() for line in lines if line.strip()]
    cells = sum(_CELL.fullmatch(line) is not None for line in held)
    single = sum(len(line) == 1 for line in held)
    chinese = sum(_CJK.match(line) is not None for line in held)
    return single >= _LEAST_COLUMN and cells >= 0.95 * len(held) and min(single, chinese) >= 0.7 * len(held)


def _as_lines(lines: list[str]) -> str:
    """Return each run of filled lines as one line; what stands between them stays between them."""
    text = ""
    for above, line in pairwise(["", *lines]):
        cell = line.strip()
        if cell:
            text += (
                f" {cell}" if above.strip().isalpha() and (above.strip()[-1:] + cell[0]).isascii() else cell
            )
        elif above.strip():
            text += "\n\n"
    return _HEADED.sub(r"\1\n\n", f"{text.strip()}\n".translate(_TURNED), count=1)
