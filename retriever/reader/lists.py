"""A part of an enumeration grown to all of it."""

import re
from typing import Final

from corpus.lazy import lazy_pattern
from retriever.reader.marks import balanced

_LONGEST_ITEM: Final = 20
_WORD = r"[^、，。；：！？,;:!?\s（）()“”《》]"
_QUOTED_OR_TITLED = r"(?:“[^”]{1,30}”|《[^》]{1,60}》)"
_MARKED = rf"(?:{_QUOTED_OR_TITLED}|（[^）]{{1,20}}）)"
_ITEM_END = r"(?=[、，。；：！？,;:!?\s（）()]|等|\d|[两三四五六七八九十]+[个类种项大方]|$)"
_ITEM_AFTER = lazy_pattern(
    rf"[”》]?(?:（[^）]{{1,40}}）)?、(?:{_MARKED}|(?!等){_WORD}){{1,{_LONGEST_ITEM}}}?{_ITEM_END}"
)
_ITEM_BEFORE = lazy_pattern(
    rf"(?:{_MARKED}|(?:^|(?<=[、，。；：！？,;:!?\s（）()“”《》是为有含括了])){_WORD}{{1,12}}?)、[“《（]?$"
)
#: The last item behind 和, in a list whose others are parted by 、: 火炉、热茶 | 和药箱。
_LAST_AFTER = lazy_pattern(rf"(?:以及|[和与及])(?!其|他们|它)(?P<item>{_WORD}{{2,12}})(?=[，。；！？,;!?]|$)")
_SENTENCE_END = lazy_pattern("[。！？!?]|$")
#: Titles and quotations follow each other without a mark between (《甲》《乙》).
_MARKED_AFTER = lazy_pattern(rf"(?<=[”》]){_QUOTED_OR_TITLED}")
_MARKED_BEFORE = lazy_pattern(rf"{_QUOTED_OR_TITLED}$")
_SHARED_ENDING: Final = 2
_ENOUGH_ITEMS: Final = 2
_LONGER_LAST: Final = 3
_BEFORE_ITEM = "是为有含括了按"
_ITEM_OPENING = lazy_pattern(
    rf"(?<=[、，。；：！？,;:!?\s（）()“”《》{_BEFORE_ITEM}])(?:(?![{_BEFORE_ITEM}]){_WORD}){{1,8}}$"
)


def whole_list(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the items that are joined to it on either side, by 、 or mark to mark.

    Clauses parted by ； are joined to the last one of their sentence; behind 、 the last item may stand behind 和.
    """
    start, end = balanced(text, start, end)
    if "；" in text[start:end] and text.startswith("；", end):
        end = _SENTENCE_END.search(text, end).start()  # type: ignore[union-attr]  # the end of a text always fits
    while match := _ITEM_AFTER.match(text, end) or _MARKED_AFTER.match(text, end):
        end = match.end()
    end = _with_last_item(text, start, end)
    while match := _before(text, start):
        start -= len(match.group())
    second = text.find("、", start, end) + 1
    for size in (2, 1):  # 进社区、进学校: items that begin alike begin alike from the first
        opening = text[second : second + size]
        if second and start >= size and text[start - size : start] == opening != text[start : start + size]:
            return start - size, end
    return _whole_first_item(text, start, end), end


def _with_last_item(text: str, start: int, end: int) -> int:
    """Return the end of a list with the item behind 和 that closes it: no longer than the others, or little."""
    others = text[start:end].split("、")
    match = _LAST_AFTER.match(text, end) if len(others) >= _ENOUGH_ITEMS else None
    if match is None or len(match["item"]) > max(map(len, others)) + _LONGER_LAST:
        return end
    return match.end()


def _before(text: str, start: int) -> re.Match[str] | None:
    """Return the item of a list that ends where another begins."""
    before = text[max(0, start - 3 * _LONGEST_ITEM) : start]
    marked = _MARKED_BEFORE.search(before) if text[start : start + 1] in ("“", "《") else None
    return marked or _ITEM_BEFORE.search(before[-2 * _LONGEST_ITEM :])


def _whole_first_item(text: str, start: int, end: int) -> int:
    """Return where a list begins whose first item is only the ending that all items share (星、班子星、党员星)."""
    first, *others = text[start:end].split("、")
    if (
        len(first) > _SHARED_ENDING
        or len(others) < _ENOUGH_ITEMS
        or not all(first in item for item in others)
    ):
        return start
    match = _ITEM_OPENING.search(text[max(0, start - _LONGEST_ITEM) : start])
    return start - len(match.group()) if match else start
