"""Who signs at the top of a column: lines in the middle over its text, parted from it."""

import re
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.layout.patterns import BYLINE, stands_alone
from corpus.sheet.model import around
from corpus.sheet.stacks import Stack

_CLOSE: Final = 0.45
"""What may lie between two lines of one byline, in ems."""
_APART: Final = 0.4
"""Ems by which more lies under a byline than between the lines of its column."""
_LEADING: Final = 0.4
"""Ems between the lines of a column of which there are too few to tell."""
MOST: Final = 4
"""Lines of a subtitle and a byline."""
#: 林大同　何雨: names without a word that says what they are.
_NAMES: Final = re.compile(r"[\u4e00-\u9fff·]{2,8}(?:[\s\u3000、]+[\u4e00-\u9fff·]{2,8}){0,3}")
#: 林大同, 何雨 沈小满: the same where nobody knows in which font they are set.
BARE_NAMES: Final = re.compile(r"[\u4e00-\u9fff·]{2,5}(?:[\s\u3000、]{1,3}[\u4e00-\u9fff·]{2,5}){0,3}")


def without_byline(stack: Stack) -> list[Stack]:
    """Return a stack, and before it the byline that stands at its top in the middle of its column."""
    count = next((n for n in (3, 2, 1) if n < len(stack.lines) and _signs(stack, n)), 0)
    over = 0
    if not count and (signed := next((n for n in range(MOST) if _is_apart(stack, n)), None)) is not None:
        count, over = signed + 1, signed
    if not count:
        return [stack]
    first, rest = stack.lines[:count], stack.lines[count:]
    return [
        Stack(first, around([line.box for line in first]), stack.frame, broken=[over] if over else []),
        Stack(
            rest,
            around([line.box for line in rest]),
            stack.frame,
            [at - count for at in stack.indented if at >= count],
            [at - count for at in stack.broken if at > count],
        ),
    ]


def _signs(stack: Stack, count: int) -> bool:
    """Tell whether the first lines of a stack are a byline, parted from what follows."""
    lines = stack.lines[:count]
    text = " ".join(line.text for line in lines)
    other = all(line.font != stack.font and line.font == lines[0].font for line in lines)
    if any(b.box.y0 - a.box.y1 > _CLOSE * stack.size for a, b in pairwise(lines)):
        return False  # a subhead under a byline
    parted = count in stack.broken and not any(at < count for at in stack.indented)
    if other and any(stands_alone(gap.join(line.text for line in lines)) for gap in (" ", "")):
        return True
    return parted and count == 1 and (stands_alone(text) or (other and _NAMES.fullmatch(text) is not None))


def _is_apart(stack: Stack, at: int) -> bool:
    """Tell whether a line in a font that nobody knows signs: more lies under it than under others.

    Over it may stand a subtitle, in the middle as it is; names alone stand first.
    """
    lines, size = stack.lines, stack.size
    if stack.font or at + 2 > len(lines) or any(line.font or line.vertical for line in lines[: at + 1]):
        return False
    gaps = [b.box.y0 - a.box.y1 for a, b in pairwise(lines)]
    usual = median(gaps[at + 1 :]) if len(gaps) > at + 2 else _LEADING * size
    if gaps[at] < usual + _APART * size:
        return False
    if BYLINE.fullmatch(lines[at].text):
        return at == 0 or (at in stack.broken and not any(n <= at for n in stack.indented))
    middle = 1 in stack.broken and 0 not in stack.indented
    return at == 0 and middle and BARE_NAMES.fullmatch(lines[0].text) is not None
