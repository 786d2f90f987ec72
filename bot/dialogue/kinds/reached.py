"""What something was changed to: 预算调成了多少 · 鸟类增加到多少种 · 由多少减到多少.

Where a sentence prints both values (由62厘米提高到95厘米; 为824亿元，调整为798.5亿元), a reader may take either.
"""

from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.operands import EARLIER
from bot.dialogue.kinds.parts import Told
from bot.dialogue.kinds.splitting import items_asked, plain_form, questions_asked
from bot.dialogue.kinds.two_times import CHANGES, pair_around
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.lazy import lazy_pattern
from retriever import Citation
from retriever.question import Question

_ASKED: Final = "(?:多少|几|多[大长高宽深快久])"
#: 调成了多少 · 提高到几厘米 · 现在是多少
_TO: Final = lazy_pattern(
    rf"(?:{CHANGES})(?:[到成为至]|回|过)(?:了)?(?:现在的?)?{_ASKED}|(?:现在|如今|眼下|目前|后来|最后|最终)(?:已经?)?(?:变成?|改)?(?:是|有|为|达到?)?了?{_ASKED}"
)
#: 从多少增加到 · 原来是多少 · 调整前
_FROM: Final = lazy_pattern(
    rf"[由从]{_ASKED}|(?:{EARLIER}|最初|开始|一开始|起初)的?(?:是|有|为|只有)?{_ASKED}|[改调变涨降][^,]{{0,2}}之?前"
)


class Reached:
    """Tells what something was changed to, and not what it was before."""

    name = "reached"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question for the value after a change."""
        plain = plain_form(question)
        asked = _TO.search(plain) and not _FROM.search(plain)
        return (
            Plan(self.name, question)
            if asked and not (items_asked(plain) or questions_asked(plain))
            else None
        )

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the plain reading, with the later value of its sentence; None where it reads no earlier one."""
        read = context.read(plan.question)
        first = read.citations[0] if read.text is not None and read.citations else None
        later = _later(first) if first else None
        if later is None or later.span is None:
            return None
        text = later.quote[slice(*later.span)]
        return replace(read, question=plan.typed, text=text, citations=(later, *read.citations[1:]))


def at_its_time(told: Told, question: str) -> Told:
    """Return what was read for a part, as it is after a change where the question asks for that."""
    plain = plain_form(question)
    if told.citation is None or not _TO.search(plain) or _FROM.search(plain):
        return told
    later = _later(told.citation)
    return replace(told, citation=later) if later else told


def _later(citation: Citation) -> Citation | None:
    """Return the value after the change of which an earlier one is marked; None where that is no such value."""
    pair = pair_around(citation)
    if pair is None or citation.span is None or pair[0].start >= citation.span[1]:
        return None
    earlier, later = pair
    marked_both = citation.span[1] >= later.end
    if marked_both or earlier.end <= citation.span[0]:
        return None
    return replace(citation, span=(later.start, later.end))
