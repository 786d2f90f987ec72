"""One thing at two times: 比去年增加了多少 · 比原来多了几户 · 去年和今年哪个多.

The pages print the difference (增加30户), or both values (由40户增加到70户); then the working is shown. A level alone
is no answer to how much something changed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.operands import EARLIER, LESS, MORE, comparison_in
from bot.dialogue.kinds.parts import Told, composed
from bot.dialogue.kinds.reckoning import is_about, operand, written
from bot.dialogue.kinds.splitting import items_asked, plain_form, questions_asked
from bot.dialogue.kinds.two_times import DOWN, UP, is_printed_difference, pair_around
from bot.dialogue.plan import Plan, SubQuestion
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.values import Value, find
from corpus.lazy import lazy_pattern
from retriever import Citation
from retriever.question import Question

#: 比原来多了几户 · 较去年同期下降了几个百分点
_THAN_BEFORE: Final = lazy_pattern(
    rf"[比较](?P<when>{EARLIER})(?P<what>[^,]{{0,10}}?)(?P<verb>{UP}|{DOWN})(?:出|了)?(?P<more>[^,多少几\d]{{0,4}}?)(?P<ask>多少|几)(?P<unit>[^,]{{0,8}})$"
)
#: 运动员多了多少人 · 误差缩小了多少
_BY: Final = lazy_pattern(
    rf"(?P<what>)(?P<verb>{UP}|{DOWN})(?:了|出)(?P<more>)(?P<ask>多少|几)(?P<unit>[^,]{{0,8}})$"
)
#: 去年和今年哪个多 · 现在和以前相比哪个高
_TWO_TIMES: Final = lazy_pattern(
    rf"^(?P<head>[^,]{{0,24}}?)(?P<one>今年|现在|如今|眼下|{EARLIER})(?:的)?[和跟与同](?P<other>今年|现在|如今|眼下|{EARLIER})的?(?P<rest>[^,]{{0,24}}?)"
    rf"(?:相比|比起来)?,?(?:哪一?[个年次边]|谁|什么时候)(?:更|比较)?(?P<verb>{MORE}|{LESS})"
)
_UP: Final = lazy_pattern(rf"^(?:{UP})$")


class Changed:
    """Tells by how much something changed."""

    name = "changed"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question about one thing at two times."""
        plain = plain_form(question)
        asked = _asking(plain)
        if asked is None or items_asked(plain) or questions_asked(plain):
            return None
        if not _is_of_two(asked) and comparison_in(plain):
            return None
        return Plan(self.name, question)

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the difference, printed or reckoned; a refusal where only one of two times is told."""
        plain = plain_form(plan.question)
        asked = _asking(plain)
        if asked is None:
            return None
        read = context.read(plan.question)
        found = _cited(read)
        if found and is_printed_difference(found) and not _is_of_two(asked):
            return read
        for question in (None, _level(plain, asked)):
            answer = context.read(question) if question else read
            citation = _cited(answer)
            pair = pair_around(citation) if citation else None
            if citation and pair:
                return self._told(
                    plan, asked, _as_told(plan, citation, pair, answer.confidence, context), context
                )
        if found is None or not find(read.text or "") or not _is_than_before(asked):
            return None
        return _one_time_only(plan, read, found, context)

    def _told(
        self, plan: Plan, asked: re.Match[str], told: Sequence[Told], context: StrategyContext
    ) -> Answer | None:
        """Return 增加30户（70户-40户）, or which of the two times it was more."""
        operands = [found for one in told if (found := operand(one.asked.label, one.text))]
        earlier, later = (one.worth or 0 for one in operands)
        shown = "，".join(f"{one.label}{one.printed}" for one in operands)
        if earlier == later:
            return composed(plan.typed, context.remarks.equal.format(shown), told)
        rose = later > earlier
        trait = asked["verb"] if bool(_UP.match(asked["verb"])) == rose else ""
        high, low = sorted(operands, key=lambda one: one.worth or 0, reverse=True)
        about = context.remarks.about if is_about(operands) else ""
        apart = f"{about}{written(abs(later - earlier), operands)}"  # type: ignore[arg-type]
        if _is_of_two(asked):
            more = _UP.match(asked["verb"])
            first = high if more else low
            form = context.remarks.the_more if more else context.remarks.the_less
            text = form.format(label=first.label, trait=asked["verb"], shown=shown)
            return composed(plan.typed, text, told)
        verb = context.remarks.rose if rose else context.remarks.fell
        if context.language == "zh" and trait:
            verb = trait
        return composed(plan.typed, f"{verb}{apart}（{high.printed}-{low.printed}；{shown}）", told)


def _asking(plain: str) -> re.Match[str] | None:
    return next((match for one in (_TWO_TIMES, _THAN_BEFORE, _BY) if (match := one.search(plain))), None)


def _level(plain: str, asked: re.Match[str]) -> str:
    """Return the question for the level, without the change that is asked for."""
    if _is_of_two(asked):
        return f"{asked['head']}{asked['rest']}有多少"
    return f"{plain[: asked.start()]}{asked['what']}{asked['more']}{asked['ask']}{asked['unit']}"


def _is_of_two(asked: re.Match[str]) -> bool:
    return "one" in asked.groupdict()


def _is_than_before(asked: re.Match[str]) -> bool:
    return "when" in asked.groupdict()


def _cited(answer: Answer) -> Citation | None:
    """Return the paragraph that a value was read in, or None for a refusal."""
    return answer.citations[0] if answer.text is not None and answer.citations else None


def _as_told(
    plan: Plan, citation: Citation, pair: tuple[Value, Value], sure: float, context: StrategyContext
) -> list[Told]:
    """Return the two values as parts, the earlier one first."""
    return [
        Told(SubQuestion(label, plan.typed), replace(citation, span=(value.start, value.end)), sure)
        for label, value in zip((context.remarks.earlier, context.remarks.later), pair, strict=True)
    ]


def _one_time_only(plan: Plan, read: Answer, found: Citation, context: StrategyContext) -> Answer:
    """Return a refusal that says which value is told, because what it changed by is not."""
    reply = f"{context.remarks.operand_missing}{read.text}"
    return replace(
        read, question=plan.typed, text=None, kind="refusal", reply=reply, mention=found, citations=()
    )
