"""A quantity year by year: 梨树村收入历年, 红岩水库蓄水量各年是多少, 梨树村收入有什么变化."""

from typing import Final

from bot.dialogue.answer import Answer, Part
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from bot.dialogue.timeline.telling import heading_of
from bot.dialogue.timeline.timeline import Entry, make_timeline
from bot.words.timeline import timeline_words
from bot.words.times import tell_period
from corpus.lazy import lazy_pattern
from retriever.question import Question

#: 历年的收入, 各年收入, 收入逐年是多少, 收入的变化: words that ask for every year there is.
_EVERY_YEAR: Final = lazy_pattern(
    r"历年|各年|逐年|每一?年(?:都|的|是|各)|这些年|几年来|(?:变化|走势|趋势)(?:情况|如何|怎么?样)?[?？]?$|有(?:什么|哪些|啥)变化"
)
#: 有什么变化: what one year alone does not tell.
_CHANGE: Final = lazy_pattern("变化|走势|趋势")
#: The values are read by rules, word for word; that of a series is as sure as they are on sentences kept apart.
_SURE: Final = 0.8


class Series:
    """The values of one quantity, a line a year, each with its source."""

    name = "series"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question for every year."""
        return Plan(self.name, question) if _EVERY_YEAR.search(question.plain.text) else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the years that are told, those whose values differ side by side; None where none is.

        One year is no change: of a question for a change it answers nothing.
        """
        entries = [
            entry for entry in make_timeline(plan.typed, context.archive).entries if _is_of_a_year(entry)
        ]
        fewest = 2 if _CHANGE.search(plan.question.plain.text) else 1
        if len({entry.period.year for entry in entries}) < fewest:
            return None
        words = timeline_words(context.language)
        text = "\n".join(heading_of(entry, words) for entry in entries)
        parts = tuple(
            Part(tell_period(entry.period, context.language), one.value or "", one.marked)
            for entry in entries
            for one in (entry.values if entry.differ else entry.statements[:1])
        )
        return Answer(plan.typed, text, _SURE, citations=tuple(part.citation for part in parts), parts=parts)


def _is_of_a_year(entry: Entry) -> bool:
    return entry.statements[0].value is not None and entry.period.year is not None
