"""The time that an answer tells, with the days that it means: 去年（2023年） of an article of 2024."""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.time_note import TimeNote
from bot.words.language import Language
from bot.words.times import explained
from corpus.chinese.clauses import Stretch, sentence_at
from corpus.dating import ToldTime, day_of, told_times
from corpus.lazy import lazy_pattern

#: 日前, 目前: no other days than about that of the article.
_VAGUE: Final = lazy_pattern("日前|近日|近期|连日来?|近来|最近|前?不久前?|目前|眼下|如今|当前|现在|发稿时")
#: 2023年, 1960年代: the words say which year.
_IN_FIGURES: Final = lazy_pattern(r"(?:1\d|2[01])\d\d|世纪|年代")
#: 比去年, 较上月, 高于去年: what a value is compared with is not its time.
_COMPARED: Final = lazy_pattern("[比较同于]$")
#: 去年 of a question, which an article may have in figures.
_ASKED: Final = lazy_pattern("(?<![比较同])(?:大前年|[去前今明后]年)")


def with_time(answer: Answer, language: Language) -> Answer:
    """Return an answer with what the time in it, or the time that its sentence gives it, means in days."""
    citation = answer.citations[0] if answer.citations else None
    if answer.kind != "answer" or answer.text is None or answer.parts or not (citation and citation.span):
        return answer
    published = day_of(citation.article.date)
    told = _telling(citation.quote, citation.span, published) if published else None
    if published is None or told is None:
        return answer
    printed = citation.quote[told.start : told.end]
    in_figures = _IN_FIGURES.search(printed)
    said = _said_instead(answer.rewritten or answer.question, told, published) if in_figures else printed
    if said is None or is_vague(said):
        return answer
    note = TimeNote(said, told.period, citation.article.date or "", explained(said, told.period, language))
    return replace(answer, time=note)


def is_vague(said: str) -> bool:
    """Tell whether the words of a time mean about the day on which they are said: 日前, 目前."""
    return _VAGUE.fullmatch(said) is not None


def _telling(quote: str, span: Stretch, published: date) -> ToldTime | None:
    """Return the time that lies in an answer, else the last one before it, or the first behind it, in its sentence."""
    times = told_times(quote, published)
    start, end = span
    within = [one for one in times if one.start < end and start < one.end]
    if within:
        return within[0]
    first, last = sentence_at(quote, start, end)
    own = [one for one in times if first <= one.start and one.end <= last]
    own = [one for one in own if not _COMPARED.search(quote, 0, one.start)]
    before = [one for one in own if one.end <= start]
    return before[-1] if before else own[0] if own else None


def _said_instead(question: str, told: ToldTime, published: date) -> str | None:
    """Return 去年 or the like of a question, where it means a time that the article has in figures."""
    asked = _ASKED.search(question)
    if asked and told_times(asked.group(), published)[0].period == told.period:
        return asked.group()
    return None
