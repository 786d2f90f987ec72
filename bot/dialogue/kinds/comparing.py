"""Comparisons and sums: the operands are read one by one, and the working is shown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.contracted import by_metal
from bot.dialogue.kinds.operands import Terms, comparison_in, sum_in
from bot.dialogue.kinds.owning import is_surely_its_own
from bot.dialogue.kinds.parts import Told, composed, read_again, read_parts
from bot.dialogue.kinds.reckoning import Operand, is_about, operand, unit_printed, written
from bot.dialogue.kinds.splitting import MOST, plain_form
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.clauses import clause_at, sentence_at
from corpus.chinese.dimensions import Dimension
from corpus.chinese.text import comparable
from corpus.chinese.values import find
from corpus.chinese.worth import comparable_with
from corpus.lazy import lazy_pattern
from retriever import Citation
from retriever.question import Question

#: 差多少分, 多几个百分点: the unit of the result.
_ASKED_UNIT: Final = lazy_pattern("(?:多少|几)(?P<unit>[^，,？?多少几]{1,4})[？?]?$")


class _Reckoned:
    """What comparisons and sums share: their operands are read, and all of them must be told in one unit."""

    name = ""
    #: What stands before a result that the pages print themselves.
    printed_behind = lazy_pattern("$")

    def terms(self, plain: str) -> Terms | None:
        """Return the operands that a question in comparable characters names."""
        raise NotImplementedError

    def result(self, terms: Terms, operands: Sequence[Operand], context: StrategyContext) -> str:
        """Return the sentence that tells the result with its working."""
        raise NotImplementedError

    def settled(self, terms: Terms, told: list[Told]) -> list[Told]:
        """Return the operands as they are reckoned with."""
        return told

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return the operands as the parts of a plan."""
        terms = self.terms(plain_form(question))
        return Plan(self.name, question, terms.operands) if terms else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the result; where an operand is missing or measured otherwise, what is told, and no result."""
        terms = self.terms(plain_form(plan.question))
        if terms is None or (reply := _unreasonable(plan, context)):
            return Answer(plan.typed, None, 1.0, kind="talk", reply=reply) if terms else None
        told = self.settled(terms, _sure(_in_one_unit(read_parts(plan.parts, context), context), context))
        known = _operands(told)
        complete = len(known) == len(told)
        if complete and known and _is_of_another_unit(plan, known[0]):
            return None
        if not complete or not _share_unit(known):
            remarks = context.remarks
            return _printed(plan, context, self.printed_behind) or self._refused(
                plan, told, context, remarks.units_differ if complete else remarks.operand_missing
            )
        return composed(plan.typed, self.result(terms, known, context), told)

    def _refused(self, plan: Plan, told: Sequence[Told], context: StrategyContext, why: str) -> Answer:
        """Return a refusal that says what was read and why nothing follows from it."""
        listed = "；".join(f"{one.asked.label}：{one.text or context.remarks.not_told}" for one in told)
        whole = composed(plan.typed, "", told)
        return replace(
            whole,
            text=None,
            kind="refusal",
            reply=f"{why}{listed}",
            mention=whole.citations[0] if whole.citations else None,
            citations=(),
        )


def _speaks_of(word: str, read: Answer) -> bool:
    """Tell whether the clause that an answer stands in has a word."""
    first = read.citations[0] if read.citations else None
    return bool(first and first.span and word in first.quote[slice(*clause_at(first.quote, *first.span))])


def _is_of_another_unit(plan: Plan, known: Operand) -> bool:
    """Tell whether a plan asks for the difference in a unit (差多少分) in which an operand was not read."""
    asked = _ASKED_UNIT.search(plain_form(plan.question))
    if asked is None:
        return False
    unit = next(iter(find(f"3{asked['unit']}")), None)
    whole = unit is not None and unit.end == 1 + len(asked["unit"])  # 几块奖牌: no 块 of money
    return unit is not None and whole and not comparable_with(unit, known.value)


def _printed(plan: Plan, context: StrategyContext, behind: re.Pattern[str]) -> Answer | None:
    """Return the plain reading where the pages print the result and say so (两家共去了64人), or None."""
    read = context.read(plan.question)
    citation = read.citations[0] if read.text is not None and read.citations else None
    if citation is None or citation.span is None:
        return None
    value = next((one for one in find(citation.quote) if one.end > citation.span[0]), None)
    start = max(citation.span[0], value.start) if value else citation.span[0]
    return read if behind.search(citation.quote[:start]) else None


def _sure(told: Sequence[Told], context: StrategyContext) -> list[Told]:
    """Return what was read without the values that may be another's."""
    return [
        one if is_surely_its_own(one, context) else replace(one, citation=None, confidence=0.0)
        for one in told
    ]


