"""What is said of timelines and of values that differ, Chinese and English; braces are filled with ``str.format``."""

from dataclasses import dataclass

from bot.words.language import Language


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """One language's words."""

    language: Language
    also: str  # {value}
    of_the_day: str
    planned: str
    nothing: str
    colon: str


_ZH = TimelineWords(
    language="zh",
    also="；另报 {value}",
    of_the_day="（报道日期）",
    planned="（计划）",
    nothing="报上没有说到它的时间。",
    colon="：",
)
_EN = TimelineWords(
    language="en",
    also="; also reported: {value}",
    of_the_day=" (day of the article)",
    planned=" (planned)",
    nothing="The pages tell no time of it.",
    colon=": ",
)


def timeline_words(language: Language) -> TimelineWords:
    """Return the words of a language."""
    return _EN if language == "en" else _ZH
