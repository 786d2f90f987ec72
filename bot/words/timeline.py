"""What is said of timelines and of values that differ, Chinese and English; braces are filled with ``str.format``."""

from dataclasses import dataclass

from bot.words.language import Language
from corpus.dating import Period


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """One language's words."""

    also: str  # {value}
    of_the_day: str
    planned: str
    nothing: str
    year: str
    month: str
    day: str
    until: str
    colon: str

    def when(self, period: Period) -> str:
        """Return a period in words: 2023年, 2023年6月, 2023年6月1日至2023年6月3日."""
        ends = dict.fromkeys(self._end(end) for end in str(period).split("/"))
        return self.until.join(ends)

    def _end(self, end: str) -> str:
        parts = end.split("-") if end != ".." else []
        form = (self.year, self.month, self.day)[len(parts) - 1] if parts else ""
        return form.format(*map(int, parts))


_ZH = TimelineWords(
    also="；另报 {value}",
    of_the_day="（报道日期）",
    planned="（计划）",
    nothing="报上没有说到它的时间。",
    year="{}年",
    month="{}年{}月",
    day="{}年{}月{}日",
    until="至",
    colon="：",
)
_EN = TimelineWords(
    also="; also reported: {value}",
    of_the_day=" (day of the article)",
    planned=" (planned)",
    nothing="The pages tell no time of it.",
    year="{}",
    month="{}-{:02}",
    day="{}-{:02}-{:02}",
    until="/",
    colon=": ",
)


def timeline_words(language: Language) -> TimelineWords:
    """Return the words of a language."""
    return _EN if language == "en" else _ZH
