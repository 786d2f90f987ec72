"""Where a line of Chinese and Latin text may be broken to fit a screen."""

from rich.cells import split_graphemes

#: What no line begins with, and what no line ends with.
_NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕…—·％”’,.;:?!)]}%")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{第")


def _may_break(left: str, right: str, *, wide: bool) -> bool:
    """Tell whether a line may end between two glyphs, ``wide`` where one of them is a wide one."""
    if right == " " or right in _NOT_FIRST:
        return False
    return left == " " or (wide and left not in _NOT_LAST and not left.isdigit())


def breaks(text: str, first: int, rest: int) -> list[int]:
    """Return the offsets at which a text is cut into screen lines.

    Words stay whole, numbers stay with what they count, and closing punctuation does not begin a line,
    unless there is no other way. Glyphs of several code points, such as emoji, are never cut. Spaces at a
    cut end the line before it, where they may stand beyond the width.

    Args:
        text: one line, without line feeds.
        first: cells in the first screen line, at least 1.
        rest: cells in every other, at least 1.
    """
    glyphs, _ = split_graphemes(text)
    cuts: list[int] = []
    room, used, begin = first, 0, 0  # begin: number of the line's first glyph
    allowed = 0  # number of the glyph the line may be cut before, 0 for none
    position = 0
    while position < len(glyphs):
        start, end, width = glyphs[position]
        glyph = text[start:end]
        if position > begin:
            left, right, before = glyphs[position - 1]
            if _may_break(text[left:right], glyph, wide=width > 1 or before > 1):
                allowed = position
        if used + width > room and position > begin and glyph != " ":
            begin = allowed if allowed > begin else position
            cuts.append(glyphs[begin][0])
            position, used, room = begin, 0, rest
            continue
        used += width
        position += 1
    return cuts
