"""Values as sentences tell them: what of, and for which time. 2023年，接待游客18万人次 is 游客 of 2023."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.dialogue.timeline.wording import PLANNED, canonical, qualities_of, quantity_words, words_beyond
from corpus.chinese.clauses import Stretch, clauses, sentences
from corpus.chinese.dimensions import Dimension
from corpus.chinese.values import Value, find
from corpus.dating import Period, ToldTime, day_of, told_times
from corpus.lazy import lazy_pattern

_NO_FIGURES: Final = (Dimension.DATE, Dimension.CLOCK, Dimension.CODE, Dimension.ORDINAL)
#: What is measured of things that stand: bridges, reservoirs, power stations.
_STANDING: Final = (Dimension.LENGTH, Dimension.AREA, Dimension.VOLUME, Dimension.POWER)
#: What a report counts up to its day: the rescued, the losses.
_RISING: Final = (Dimension.COUNT, Dimension.MONEY)
_MONTH: Final = 31
_SEASON: Final = 100
ANY_DAY: Final = date(2000, 1, 1)
"""The day against which times are told that need none."""
#: 增长, 比上年多, 同期: a change, or what is compared with.
_CHANGE: Final = lazy_pattern(
    r"(?:增[加长产收幅]?|减[少产收幅]?|提[高升]|上[升涨]|下[降跌滑]|扩大|缩小|[升降涨跌]幅?|[多少高低][了出]?)[约近超]?$"
    r"|同期[^,，]{0,6}$|[比较][^,，]{0,10}$"
)
#: 由上年的300万元增加到: the times before it are of the value that was left.
_BECAME: Final = lazy_pattern(r"[到至为成]了?$")
_UP_TO: Final = lazy_pattern("截[至止]")
#: What a number counts stands behind it: 86座温室大棚, 12名学生受伤.
_COUNTED: Final = lazy_pattern(r"[^\d，。；：、！？,;:!?（）()]{0,12}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of a paragraph.

    Attributes:
        value: its offsets are of the paragraph.
        printed: its text.
        sentence: where its sentence stands in the paragraph.
        label: what stands before it in its clause, behind another value, and what it counts; canonical.
        clause: its clause up to it, canonical.
        before: its sentence up to it, canonical.
        period: the time that is told before it; None for none.
        published: the day of its article.
    """

    value: Value
    printed: str
    sentence: Stretch
    label: str
    clause: str
    before: str
    period: Period | None
    published: date | None

    @property
    def is_passing(self) -> bool:
        """Whether a day is told with what stands for long: 昨日贯通，全长2310米."""
        return self.value.dimension in _STANDING and self.period is not None and span_of(self.period) < _MONTH

    @property
    def is_of_now(self) -> bool:
        """Whether it is of the time of its article: none is told, or that year, or the season it was printed in."""
        if self.period is None or self.is_passing:
            return True
        if self.published is None or self.period.until is None:
            return False
        ago = (self.published - self.period.until).days
        season = _MONTH < span_of(self.period) < _SEASON and ago < _SEASON
        return season or self.period == Period.of_years(self.published.year)

    @property
    def as_it_stood(self) -> date | None:
        """The day that a count is told up to (截至3月1日，已有七人获救); None for another figure."""
        is_count = self.value.dimension in _RISING and _UP_TO.search(self.before)
        is_day = self.period is not None and self.period.since == self.period.until
        return self.period.until if self.period and is_day and is_count else None

    @property
    def qualities(self) -> frozenset[str]:
        """What makes another quantity of it: planned, a mean, a part."""
        return qualities_of(self.label) | (qualities_of(self.clause) & PLANNED)

    def is_of(self, words: Sequence[str]) -> bool:
        """Tell whether it is of a quantity, whose last word its own clause says."""
        return all(word in self.before or word in self.label for word in words) and (
            not words or any(word in self.label for word in words[-1:])
        )

    def beyond(self, words: Sequence[str], subject: str = "") -> frozenset[str]:
        """Return what its label says more than some words: 旅游 of 旅游收入."""
        return words_beyond(self.label.rpartition(subject)[2] if subject else self.label, tuple(words))


def figures_in(text: str, published: str | None) -> Iterator[Figure]:
    """Yield the values of a paragraph that a sentence tells as a level, in order; changes are left out.

    Args:
        text: the paragraph.
        published: the date of its article.
    """
    day = day_of(published)
    times = [one for one in told_times(text, day or ANY_DAY) if day or not one.relative]
    told: Period | None = None
    for start, end in sentences(text):
        inside = [one for one in times if start <= one.start < end]
        yield from _of_sentence(text, (start, end), inside, told, day)
        told = next((one.period for one in reversed(inside) if is_closed(one.period)), told)


def span_of(period: Period) -> int:
    """Return from its first to its last day; very many where an end is open."""
    return ((period.until or date.max) - (period.since or date.min)).days


def is_closed(period: Period) -> bool:
    """Tell whether a period has both its ends."""
    return period.since is not None and period.until is not None


def _of_sentence(
    text: str, within: Stretch, times: Sequence[ToldTime], told: Period | None, day: date | None
) -> Iterator[Figure]:
    start, end = within
    parts = clauses(text, start, end)
    values = [one for one in find(text) if start <= one.start and one.end <= end]
    behind = start
    for number, value in enumerate(values):
        if value.dimension in _NO_FIGURES:
            continue
        before, behind = behind, value.end
        opening = next((one[0] for one in parts if one[0] <= value.start < one[1]), start)
        first = max(opening, before)
        lead = canonical(text[first : value.start])
        following = values[number + 1].start if number + 1 < len(values) else end
        counted = _counted(text[value.end : following], value)
        if not quantity_words(lead + counted) and before == start:  # 产量再创新高，达到12.3万吨
            first = max((one[0] for one in parts if one[0] < first), default=first)
            lead = canonical(text[first : value.start])
        if (value.low is None and value.high is None) or _CHANGE.search(lead):
            continue
        label = f"{lead} {counted}".rstrip()
        ahead = [one.period for one in times if one.end <= value.start]
        if _BECAME.search(lead) and before != start:
            ahead = [one.period for one in times if before <= one.start and one.end <= value.start]
            if not ahead:
                continue
        period = next((one for one in reversed(ahead) if is_closed(one)), None) if ahead else told
        clause, whole = (canonical(text[begin : value.start]) for begin in (opening, start))
        yield Figure(value, text[value.start : value.end], within, label, clause, whole, period, day)


def _counted(behind: str, value: Value) -> str:
    """Return what is counted by a value, of what stands behind it."""
    match = _COUNTED.match(behind) if value.dimension is Dimension.COUNT else None
    return canonical(match.group()) if match else ""