def _in_one_unit(told: Sequence[Told], context: StrategyContext) -> list[Told]:
    """Read operands again, in the unit of one that is told: those that are missing, else those in another unit.

    投入多少 → 投入多少元. Where the units differ, the surest settles it whose unit the others have in its article.
    """
    known = [one for one in told if _operands([one])]
    if not known:
        return list(told)
    first = _read_as(told, known[0], context) if len(known) < len(told) else list(told)
    if _are_comparable(first):
        return first
    for anchor in sorted(known, key=lambda one: one.confidence, reverse=True):
        again = _read_as(told, anchor, context, others=True)
        if _are_comparable(again) and len({one.citation.article for one in again if one.citation}) == 1:
            return again
    return first


def _read_as(
    told: Sequence[Told], anchor: Told, context: StrategyContext, *, others: bool = False
) -> list[Told]:
    """Return the operands, read again in the unit of one where they are missing, or told in ``others``."""
    known = operand(anchor.asked.label, anchor.text)
    if known is None:
        return list(told)
    asking = f"多少{unit_printed([known])}"
    places = {one.place for one in told if one.citation}
    again: list[Told] = []
    for each in told:
        own = operand(each.asked.label, each.text)
        if own is None or (others and not comparable_with(known.value, own.value)):
            other = read_again(each, each.asked.question.replace("多少", asking), context)
            each = each if other.place in places else other  # noqa: PLW2901
        again.append(each)
    return again


def _are_comparable(told: Sequence[Told]) -> bool:
    """Tell whether every operand is told, all in one unit."""
    found = _operands(told)
    return len(found) == len(told) and _share_unit(found)


def _operands(told: Sequence[Told]) -> list[Operand]:
    """Return the operands that are told, in order."""
    return [one for each in told if (one := operand(each.asked.label, each.text))]


def _share_unit(operands: Sequence[Operand]) -> bool:
    return all(comparable_with(operands[0].value, one.value) for one in operands[1:])


def _whole_before(part: Told, label: str) -> Citation | None:
    """Return the greatest value of a part's unit that stands before it in its sentence, in a clause with a label."""
    of_part = operand(part.asked.label, part.text)
    if of_part is None or part.citation is None or part.citation.span is None:
        return None
    quote, (at, _) = part.citation.quote, part.citation.span
    start, _ = sentence_at(quote, *part.citation.span)
    wholes = [
        value
        for value in find(quote)
        if start <= value.start < at
        and comparable_with(value, of_part.value)
        and (value.low or 0) > (of_part.worth or 0)
        and label in quote[slice(*clause_at(quote, value.start, value.end))]
    ]
    if not wholes:
        return None
    whole = max(wholes, key=lambda value: value.low or 0)
    return replace(part.citation, span=(whole.start, whole.end))


def _unreasonable(plan: Plan, context: StrategyContext) -> str | None:
    """Return why nothing can be reckoned before anything is read: too much at once, or a thing with itself."""
    if len(plan.parts) > MOST:
        return context.remarks.too_many_parts.format(MOST)
    same = len({comparable(part.label) for part in plan.parts}) < len(plan.parts)
    return context.remarks.same_thing if same else None


