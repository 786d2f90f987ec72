"""Several things asked at once: 一类村、二类村各多少 · 哪年成立，哪年建支部."""

from itertools import pairwise
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.contracted import spelled_out
from bot.dialogue.kinds.objects import objects_asked
from bot.dialogue.kinds.parts import Told, composed, read_parts
from bot.dialogue.kinds.reached import at_its_time
from bot.dialogue.kinds.splitting import MOST, items_asked, keywords_asked, plain_form, questions_asked
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.values import find
from retriever.question import Question
from retriever.reader import Kind, detect_answer_type

#: Characters between two values that are told in one breath: 5批559人次, 10户共54人.
_BREATH: Final = 1


class Several:
    """Splits a question, reads each part and tells each with its label."""

    name = "several"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return the parts of a question that asks at least two things."""
        plain = plain_form(question)
        if detect_answer_type(plain).kind is Kind.BYLINE:
            return None
        apart = spelled_out(plain)
        parts = items_asked(apart) or questions_asked(plain) or keywords_asked(plain) or objects_asked(apart)
        return Plan(self.name, question, tuple(parts)) if len(parts) > 1 else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return every part that is told, and say which are not; None where none is."""
        if len(plan.parts) > MOST:
            reply = context.remarks.too_many_parts.format(MOST)
            return Answer(plan.typed, None, 1.0, kind="talk", reply=reply)
        told = read_parts(plan.parts, context, together=plan.typed)
        told = [at_its_time(one, plan.typed) for one in told]
        if not any(one.citation for one in told):
            return None
        for one in told:  # 几批几人次, read at once: 5批559人次
            if _holds_all(one.text, len(told)) and told[0].text in one.text:
                return composed(plan.typed, one.text, [one])
        return composed(plan.typed, _in_one_breath(told) or _labelled(told, context), told)


def _holds_all(text: str, many: int) -> bool:
    """Tell whether what was read for the first part holds as many values as are asked for, side by side."""
    values = find(text)
    apart = (after.start - before.end for before, after in pairwise(values))
    return (
        len(values) == many
        and not any(mark in text for mark in "，。；、,;")
        and all(gap <= _BREATH for gap in apart)
    )


def _labelled(told: list[Told], context: StrategyContext) -> str:
    return "；".join(f"{one.asked.label}：{one.text or context.remarks.not_told}" for one in told)


def _in_one_breath(told: list[Told]) -> str | None:
    """Return the stretch that holds all parts where they stand side by side (4类15条), or None."""
    cited = [one.citation for one in told]
    first = cited[0]
    if first is None or first.span is None:
        return None
    at = first.span
    for citation in cited[1:]:
        if citation is None or citation.span is None or citation.quote != first.quote:
            return None
        if not 0 <= citation.span[0] - at[1] <= _BREATH and citation.span != at:
            return None
        at = at[0], citation.span[1]
    between = first.quote[at[0] : at[1]]
    return between if not any(mark in between for mark in "，。；、") else None
