"""Whether the evidence speaks of the year, month or day that a question names.

An article that knows its date makes 今年, 去年 and 昨日 in its text readable; what names no time at all is of the
article's own year. So 2026年一季度 asked of 今年一季度 in an article of 2026 is the same, and of one of 2023 is not.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final

from corpus.chinese.text import normalize
from corpus.dating import day_of, period_of, told_times
from corpus.lazy import lazy_pattern
from retriever.hits import Citation
from retriever.question import Question
from retriever.question.moments import YEAR, Bound, Moment, without_bounds
from retriever.reader.subject import CLAUSE_END, Surroundings

#: 今年 and the like, by their distance from the year of the article.
_RELATIVE: Final = {
    "今年": 0, "本年": 0, "年内": 0, "本月": 0, "昨日": 0, "昨天": 0, "今日": 0, "今天": 0, "日前": 0, "近日": 0,
    "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2,
}  # fmt: skip
_YEAR_WORDS: Final = ("今年", "去年", "上年", "前年", "明年", "后年")
#: 比上年, 较去年同期, 上年同期: what is compared with, not the time of the statement.
_RELATIVE_YEAR: Final = lazy_pattern(rf"(?<![比较同])(?:{'|'.join(_RELATIVE)})(?!同期|年?末?的?同期)")
#: 由2019年的18种恢复到 …: the year of the value before the change, not of the one after it.
_PASSED: Final = lazy_pattern(r"[由从](?:\d{4}年|[去前上]年)[^,，。；;]*\d[^,，。；;\d]*(?:到|至|为)\D{0,3}$")
#: 比2019年增长: a year behind the answer that it is compared with.
_COMPARED: Final = lazy_pattern(r"[比较同]\d{4}年?")
_LAST: Final = lazy_pattern(r"最[终后新]|目前|现在|如今|眼下|截至")
#: 最初报了几人: the oldest article tells it.
_FIRST: Final = lazy_pattern(r"最初|起初|最早|最先报|[一刚]开始|一度")
#: 截至7月1日: a count as it stood; a later one takes its place.
_AS_IT_STOOD: Final = lazy_pattern("截[至止]")
#: 21年, 12月, 3日 of a turn. (1年, 1月, 1日 are spans of time.)
_SHORT: Final = lazy_pattern(r"(?<![\d.年])(?:(?P<year>\d\d)年|(?!1[月日])(?P<part>\d{1,2})(?P<unit>[月日]))")
#: 上周, 后天: words for a time that must stand there as they are. (今年多大 asks an age.)
_WORDS: Final = lazy_pattern(rf"{'|'.join(_YEAR_WORDS)}|[昨前明后]天|[上下]个?[月周]")
_AGE: Final = lazy_pattern(r"今年(?=多大|几岁|多少岁)")
_OTHER_YEAR: Final = lazy_pattern(r"[去前明后]年")
_SENTENCE_END: Final = lazy_pattern("[。！？!?]")
_THIS_YEAR: Final = lazy_pattern("(?<![比较同])(?:今年|本年)")
_NO_YEAR: Final = 9000
"""Stands for the year of an article without a date: far from all that a text names."""
_FARTHEST: Final = 2
_DATE: Final = lazy_pattern(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")


class Fit(Enum):
    """How the evidence's time fits the question's: the same, not told, or another one."""

    TOLD = "told"
    UNKNOWN = "unknown"
    OTHER = "other"


def published(date: str | None) -> Moment | None:
    """Return the date of an article (YYYY-MM-DD, or less of it), or None."""
    match = _DATE.match(date or "")
    return Moment(int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)) if match else None


def fit_of(asked: Moment, around: Surroundings, date: str | None) -> Fit:
    """Return how the text around an answer fits a time that the question names.

    Args:
        asked: the time.
        around: the text, squeezed.
        date: of the article, or None.
    """
    own = published(date)
    if (own and asked.day and asked == own) or (asked.month and _is_told(asked, around, date)):
        return Fit.TOLD
    passed = _PASSED.search(_SENTENCE_END.split(around.lead)[-1])
    if passed and str(asked.year) in passed.group():
        return Fit.OTHER
    governing = _governing(around, own.year if own else None)
    if governing is None:
        return Fit.UNKNOWN
    if governing != asked.year:
        return Fit.OTHER
    if own and asked.month and not _has_month(asked, around) and not _is_near(asked, own):
        return Fit.OTHER
    return Fit.TOLD


def _is_told(asked: Moment, around: Surroundings, date: str | None) -> bool:
    """Tell whether the time of an answer in its sentence lies in the month or day asked about.

    12月29日 in an article of January is of the year before.
    """
    own = day_of(date)
    before = _SENTENCE_END.split(around.lead)[-1]
    sentence = before + around.answer + _SENTENCE_END.split(around.rest, maxsplit=1)[0]
    times = told_times(sentence, own) if own else ()
    told = next((one for one in reversed(times) if one.start <= len(before)), None)
    try:
        return told is not None and period_of("-".join(f"{part:02}" for part in asked if part)).holds(
            told.period
        )
    except ValueError:  # 2021年2月30日
        return False


def fits_of(question: Question, around: Surroundings, date: str | None) -> list[Fit]:
    """Return how the text around an answer fits each time of a question; 去年 is of the article's own date."""
    own = published(date)
    if own is None and not (question.moments or question.bounds):
        return _fits_undated(question, around)
    asked = question.moments or (_moments_by(own, question) if own else ())
    fits = [fit_of(moment, around, date) for moment in asked]
    if question.bounds:
        year = _governing(around, own.year if own else None)
        fits += [_fit_within(bound, year) for bound in question.bounds]
    return fits