class Comparison(_Reckoned):
    """岗巴县和仁布县哪个多 · 甲比乙多多少."""

    name = "compare"
    printed_behind = lazy_pattern(
        r"(?:[多少高低快慢长短大小贵差超][了出约近]{0,2}[^\d，。；]{0,2}|[高低快慢多少]于[^\d，。；]{2,12})$"
    )

    def terms(self, plain: str) -> Terms | None:
        """Return the operands of a comparison."""
        return comparison_in(plain)

    def result(self, terms: Terms, operands: Sequence[Operand], context: StrategyContext) -> str:
        """Return 5930万元 对 617.478万元：岗巴县多."""
        greater = terms.greater != _is_quicker(terms, operands)
        ranked = sorted(operands, key=lambda one: one.worth or 0, reverse=greater)
        first, last = ranked[0], ranked[-1]
        shown = "，".join(f"{one.label}{one.printed}" for one in operands)
        if first.worth == last.worth:
            return context.remarks.equal.format(shown)
        high, low = sorted((first, last), key=lambda one: one.worth or 0, reverse=True)
        apart = written((high.worth or 0) - (low.worth or 0), operands)  # type: ignore[arg-type]
        if terms.does == "which":
            shown = f"{shown}{context.remarks.by.format(apart)}"
            told = context.remarks.the_more if terms.greater else context.remarks.the_less
            return told.format(label=first.label, trait=terms.trait, shown=shown)
        about = context.remarks.about if is_about(operands) else ""
        trait = terms.trait if terms.trait and terms.greater else context.remarks.more_by
        return context.remarks.apart.format(
            label=high.label,
            trait=trait,
            by=f"{about}{apart}",
            working=f"{high.printed}-{low.printed}",
            shown=shown,
        )


def _is_quicker(terms: Terms, operands: Sequence[Operand]) -> bool:
    """Tell whether what takes less time is the greater one (哪队更快)."""
    return terms.trait in ("快", "慢") and operands[0].value.dimension is Dimension.DURATION


class Sum(_Reckoned):
    """先锋岗、监督岗、志愿服务岗一共多少 · 有几个党员不是本地的."""

    name = "sum"
    printed_behind = lazy_pattern(r"(?:共|总[计数额]?|合计|合起来|加起来|累计)[^\d，。；]{0,12}$")

    def terms(self, plain: str) -> Terms | None:
        """Return the operands of a sum or of a remainder; those of medals are the metals."""
        return sum_in(plain) or (sum_in(apart) if (apart := by_metal(plain)) else None)

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the sum; of medals what the pages print of medals, where they do."""
        if by_metal(plain_form(plan.question)):
            read = context.read(plan.question)
            if read.text is not None and _speaks_of("奖牌", read):
                return read
        return super().answer(plan, context)

    def settled(self, terms: Terms, told: list[Told]) -> list[Told]:
        """Return a remainder with the whole that its part is told of: 现有社员64名，其中 … 外村社员19名."""
        if terms.does != "less" or (whole := _whole_before(told[1], told[0].asked.label)) is None:
            return told
        return [replace(told[0], citation=whole, confidence=told[1].confidence), *told[1:]]

    def result(self, terms: Terms, operands: Sequence[Operand], context: StrategyContext) -> str:
        """Return 13+5+10=28个, with the operands by name."""
        worths = [one.worth for one in operands if one.worth is not None]
        less = terms.does == "less"
        total = worths[0] - sum(worths[1:]) if less else sum(worths)
        sign = "-" if less else "+"
        working = sign.join(one.printed for one in operands)
        about = context.remarks.about if is_about(operands) else ""
        shown = "，".join(f"{one.label}{one.printed}" for one in operands)
        return f"{about}{written(total, operands)}（{working}={about}{written(total, operands)}；{shown}）"  # type: ignore[arg-type]
