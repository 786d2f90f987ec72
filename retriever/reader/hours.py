"""All the hours of one place: 夏季9时至18时，冬季9时至17时 for who asks when it is open and names no season."""

from typing import Final

from corpus.chinese.clauses import sentence_at
from corpus.chinese.dimensions import TIMES
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever.reader.periods import asks_one_end

#: What the hours of a day, a season or a week are told by.
_WEEKDAY: Final = "(?:周|星期)[一二三四五六日天]"
_PART: Final = (
    "(?:[春夏秋冬]{1,2}[季令天]?|[淡旺][季日]|上午|下午|早上?|晚上?|平[日时]|工作日|周末|双休日|节假日"
    rf"|{_WEEKDAY}(?:[至到](?:周|星期)?[一二三四五六日天])?)"
)
_LABEL: Final = rf"{_PART}(?:及{_PART})?(?:[（(][^（）()]{{1,16}}[）)])?[^\d，。；、：:]{{0,6}}[为是：:]?"
_FIRST: Final = lazy_pattern(rf"{_LABEL}$")
_BETWEEN: Final = lazy_pattern(rf"[，,、；;和及]*(?:{_LABEL})?")
_LINK: Final = lazy_pattern(r"(?:[时点分半整]|:\d\d|：\d\d)起?[至到—–~～\-]")
_PARTS: Final = lazy_pattern(_PART)
_ASKED: Final = lazy_pattern(r"几点|什么时[候间]|何时|时间")
_LEAD: Final = 30


def whole_hours(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return a period of the day with those beside it and what they are told by, where a question names none."""
    if not _ASKED.search(question) or asks_one_end(question) or _PARTS.search(question):
        return start, end
    first, last = sentence_at(text, start, end)
    periods = [
        value
        for value in find(text)
        if value.dimension in TIMES
        and first <= value.start < last
        and _LINK.search(text, value.start, value.end)
    ]
    at = next((n for n, period in enumerate(periods) if period.start < end and start < period.end), None)
    if at is None:
        return start, end
    low = high = at
    while low and _BETWEEN.fullmatch(text, periods[low - 1].end, periods[low].start):
        low -= 1
    while high + 1 < len(periods) and _BETWEEN.fullmatch(text, periods[high].end, periods[high + 1].start):
        high += 1
    if low == high:
        return start, end
    lead = max(first, periods[low].start - _LEAD)
    label = _FIRST.search(text, lead, periods[low].start)
    return (label.start() if label else periods[low].start), periods[high].end
