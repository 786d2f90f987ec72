"""A span grown over the value that it cuts: number, sign, bound, unit, code, both ends of a range."""

from itertools import pairwise
from typing import Final

from corpus.chinese.digits import TO_TEN
from corpus.chinese.dimensions import TIMES, Dimension
from corpus.chinese.text import comparable
from corpus.chinese.values import Value, at, find
from corpus.lazy import lazy_pattern
from retriever.question.answer_type import detect_answer_type

_LONGER: Final = 8
"""Characters that a question for the year may be told beyond it."""
_YEAR_ASKED = lazy_pattern(r"哪一?年|何年|年份|几几年")
#: Between the two ends of a change: 恢复到, 增至, 大幅提高到了.
_BECOMES = lazy_pattern(r"[\u4e00-\u9fff]{0,6}(?:到|至|为)了?")
#: The same between times, where a mere 至 makes a period: 提前至, 改为.
_MOVES_TO = lazy_pattern(r"(?:提前|推迟|推后|延长|延后|延迟|顺延|调整|改|变更|缩短|延)(?:到|至|为)了?")
_YEAR = lazy_pattern(r"(?:1[89]|20)\d\d年")
#: 二级甲等, of which a number is the first part.
_GRADE = lazy_pattern(rf"[{TO_TEN}]级[甲乙丙]等")
_NEAR_GRADE: Final = 4
#: 百年一遇: how rare it is belongs to the years.
_ONCE: Final = "一遇"
_NEAR_YEAR: Final = 8
_EARLIER_ASKED = lazy_pattern("原来|原先|以前|之前|起初|最初|当初")
#: 涨了多少, 提高了几个点, but not 涨到多少: by how much, which only both ends of a change tell.
_BY_HOW_MUCH = lazy_pattern(
    r"(?:增长|增加|上升|上涨|提高|提升|扩大|减少|降低|下降|下跌|缩短|缩小|延长|[涨升增降减跌])了(?:多少|几)"
)
#: 增长多少, 下降了几个点: the verb that the value stands behind.
_HOW_MUCH_OF = lazy_pattern(
    r"(?P<verb>增长|增加|增收|下降|减少|上升|提高|提升|降低|上涨|下跌)(?:了|幅度|率)?(?:是|为)?(?:多少|几)"
)
_NEAR_VERB: Final = 4
#: 提高到多少; 提高20元，达到183元.
_LEVEL_ASKED = lazy_pattern(r"(?:[到至达]|达到|变成|变为|现在是?)(?:了)?(?:多少|几|百分之几)")
_REACHED = lazy_pattern(r"[，,、]?(?:总?[数额量]?)(?:达到?|增?至|升?至|到|为|变为)了?")
_REACHED_BEFORE = lazy_pattern("[到至达为]了?$")
_NEAR_LEVEL: Final = 16
_FROM = lazy_pattern(r"[由从]\D{0,8}$")
_DIALLED: Final = (Dimension.CODE, Dimension.NUMBER)
_TELEPHONE_ASKED = lazy_pattern("(?:什么|哪个|几号)电话|电话(?:号码?)?是?(?:多少|几)|电话号码")
#: What joins a noun to its value: 面积为, 电话：, 总投资达到.
_SAYING = lazy_pattern(r"(?:分别|可|均|都)?(?:为|是|有|达到?|在|[了过着]|：|:)?$")
#: 126个，其中手作摊52个: what a part of the whole is told behind.
_OF_THESE = lazy_pattern("[，,、；;（(]?其中")
_MARK = lazy_pattern("[、，,；;]")
_CLAUSE_END = lazy_pattern("[，。；]")
#: 在哪举行, 在哪里工作: what is done there.
_DONE_WHERE = lazy_pattern(r"在(?:哪里|哪儿|哪|什么地方)(?P<verb>[\u4e00-\u9fff]{2})[的了过啊呀呢？?]*$")
_UNIT_OF_TIME: Final = "年月日号时分点"
#: What stands before a number without being of it; a span in other words may leave it out.
_DIGITS = lazy_pattern(rf"[\d０-９零〇{TO_TEN}百千万亿廿卅.,．]")


