"""A span as the model marks it → the whole value, title or enumeration it belongs to."""

import re
from typing import Final

from retriever.reader.enumeration import joined_values, named_value, whole_row
from retriever.reader.kinds import Asked, Kind
from retriever.reader.wholes import uncut, whole_date, whole_value, without_asked
from retriever.reader.words import whole_name, whole_place, whole_words

_PAIRS: Final = {"《": "》", "“": "”", "‘": "’", "（": "）", "「": "」", "『": "』", "(": ")"}
_OPENING = "".join(_PAIRS)
_CLOSING = "".join(_PAIRS.values())
_LOOSE_LEFT = "，。；：、,;:.!?！？…—-" + _CLOSING
_LOOSE_RIGHT = "，。；：、,;:!?！？…—-" + _OPENING
_MINUS = re.compile(r"[-—][\d¥$€£]")
_MEASURED: Final = (Kind.AMOUNT, Kind.PERCENT, Kind.COUNT)
_LONGEST_ITEM: Final = 20
_WORD = r"[^、，。；：！？,;:!?\s（）()“”《》]"
_QUOTED_OR_TITLED = r"(?:“[^”]{1,30}”|《[^》]{1,60}》)"
_MARKED = rf"(?:{_QUOTED_OR_TITLED}|（[^）]{{1,20}}）)"
_ITEM_END = r"(?=[、，。；：！？,;:!?\s（）()]|等|\d|[两三四五六七八九十]+[个类种项大方]|$)"
_ITEM_AFTER = re.compile(
    rf"[”》]?(?:（[^）]{{1,40}}）)?、(?:{_MARKED}|(?!等){_WORD}){{1,{_LONGEST_ITEM}}}?{_ITEM_END}"
)
_ITEM_BEFORE = re.compile(
    rf"(?:{_MARKED}|(?:^|(?<=[、，。；：！？,;:!?\s（）()“”《》是为有含括了])){_WORD}{{1,12}}?)、[“《（]?$"
)
#: Titles and quotations follow each other without a mark between (《甲》《乙》).
_MARKED_AFTER = re.compile(rf"(?<=[”》]){_QUOTED_OR_TITLED}")
_MARKED_BEFORE = re.compile(rf"{_QUOTED_OR_TITLED}$")
_LONG: Final = (Kind.LIST, Kind.REASON, Kind.METHOD)
_SHARED_ENDING: Final = 2
_ENOUGH_ITEMS: Final = 2
_ITEM_OPENING = re.compile(rf"(?<=[、，。；：！？,;:!?\s（）()“”《》是为有含括了按]){_WORD}{{1,8}}?$")
_NAMED: Final = (Kind.NAME, Kind.PLACE, Kind.ORGANISATION, Kind.PERSON, Kind.OTHER)
_PLACE_AFTER = re.compile(r"(?:[^\W\d]{1,5}?(?:市|县|区|旗|乡|镇|村|社区|街道)){1,3}")
_PLACE_BEFORE = re.compile(r"(?:[^\W\d在位于是]{1,5}?(?:省|市|县|区|旗|乡|镇)){1,3}$")
_QUOTATION = re.compile(r"“([^“”]{2,10})”")
_WHICH = re.compile(r"哪一?[个家座条所]?")
_CALLED = re.compile(r"叫什么|叫啥|的?名称|的?名字")
_PURPOSE = re.compile(r"为了?(?!民|人|主|核心)|因|由于|受")
_NOT_PURPOSE = ("作为", "成为", "称为", "分为", "接受", "享受", "原因", "因为")
_REST_OF_TITLE = re.compile(r"[^《》\n]*》")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without space and punctuation at its ends; what closes inside and a minus are kept."""
    while start < end and (text[start].isspace() or text[start] in _LOOSE_LEFT):
        if text[start : start + 2] == "——" or _MINUS.match(text, start):
            break
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _LOOSE_RIGHT):
        end -= 1
    return start, end


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with both marks of every pair, or with neither.

    A mark that is missing is taken in where it stands next to the span, or in a title; else the lone mark
    is left out where it stands at the end.
    """
    for opening, closing in _PAIRS.items():
        inside = text[start:end]
        more = inside.count(opening) - inside.count(closing)
        if more > 0:
            match = _REST_OF_TITLE.match(text, end) if opening == "《" else None
            if text[end : end + 1] == closing:
                end += 1
            elif match:
                end = match.end()
            elif inside.startswith(opening):
                start += 1
        elif more < 0:
            before = text.rfind(opening, 0, start)
            if before >= 0 and (before == start - 1 or opening == "《") and closing not in text[before:start]:
                start = before
            elif inside.endswith(closing):
                end -= 1
        elif opening == "《" and text[start - 1 : start] == "《" and text[end : end + 1] == "》":
            start, end = start - 1, end + 1
    return start, end


