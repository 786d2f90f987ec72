"""The times of a text, each as the days it means in an article of one day."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from re import Match
from typing import Final, NamedTuple

from corpus.chinese.text import normalize
from corpus.chinese.times import TO
from corpus.dating import calendar, eras, nearby
from corpus.dating.period import Period
from corpus.dating.scene import Scene
from corpus.lazy import lazy_pattern

_RULES: Final = (*calendar.RULES, *nearby.RULES, *eras.RULES)
_TO: Final = lazy_pattern(TO)
_SENTENCE_END: Final = lazy_pattern("[。！？!?]")
_CLAUSE_END: Final = lazy_pattern("[,，。；;！？!?]")
#: 将, 定于: what is told of is still to come.
_COMING: Final = lazy_pattern(r"将(?![近军领士])|拟于|拟定|定于|预计|计划于|即将|有望|届时")
#: 每年4月1日, 每逢春节, 每月15日: a time that comes again means no days of its own.
_AGAIN: Final = lazy_pattern(r"(?:每(?:年|个?月|到|逢|隔?[一二三四五六七八九十两]*年)|历年|逐年)的?$")
#: 周二闭馆, 周一、三、五晚上开放: what is so every week.
_WEEKLY: Final = lazy_pattern(
    r"(?:周|星期|礼拜)[一二三四五六日天](?:(?:[至到—、和及](?:周|星期|礼拜)?[一二三四五六日天])+"
    r"(?:全天|[上下]午|晚[上间]?)?[\d时点分半至到—:-]{0,16}(?:开放|开馆|开门|开诊|接诊|坐诊|营业|开课|上课)"
    r"|(?:全天)?(?:[闭休]馆|闭园|公休|[停休]诊|[停休]业|不开[门放]|不营业))"
)
_AND: Final = lazy_pattern(rf"{TO}|[、和及与或]")
#: 截至6月底: how things stood on the last day.
_AS_OF: Final = lazy_pattern(r"截[至止]到?$")
#: What opens or closes a time behind it: 以来, 至今; 起, 以后; 以前, 年底前.
_SINCE: Final = lazy_pattern(r"以来|至今")
_FROM: Final = lazy_pattern(r"起(?=[,，。、；)]|$|[^来步伏])|[以之]后")
_BEFORE: Final = lazy_pattern(r"[以之]前|前(?![三两一二四\d往来进期景身任线列后夕])")
#: A deadline includes its day: 12月底前, 6月10日前.
_DEADLINE: Final = lazy_pattern("[底末日号天]$")
#: What fixes a time whatever the day of its article.
_FIXED: Final = lazy_pattern(rf"(?:1\d|2[01])\d\d|世纪|年代|五[\"期规计时以]|{'|'.join(calendar.ERAS)}")


class ToldTime(NamedTuple):
    """A time at [start, end) of a text, in code points.

    Attributes:
        period: the days that it means.
        relative: whether that depends on the day of the article: 去年, 12日.
    """

    start: int
    end: int
    period: Period
    relative: bool


class _Found(NamedTuple):
    start: int
    end: int
    period: Period


def day_of(published: str | None) -> date | None:
    """Return the day that a date of an article means (YYYY-MM-DD), or None.

    Of a month or year its last day is meant: what such an article tells of is over by then.
    """
    parts = [int(part) for part in (published or "").split("-") if part.isdigit()]
    try:
        if len(parts) == 3:
            return date(*parts)
        if parts:
            return Period.of_months(parts[0], parts[1]).until if len(parts) == 2 else date(parts[0], 12, 31)
    except ValueError:
        pass
    return None


@lru_cache(1024)
def told_times(text: str, published: date) -> tuple[ToldTime, ...]:
    """Return the times of a text that was published on a day, in order; no two overlap."""
    plain = normalize(text)
    return tuple(
        ToldTime(
            *plain.original_span(found.start, found.end),
            found.period,
            not _FIXED.search(plain.text, found.start, found.end),
        )
        for found in _bounded(plain.text, published)
    )


def _matches(text: str) -> Iterator[tuple[Match[str], int]]:
    """Yield what looks like a time, with the number of its rule: the first ones, the longest of each place."""
    found = [
        (match, number) for number, (pattern, _) in enumerate(_RULES) for match in pattern.finditer(text)
    ]
    end = 0
    for match, number in sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() >= end and match.group():
            end = match.end()
            yield match, number


def _bounded(text: str, published: date) -> list[_Found]:
    found: list[_Found] = []
    told: Period | None = None
    stop = again = 0
    for match, number in _matches(text):
        weekly = _WEEKLY.match(text, match.start())
        on = again and (match.start() < again or _AND.fullmatch(text, again, match.start()))
        if weekly or on or _AGAIN.search(text, stop, match.start()):
            again = max(again, weekly.end() if weekly else match.end())
            continue
        if _SENTENCE_END.search(text, stop, match.start()):
            told = None
        stop = match.end()
        scene = Scene(published, told, _is_coming(text, match))
        try:
            period = _RULES[number][1](match, scene)
        except (ValueError, OverflowError):  # 31 June, the year 0
            continue
        if period is None:
            continue
        told = period if period.year else told
        last = found[-1] if found else None
        if last and _TO.fullmatch(text, last.end, match.start()):
            found[-1] = _Found(last.start, match.end(), last.period.to(period))
        else:
            found.append(_Found(match.start(), match.end(), period))
    return [_with_bounds(text, one, published) for one in found]


def _is_coming(text: str, match: Match[str]) -> bool:
    """Tell whether the clause around a time speaks of what is to come."""
    begin = max((end.end() for end in _CLAUSE_END.finditer(text, 0, match.start())), default=0)
    after = _CLAUSE_END.match(text, match.end())  # 10月，将交付: the time is a clause of its own
    stop = _CLAUSE_END.search(text, after.end() if after else match.end())
    return _COMING.search(text, begin, stop.start() if stop else len(text)) is not None


def _with_bounds(text: str, found: _Found, published: date) -> _Found:
    """Return a time with the words before and behind it that say from when or until when."""
    start, end, (since, until) = found
    if since is None or until is None:
        return found
    if before := _AS_OF.search(text, 0, start):
        return _Found(before.start(), end, Period.of_day(min(until, published)))
    if after := _SINCE.match(text, end):
        return _Found(start, after.end(), Period(since, published))
    if after := _FROM.match(text, end):
        return _Found(start, after.end(), Period(since, None))
    if after := _BEFORE.match(text, end):
        deadline = after.group() == "前" and _DEADLINE.search(text, start, end)
        return _Found(start, after.end(), Period(None, until if deadline else since - timedelta(1)))
    return found
