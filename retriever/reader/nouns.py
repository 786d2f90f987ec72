"""A name with what belongs to it: its quotation marks, the noun that a question asks by, the places next to it."""

from typing import Final

from corpus.chinese.brackets import CLOSING
from corpus.lazy import lazy_pattern

#: 白水县 behind 清河市: the smaller places.
_PLACE_AFTER: Final = lazy_pattern(r"(?:[^\W\d]{1,5}?(?:市|县|区|旗|乡|镇|村|社区|街道)){1,3}")
#: 清河市 before 白水县: the larger ones.
_PLACE_BEFORE: Final = lazy_pattern(r"(?:[^\W\d在位于是]{1,5}?(?:省|市|县|区|旗|乡|镇)){1,3}$")
#: “守林人”
_QUOTATION: Final = lazy_pattern(r"“([^“”]{2,10})”")
#: 哪个 of 哪个景区, 哪条 of 哪条路.
_WHICH: Final = lazy_pattern(r"哪一?[个家座条所]?")
#: 叫什么 of 花海叫什么, 的名字 of 景区的名字.
_CALLED: Final = lazy_pattern(r"叫什么|叫啥|的?名称|的?名字")
#: A name in marks is whole without its noun: “似练”品牌.
_CLOSED: Final = f'{CLOSING}"'
_LONGEST_NOUN: Final = 8


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
    if text[end - 1] in _CLOSED:
        return start, end
    which, called = _WHICH.search(question), _CALLED.search(question)
    for size in range(_LONGEST_NOUN, 1, -1):
        noun = text[end : end + size]
        if len(noun) == size and (
            (which and question.startswith(noun, which.end()))
            or (called and question.endswith(noun, 0, called.start()))
        ):
            return start, end + size
    return start, end