def whole_list(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the items that are joined to it on either side, by 、 or mark to mark."""
    start, end = balanced(text, start, end)
    while match := _ITEM_AFTER.match(text, end) or _MARKED_AFTER.match(text, end):
        end = match.end()
    while match := _before(text, start):
        start -= len(match.group())
    second = text.find("、", start, end) + 1
    for size in (2, 1):  # 进社区、进学校: items that begin alike begin alike from the first
        opening = text[second : second + size]
        if second and start >= size and text[start - size : start] == opening != text[start : start + size]:
            return start - size, end
    return _whole_first_item(text, start, end), end


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


def whole_places(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the smaller and larger places written next to it (清河市白水县)."""
    if match := _PLACE_AFTER.match(text, end):
        end = match.end()
    if match := _PLACE_BEFORE.search(text[max(0, start - 12) : start]):
        start -= len(match.group())
    return start, end


def whole_quotation(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the short quotation of which the span is the larger part, with its marks, else the span."""
    for match in _QUOTATION.finditer(text, max(0, start - 16), min(len(text), end + 16)):
        if match.start() < start and end < match.end() and 2 * (end - start) >= len(match[1]):
            return match.span()
    return start, end


def with_asked_noun(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the span with the noun that the question asks by, where it follows.

    哪个景区: 云台古镇 + 景区; 花海叫什么: 沙柳 + 花海.
    """
    if text[end - 1] in _CLOSING:
        return start, end
    which, called = _WHICH.search(question), _CALLED.search(question)
    for size in range(8, 1, -1):
        noun = text[end : end + size]
        if len(noun) == size and (
            (which and question.startswith(noun, which.end()))
            or (called and question.endswith(noun, 0, called.start()))
        ):
            return start, end + size
    return start, end


def purpose_alone(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a reason that opens with 为, 因 or 受 without the main clause after its comma."""
    if start and text[start - 1] in "为因受" and text[start - 2 : start] not in _NOT_PURPOSE:
        start -= 1
    if _PURPOSE.match(text, start):
        comma = re.compile("[，,]").search(text, start, end)
        if comma and 8 <= comma.start() - start < (end - comma.start()) / 1.8:
            end = comma.start()
    return start, end


def complete(text: str, start: int, end: int, want: Asked, question: str = "") -> tuple[int, int]:
    """Return the whole answer that a span stands for; [start, start) where nothing is left.

    The question is looked at for the noun it asks by and for the item of an enumeration that it names.
    """
    start, end = trimmed(text, start, end)
    if start >= end:
        return start, end
    kind = want.kind
    if kind in _MEASURED:
        start, end = whole_value(text, start, end)
        if want.several:
            start, end = joined_values(text, start, end)
        else:
            start, end = whole_row(text, *named_value(text, start, end, question), question)
    elif kind is Kind.DATE:
        start, end = whole_date(text, start, end, question)
    elif kind is Kind.LIST:
        start, end = whole_list(text, *uncut(text, start, end))
    elif kind is Kind.REASON:
        start, end = purpose_alone(text, *uncut(text, start, end))
    elif kind in _NAMED:
        start, end = _whole_noun(text, *uncut(text, start, end), want, question)
    if kind not in _LONG:
        start, end = without_asked(text, start, end, question)
    return balanced(text, *trimmed(text, start, end))


def _whole_noun(text: str, start: int, end: int, want: Asked, question: str) -> tuple[int, int]:
    """Return the span as a whole name, title or place."""
    start, end = whole_quotation(text, start, end)
    start, end = whole_name(text, *whole_words(text, start, end))
    if want.kind in (Kind.NAME, Kind.PLACE):
        start, end = with_asked_noun(text, start, end, question)
    if want.kind is Kind.PLACE:
        start, end = whole_place(text, start, end)
    return whole_places(text, start, end) if want.several else (start, end)
