"""The items of an enumeration, each at its own place."""

from typing import Final

from corpus.chinese.brackets import PAIRS
from corpus.chinese.digits import TO_TEN, to_ten
from corpus.lazy import lazy_pattern

_STRONG = "；;"
_WEAK = "、"
_COMMA = "，,"
_AND = lazy_pattern(r"(?<=[^\s、，；])(?:以及|[和与及])(?=[^\s、，；]{2})")
_ADJACENT = lazy_pattern(r"(?<=[”》])(?=[“《])")
#: 等 ends a list, but not inside 高等, 平等, 等级.
_TAIL = lazy_pattern(r"(?:(?<![初中高平同优劣均对])等(?![级待候于])(?:[^、，；]{0,6})?|[。．.…])$")
_NUMBERED = lazy_pattern(
    rf"^(?:[{TO_TEN}]+是|其[一二三四五]是?|[（(]?\d+(?:[)）]|[、.．](?!\d))|第[{TO_TEN}]+[是，、])"
)
#: How many things an enumeration told, behind the last of them: 石桥、柳林、白塔三县, 骑马、射箭2个项目的.
_COUNTED: Final = lazy_pattern(
    rf"(?P<count>[两{TO_TEN}]|(?<![\d.])\d{{1,2}})(?:个|大|类|种|项|条|处|点|档|门|组|级|方面|部分|"
    rf"[省市州县区旗乡镇村社国地校厂家所站人岁名位族科岛路馆])[^\d，。；]{{0,6}}$"
)
_BETWEEN_FIGURES = lazy_pattern(r"(?<=\d)[、，,](?=\d)")
_A_NUMBER = lazy_pattern(rf"[\d两{TO_TEN}]")


def items_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the items of the enumeration ``text[start:end]`` stand, in code points, in order.

    Items are parted by ；, else by 、 and the last 和, else by ，; marks inside quotations and brackets,
    or between two figures (3、4月), do not part. Fewer than two items give an empty list.
    """
    found = _parted(text, start, end)
    return _without_count(text, found) if found else found


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the items as the first of the marks parts them that stands there."""
    for marks in (_STRONG, _WEAK, _COMMA):
        cuts = _cuts(text, start, end, marks)
        if cuts or (marks == _WEAK and (_ADJACENT.search(text, start, end) or _AND.search(text, start, end))):
            parts = _parts(text, start, end, cuts, last_and=marks == _WEAK)
            found = [_trimmed(text, a, b, last=(a, b) == parts[-1]) for a, b in parts]
            found = [(a, b) for a, b in found if a < b]
            return found if len(found) > 1 else []
    return []


def _without_count(text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return items, the last without the number of all of them; 医生3名、护士2名 has numbers of its own."""
    *others, (start, end) = items
    counted = _COUNTED.search(text, start, end)
    if (
        counted
        and counted.start() > start
        and to_ten(counted["count"]) == len(items)
        and not any(_A_NUMBER.search(text, a, b) for a, b in others)
    ):
        return [*others, (start, counted.start())]
    return items


def _cuts(text: str, start: int, end: int, marks: str) -> list[int]:
    """Return where marks stand outside of quotations and brackets and not between two figures."""
    found: list[int] = []
    waiting: list[str] = []
    for place in range(start, end):
        char = text[place]
        if waiting and char == waiting[-1]:
            waiting.pop()
        elif char in PAIRS:
            waiting.append(PAIRS[char])
        elif char in marks and not waiting and not _BETWEEN_FIGURES.match(text, place):
            found.append(place)
    return found


def _parts(text: str, start: int, end: int, cuts: list[int], *, last_and: bool) -> list[tuple[int, int]]:
    """Return the stretches between cuts; the last one, of words, is parted at its 和 too."""
    edges = [start, *(cut + 1 for cut in cuts)]
    parts = list(zip(edges, [*cuts, end], strict=True))
    if not last_and:
        return parts
    split: list[tuple[int, int]] = []
    for number, (a, b) in enumerate(parts):
        places = [match.start() for match in _ADJACENT.finditer(text, a, b)]
        for place in places:
            split.append((a, place))
            a = place  # noqa: PLW2901
        ands = list(_AND.finditer(text, a, b)) if number == len(parts) - 1 else []
        if len(ands) == 1 and b - a <= 24:
            split += [(a, ands[0].start()), (ands[0].end(), b)]
        else:
            split.append((a, b))
    return split


def _trimmed(text: str, start: int, end: int, *, last: bool) -> tuple[int, int]:
    """Return a part without space and numbering, and the last one without 等."""
    start = _begins(text, start, end)
    if numbering := _NUMBERED.match(text[start:end]):
        start = _begins(text, start + numbering.end(), end)
    if last and (tail := _TAIL.search(text[start:end])):
        end = start + tail.start()
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，、；：。"):
        end -= 1
    return start, end


def _begins(text: str, start: int, end: int) -> int:
    """Return where the words of a part begin, behind white space and stops."""
    while start < end and (text[start].isspace() or text[start] in "，、；：。"):
        start += 1
    return start
