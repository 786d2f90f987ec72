"""A question that is put to the reports of a time: 2023年以前的报道里, 今年6月的新闻说.

今年 and the like are of the archive's last day, so that a question means the same whenever it is asked.
"""

from dataclasses import replace
from typing import Final, NamedTuple

from bot.dialogue.dating import is_vague
from corpus.dating import Period, day_of, told_times
from corpus.lazy import lazy_pattern
from retriever import Filter, Retriever
from retriever.errors import BadFilterError

_THINGS: Final = "(?:报道|新闻|文章|消息|报纸|稿件)"
#: 里, 中; not 新闻中心, 新闻上线.
_WITHIN: Final = "(?:里面?(?![程斯])|中(?![心学国央间])|上(?![线市午报]))(?:都|曾)?"
#: 说, 提到; not 新闻说明会, 新闻写作.
_TELL: Final = "(?:说到?(?![明服])|提到|写到?(?!作)|讲到?(?![话座习])|称(?![号呼])|介绍(?![会信人]))"
#: 的报道里说, 报纸上, 刊登的文章提到: the time before is that of reports.
_REPORTS: Final = lazy_pattern(
    rf"(?:刊[登发载]|发表|见报)?的?{_THINGS}(?:{_WITHIN}{_TELL}?|{_TELL})[过了的]?[,，:：、\s]*",
    needs="报新文消稿",
)
#: 的报道有哪些, 的文章一共几篇: the reports themselves are asked for.
_WHICH: Final = lazy_pattern(
    rf"(?:刊[登发载]|发表|见报)?的{_THINGS}(?:都|一共|总共)*有?(?P<which>哪些|什么|多少|几)篇?[呢?？。\s]*",
    needs="报新文消稿",
)
_BEFORE: Final = lazy_pattern("(?:请问|在|从|据|看看|查一下)*")
_SHORTEST: Final = 4


class Narrowed(NamedTuple):
    """A question, and a filter of the reports that it is put to."""

    question: str
    filters: Filter


def narrowed(question: str, archive: Retriever) -> Narrowed | None:
    """Return what a question asks of the reports of a time that it names; None where it names none of reports."""
    if not _REPORTS.search(question) and not _WHICH.search(question):
        return None
    days = archive.days()
    last = day_of(days[1]) if days else None
    for told in told_times(question, last) if last else ():
        if not _BEFORE.fullmatch(question, 0, told.start) or is_vague(question[told.start : told.end]):
            continue
        rest = _rest(question, told.end)
        filters = _within(archive.filters, told.period) if rest else None
        if rest and filters:
            return Narrowed(rest, filters)
    return None


def _rest(question: str, start: int) -> str | None:
    """Return what is asked behind a time of reports; None where it is not the time of any."""
    which = _WHICH.fullmatch(question, start)
    if which:
        return "有几篇报道" if which["which"] in ("多少", "几") else "有哪些报道"
    reports = _REPORTS.match(question, start)
    return question[reports.end() :] if reports and len(question) - reports.end() >= _SHORTEST else None


def _within(filters: Filter, period: Period) -> Filter | None:
    """Return a filter with a period as its time, as far as it lets that through; None where it does not."""
    since, until = (day.isoformat() if day else "" for day in period)
    try:
        return replace(
            filters,
            since=max(filters.since, since),
            until=min(filter(None, (filters.until, until)), key=lambda day: day.ljust(10, "~"), default=""),
        )
    except BadFilterError:
        return None