def _fits_undated(question: Question, around: Surroundings) -> list[Fit]:
    """Return how the text of an article without a date fits 去年 and the like: by its own words for a year alone."""
    asked = _moments_by(Moment(_NO_YEAR, 0, 0), question)
    governing = _governing(around, _NO_YEAR)
    is_relative = governing is not None and abs(governing - _NO_YEAR) <= _FARTHEST and governing != _NO_YEAR
    said = is_relative or (governing == _NO_YEAR and _THIS_YEAR.search(around.lead + around.answer))
    return [Fit.OTHER for moment in asked if said and governing != moment.year]


def _moments_by(own: Moment, question: Question) -> list[Moment]:
    """Return the year that 去年 and the like are by a date; 去年和今年 compares two, each side with its own."""
    words = _RELATIVE_YEAR.findall(_AGE.sub("", question.comparable))
    named = {_RELATIVE[word] for word in words if word in _YEAR_WORDS}
    return [Moment(own.year + distance) for distance in named] if len(named) == 1 else []


def _fit_within(bound: Bound, year: int | None) -> Fit:
    if year is None:
        return Fit.UNKNOWN
    return Fit.TOLD if bound.first <= year <= bound.last else Fit.OTHER


def _is_near(asked: Moment, own: Moment) -> bool:
    """Tell whether an article speaks of a month or day of its own time, the day before it included."""
    return asked.month == own.month and (not asked.day or 0 <= own.day - asked.day <= 1)


def _has_month(asked: Moment, around: Surroundings) -> bool:
    wanted = rf"(?<!\d){asked.month}月" + (rf"{asked.day}[日号]" if asked.day else "")
    return re.search(wanted, around.paragraph) is not None


def _governing(around: Surroundings, own: int | None) -> int | None:
    """Return the year that governs the answer: the last one named before it, the article's own, or None.

    Of its own clause first, then of its sentence, then of what its sentence says behind it, then of the paragraph and
    the headline.
    """
    own_clause = CLAUSE_END.split(around.rest, maxsplit=1)[0]
    if not list(_years(CLAUSE_END.split(around.lead)[-1] + around.answer, own)):
        beside = list(_years(_COMPARED.sub(_without_year, own_clause), own))
        if beside:
            return beside[0]
    ends = [match.end() for match in _SENTENCE_END.finditer(around.lead)]
    begin = ends[-1] if ends else 0
    sentence = _PASSED.sub(_without_year, around.lead[begin:])
    within = [*_years(sentence, own), *_years(around.answer, own)]
    if within:
        return within[-1]
    rest = _SENTENCE_END.split(around.rest, maxsplit=1)[0]
    behind = list(_years(rest, own))
    if behind:
        return behind[0]
    earlier = list(_years(around.lead[:begin], own)) or list(_years(around.before, None))
    return earlier[-1] if earlier else own


