"""One end of a period: of 9时至17时, 几点关门 wants 17时 and 几点开门 9时."""

import re
from itertools import pairwise
from typing import Final

from corpus.chinese.dimensions import TIMES
from corpus.chinese.values import at, find
from corpus.lazy import lazy_pattern

_ASKED: Final = r"(?:几点|什么时[候间]|何时|啥时候?|几号|哪[一1]?天)"
_BOTH_ASKED: Final = lazy_pattern(rf"{_ASKED}[^，。]{{0,3}}[到至]{_ASKED}")
#: 几点关门 · 营业到几点 · 末班车是几点; 什么时候停水 asks for all of it
_LAST_ASKED: Final = lazy_pattern(
    rf"{_ASKED}[钟才会就]{{0,2}}(?:关|闭|收摊|收工|结束|打烊|停(?![水电气暖网课航运产工牌])|完工|竣工|截止|撤|到期|下班|散)|[到至]{_ASKED}|末班|截止时间|[关闭][门馆园]时间|结束时间"
)
#: 几点开门 · 从几号开始 · 首班几点; 什么时候开放 asks for all of it.
_FIRST_ASKED: Final = lazy_pattern(
    rf"几点[钟才会就]{{0,2}}(?:开|上班|营业)|{_ASKED}[才会就]{{0,2}}(?:开始|开工|开幕|起|上班)|从{_ASKED}|首班|开始时间|开[门馆园]时间"
)
#: 开馆时间为9时至17时: the text itself calls all of the period so.
_LABEL: Final = lazy_pattern(r"[开关闭][门馆园放]时间|(?:开始|结束|截止)时间")
_IS: Final = "(?:调整|改|定|延长)?[为是:：](?:每[天日]|周[一二三四五六日天][至到]周?[一二三四五六日天])?$"
_UP_TO: Final = lazy_pattern(r"\d[时点分日号月年半]?(?:起|开始)?[至到—–~～\-]+$")
_LINK: Final = lazy_pattern(r"起?[至到—–~～\-]+")


def asks_one_end(question: str) -> bool:
    """Tell whether a question wants one end of a period, not all of it."""
    asks_one = bool(_FIRST_ASKED.search(question)) != bool(_LAST_ASKED.search(question))
    return asks_one and not _BOTH_ASKED.search(question)


def one_end(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the end of the period at a span that a question asks for; the span where it asks for both or neither."""
    if not asks_one_end(question):
        return start, end
    first = bool(_FIRST_ASKED.search(question))
    periods = _periods(text)
    held = next((period for period in reversed(periods) if period[0] < end and start < period[3]), None)
    if held is None or _is_called_so(text[: held[0]], question):
        return start, end
    whole_by_itself = "月" in text[held[2] : held[3]] or "月" not in text[held[0] : held[1]]
    if first:
        return held[0], held[1]
    return (held[2], held[3]) if whole_by_itself else (start, end)


def _is_called_so(before: str, question: str) -> bool:
    """Tell whether a text gives the period, of which an end is asked for, as that: 开馆时间为."""
    label = _LABEL.search(question)
    return label is not None and re.search(label.group() + _IS, before) is not None


def is_asked_end(question: str, before: str, behind: str) -> bool:
    """Tell whether a time is the end of a period that a question asks for (自6月10日起至【9月30日】)."""
    if _LAST_ASKED.search(question):
        return bool(_UP_TO.search(before))
    return bool(_FIRST_ASKED.search(question) and _LINK.match(behind))


def _periods(text: str) -> list[tuple[int, int, int, int]]:
    """Return the periods of a text: [start, end) of the first and of the last time of each."""
    times = [value for value in find(text) if value.dimension in TIMES]
    found = [
        (one.start, one.end, other.start, other.end)
        for one, other in pairwise(times)
        if _LINK.fullmatch(text, one.end, other.start)
    ]
    for value in times:
        for link in _LINK.finditer(text, value.start + 1, value.end - 1):
            parts = (value.start, link.start()), (link.end(), value.end)
            if all(any(v.dimension in TIMES for v in at(text[a:b], 0, b - a)) for a, b in parts):
                found.append((*parts[0], *parts[1]))
    return sorted(found)
