"""A span as the model marks it → the whole value, title or enumeration it belongs to."""

import re
from typing import Final

from corpus.chinese.brackets import CLOSING
from corpus.lazy import lazy_pattern
from retriever.question.answer_type import AnswerType, Kind
from retriever.reader.enumeration import joined_values, named_value, whole_row
from retriever.reader.lists import whole_list
from retriever.reader.marks import balanced, trimmed
from retriever.reader.naming import whole_company, without_deed
from retriever.reader.wholes import both_ends, one_of_change, uncut, whole_date, whole_value, without_asked
from retriever.reader.words import whole_group, whole_name, whole_place, whole_words

_MEASURED: Final = (Kind.AMOUNT, Kind.PERCENT, Kind.COUNT)
_AS_SAID: Final = (Kind.LIST, Kind.REASON, Kind.METHOD, Kind.OTHER)
_NAMED: Final = (Kind.NAME, Kind.PLACE, Kind.ORGANISATION, Kind.PERSON, Kind.OTHER)
_PLACE_AFTER = lazy_pattern(r"(?:[^\W\d]{1,5}?(?:市|县|区|旗|乡|镇|村|社区|街道)){1,3}")
_PLACE_BEFORE = lazy_pattern(r"(?:[^\W\d在位于是]{1,5}?(?:省|市|县|区|旗|乡|镇)){1,3}$")
_QUOTATION = lazy_pattern(r"“([^“”]{2,10})”")
_WHICH = lazy_pattern(r"哪一?[个家座条所]?")
_CALLED = lazy_pattern(r"叫什么|叫啥|的?名称|的?名字")
_PURPOSE = lazy_pattern(r"为了?(?!民|人|主|核心)|因|由于|受")
_NOT_PURPOSE = ("作为", "成为", "称为", "分为", "接受", "享受", "原因", "因为")


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
    if text[end - 1] in CLOSING:
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


def as_marked(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span of a text that is given, of whatever kind: as it was marked, with its marks in pairs."""
    return balanced(text, *trimmed(text, *whole_quotation(text, *trimmed(text, start, end))))


def complete(text: str, start: int, end: int, want: AnswerType, question: str = "") -> tuple[int, int]:
    """Return the whole answer that a span of an archive stands for; [start, start) where nothing is left.

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
            start, end = both_ends(text, *one_of_change(text, start, end, question), question)
        if text[end - 1] == "的":  # 88岁的渔民: what it is told of begins behind
            end -= 1
    elif kind is Kind.DATE:
        start, end = whole_date(text, start, end, question)
    elif kind is Kind.LIST:
        start, end = whole_list(text, *uncut(text, start, end))
    elif kind is Kind.REASON:
        start, end = purpose_alone(text, *uncut(text, start, end))
    elif kind in _NAMED:
        start, end = _whole_noun(text, *uncut(text, start, end), want, question)
    if kind not in _AS_SAID:
        start, end = without_asked(text, start, end, question)
    return balanced(text, *trimmed(text, start, end))


def _whole_noun(text: str, start: int, end: int, want: AnswerType, question: str) -> tuple[int, int]:
    """Return the span as a whole name, title or place."""
    start, end = whole_quotation(text, start, end)
    start, end = whole_group(text, *whole_name(text, *whole_words(text, start, end)))
    if want.kind is Kind.PERSON:
        start, end = whole_company(text, *without_deed(text, start, end), question)
    if want.kind in (Kind.NAME, Kind.PLACE):
        start, end = with_asked_noun(text, start, end, question)
    if want.kind is Kind.PLACE:
        start, end = whole_place(text, start, end)
    return whole_places(text, start, end) if want.several else (start, end)