def _without_year(match: re.Match[str]) -> str:
    return re.sub(r"\d|[去前上](?=年)", "_", match.group())


def _years(text: str, own: int | None) -> Iterator[int]:
    """Yield the years that a text names, in order; relative ones where the article's own year is known."""
    found = [(match.start(), int(match["year"])) for match in YEAR.finditer(text)]
    if own is not None:
        found += [(m.start(), own + _RELATIVE[m.group()]) for m in _RELATIVE_YEAR.finditer(text)]
    return (year for _, year in sorted(found))


def times_unsaid(turn: Question, around: Surroundings, date: str | None) -> list[str]:
    """Return the times that a turn names and the text around an answer does not, nor its article's date.

    A word is said by the number that it is by that date, too: 去年 by 2021年 in an article of 2022.
    """
    text = _AGE.sub("", turn.comparable)
    unsaid = [str(moment.year) for moment in turn.moments if fit_of(moment, around, date) is not Fit.TOLD]
    parts = [str(part) for part in published(date) or ()]
    for match in _SHORT.finditer(text):
        pattern = (
            f"(?:19|20)?{match['year']}年"
            if match["year"]
            else f"{match['part']}(?:{match['unit']}|[-—–~至、和])"
        )
        own = f"20{match['year']}" if match["year"] else match["part"]
        if own not in parts and not re.search(rf"(?<![\d.]){pattern}", around.before + around.paragraph):
            unsaid.append(match.group())
    return unsaid + [word for word in _WORDS.findall(text) if not _is_said(word, around, date)]


def _is_said(word: str, around: Surroundings, date: str | None) -> bool:
    if word in around.paragraph:
        return True
    if word == "今年":  # goes without saying, where the paragraph is not about another year
        return not _OTHER_YEAR.search(around.paragraph)
    own = published(date)
    return own is not None and word in _YEAR_WORDS and str(own.year + _RELATIVE[word]) in around.paragraph


def outdated(question: Question, own: Citation, others: Iterable[Citation]) -> float:
    """Return 1 where a citation is older than one of some others and the question names no time, else 0.

    What is told last of something counts: how many were found, who holds an office. A count as it stood (截至昨日) gets
    3 where a later one is told. Who asks for the last (最终, 目前), or for 去年, which of two articles the newer tells,
    gets 4, as does the newer one where the first is asked for (最初).
    """
    date = own.article.date
    if date is None or question.moments or question.bounds:
        return 0.0
    dated = [(other.article.date, other.quote) for other in others if other.article.date]
    if _FIRST.search(question.typed):
        return 4.0 * any(day < date for day, _ in dated)
    newer = [quote for day, quote in dated if day > date]
    if newer and (_LAST.search(question.typed) or _RELATIVE_YEAR.search(question.comparable)):
        return 4.0
    as_it_stood = _AS_IT_STOOD.search(own.quote) and any(map(_AS_IT_STOOD.search, newer))
    return 3.0 if as_it_stood else float(bool(newer))


def as_the_article_says(question: str, quote: str, date: str | None) -> str:
    """Return a question with its year in the words of an article that knows its date.

    2026年一季度 becomes 今年一季度 where the article is of 2026 and says 今年, and 一季度 where it names no year; 去年
    becomes 2025年 where it says that. 2023年以前 falls away: no article says it so, and the year is compared after.
    """
    question = without_bounds(question)
    own = published(date)
    if own is None:
        return question
    text = normalize(quote).text

    def word(match: re.Match[str]) -> str:
        year = int(match["year"])
        if str(year) in text:
            return match.group()
        words = [word for word, distance in _RELATIVE.items() if own.year + distance == year and word in text]
        said = next((word for word in words if word.endswith("年")), None)
        return said or ("" if year == own.year else match.group())

    def figures(match: re.Match[str]) -> str:
        said = match.group()
        year = f"{own.year + _RELATIVE[said]}年"
        return year if said in _YEAR_WORDS and said not in text and year in text else said

    question = re.sub(r"(?P<year>(?:1[89]|20)\d\d)年(?:\d{1,2}月\d{1,2}[日号])?", word, question)
    return _RELATIVE_YEAR.sub(figures, question)