def whole_value(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span grown over the values that it cuts in two or lies in."""
    for value in at(text, start, end):
        start, end = min(start, value.start), max(end, value.end)
    if grade := _GRADE.search(text, max(0, end - _NEAR_GRADE), end + 1):
        end = max(end, grade.end())
    return start, end + len(_ONCE) * text.startswith(_ONCE, end)


def whole_date(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the span grown over the dates and times that it cuts or lies in.

    Who asks for the year gets the rest of its date too, where that is short.
    """
    for value in at(text, start, end):
        start = min(start, value.start)
        short = value.end - end <= _LONGER or _cuts_number(text, end)
        if value.dimension not in TIMES or short or not _YEAR_ASKED.search(question):
            end = max(end, value.end)
    while end - start > 1 and (text[end - 1] in "在于的" or text[end - 2 : end] in ("年生", "月生", "日生")):
        end -= 1  # 12月1日在 …, 1941年生于 …: what comes next begins there
    return start, end


def uncut(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span grown over the values that it cuts or lies in; a part of a date is left as it is.

    For answers that are no values by themselves: 2017年 may be said of 2017年3月, but not 201 or 7年.
    """
    for value in at(text, start, end):
        if value.dimension in TIMES:
            if _cuts_number(text, start):
                start = min(start, value.start)
            if _cuts_number(text, end):
                end = max(end, value.end)
        else:
            start, end = min(start, value.start), max(end, value.end)
    return start, end


def without_asked(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the value of a span, where the words before it are the question's own and a clause ends behind it.

    监测站地址在哪里: not 监测站地址为东经91°06′ but 东经91°06′. 为, 是 and 达 before a value are no part of it, either.
    """
    inside = at(text, start, end)
    if not inside or inside[0].start <= start:
        return start, end
    first, last = inside[0], inside[-1]
    words = _SAYING.sub("", text[start : first.start])
    if len(words) > 1 and comparable(words) in comparable(question):
        whole = first if _CLAUSE_END.match(text, first.end) else last
        return (first.start, whole.end) if whole.end == end or whole is first else (start, end)
    return (first.start, end) if not words and last.end == end else (start, end)


def one_of_dates(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return, for a span over dates of several clauses, the one whose clause has most of the question's characters."""
    dates = [value for value in at(text, start, end) if value.dimension is Dimension.DATE]
    if len(dates) < 2 or not _CLAUSE_END.search(text, dates[0].end, dates[-1].start):
        return start, end
    asked = set(question)
    best = max(dates, key=lambda date: len(asked & set(_CLAUSE_END.split(text[date.end :], maxsplit=1)[0])))
    return best.start, best.end


def without_asked_verb(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return a place without what the question says is done there (德国举行, asked 在哪举行)."""
    verb = _DONE_WHERE.search(question)
    if verb and text.endswith(verb["verb"], start + 2, end):
        end -= len(verb["verb"])
    return start, end


def number_dialled(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the one number of the span for a question for a telephone: 12350举报 becomes 12350."""
    if not _TELEPHONE_ASKED.search(question):
        return start, end
    numbers = [value for value in at(text, start, end) if value.dimension in _DIALLED]
    return (numbers[0].start, numbers[0].end) if len(numbers) == 1 else (start, end)


def without_link(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a value or name without 的: what it is told of begins behind (88岁的渔民)."""
    return start, end - (text[end - 1] == "的")


def without_part(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a value without what is told of a part of it behind (126个，其中手作摊52个)."""
    part = _OF_THESE.search(text, start + 1, end)
    return (start, part.start()) if part and at(text, start, part.start()) else (start, end)


def of_asked_measure(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return, for a span over several values, the one that is counted as the question counts (2顶 for 几顶).

    Values side by side (5批559人次) are one answer.
    """
    values = at(text, start, end)
    if len(values) < 2 or not _MARK.search(text, values[0].end, values[-1].start):
        return start, end
    measures = detect_answer_type(question).measures
    fitting = [value for value in values if measures & frozenset(value.unit)]
    return (fitting[0].start, fitting[0].end) if len(fitting) == 1 else (start, end)


def behind_asked_verb(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return, for a span over several values, the one behind the verb that is asked (4.9% of 增长4.9%)."""
    verb = _HOW_MUCH_OF.search(question)
    values = at(text, start, end)
    if verb is None or len(values) < 2:
        return start, end
    behind = [
        value for value in values if verb["verb"] in text[max(0, value.start - _NEAR_VERB) : value.start]
    ]
    return (behind[0].start, behind[0].end) if behind else (start, end)


def change_around(text: str, start: int, end: int) -> tuple[Value, Value] | None:
    """Return both ends of a change (从18元涨至31元) that holds a span, or None."""
    for first, last in pairwise(value for value in find(text) if value.dimension not in TIMES):
        told = first.dimension is last.dimension and _BECOMES.fullmatch(text, first.end, last.start)
        if told and _FROM.search(text, 0, first.start) and first.start <= start and end <= last.end:
            return first, last
    return None


def both_ends(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return both ends of a change (由18元涨至31元) for a span at one, where it is asked by how much it changed."""
    change = change_around(text, start, end) if _BY_HOW_MUCH.search(question) else None
    return (change[0].start, change[1].end) if change else (start, end)


def one_of_change(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return one end of a change that a span has both of (18种恢复到31种): the earlier where that is asked for."""
    if _BY_HOW_MUCH.search(question):
        return start, end
    inside = at(text, start, end)
    if len(inside) != 2 or inside[0].dimension is not inside[1].dimension:
        return start, end
    first, last = inside
    becomes = _MOVES_TO if first.dimension in TIMES else _BECOMES
    if not becomes.fullmatch(text, first.end, last.start):
        return start, end
    years = _YEAR.findall(text[max(0, first.start - _NEAR_YEAR) : first.start])
    earlier = any(year in question for year in years) or _EARLIER_ASKED.search(question)
    return (first.start, first.end) if earlier else (last.start, last.end)


def level_reached(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return, for a rise, the level told right behind it (提高20元，达到183元), where that is asked for."""
    inside = at(text, start, end)
    if len(inside) != 1 or not _LEVEL_ASKED.search(question) or _REACHED_BEFORE.search(text, 0, start):
        return start, end
    for value in find(text[end : end + _NEAR_LEVEL]):
        reached = _REACHED.fullmatch(text, end, end + value.start)
        if reached and value.dimension is inside[0].dimension:
            return end + value.start, end + value.end
    return start, end


def _cuts_number(text: str, at: int) -> bool:
    """Tell whether an offset parts a number from its digits or from its 年, 月, 日, 时."""
    if not 0 < at < len(text) or not _DIGITS.match(text[at - 1]):
        return False
    return bool(_DIGITS.match(text[at])) or text[at] in _UNIT_OF_TIME
