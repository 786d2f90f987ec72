"""A value is given and its meaning asked: 5930万元是干什么用的 · 7129册是什么 · 哪个村养了278头."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.mentions import refused, unsaid_there
from bot.dialogue.kinds.splitting import plain_form
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.clauses import Stretch, around, clause_at, clauses, sentence_at
from corpus.chinese.digits import TO_TEN
from corpus.chinese.dimensions import Dimension
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.text import comparable
from corpus.chinese.values import Value, find
from corpus.chinese.worth import comparable_with, ends
from corpus.lazy import lazy_pattern
from retriever import Hit
from retriever.question import Question

_SEARCHED: Final = 24
_LONGEST: Final = 100
_LONGEST_LEAD: Final = 14
#: Share that 617万多 may be more than 617万.
_A_LITTLE: Final = Decimal("0.01")
_NO_VALUES: Final = (Dimension.DATE, Dimension.CODE, Dimension.ORDINAL)
_NUMERALS: Final = lazy_pattern(f"[{TO_TEN}百千万亿两]")
#: 干什么用, 用途, 花在哪: what follows the value tells it.
_USE: Final = lazy_pattern(
    r"干(?:什么|啥|嘛|什么)|做(?:什么|啥)|用途|用(?:来|到|在|于)|花(?:在|到|哪)|拿(?:去|来)|用处"
)
#: …(党员)的是哪个地方 · 说的是什么 · 花到哪儿去了 · 是哪一类: a few words may stand between the value and what asks.
_MEANS: Final = lazy_pattern(
    r"^[^,]{0,10}?(?:是|指|说|讲|代表|对应|表示|花|用|拿|属于|归|点|干|做)[^,]{0,6}?(?:什么|啥|哪|谁|甚么|怎么回事|咋回事|怎么来|咋来|何|干嘛)"
    r"|^[^,]{0,4}[ ,]+[^,]{0,12}?(?:哪|什么|啥|用途|含义|指)|用途|含义"
)
_WHERE: Final = lazy_pattern(r"哪(?:里|儿|一?[个座家条项所支艘处](?![种类样])|地方|[村镇乡县市区省])|谁")


#: 哪个村养了278头 · 是哪个县计划发展510名: what is asked opens the question.
_WHOSE: Final = lazy_pattern(
    r"(?:请问)?(?:是|有)?(?:在)?(?:哪一?(?:个|家|支|所|座)?(?:地方|单位|公司|部门|企业|[村镇乡县市区省]|社区|街道|合作社|学校|党支部)|哪[里儿]|谁)"
)
#: 是怎么来的 · 从哪儿来: what stands before the value tells it, too.
_SOURCE: Final = lazy_pattern("怎么来|咋来|从哪|哪[里儿]?来")
#: 是给谁的 · 送给哪个村: to whom, and how that is said of the one who gets it.
_GIVEN: Final = lazy_pattern("给(?:了)?(?:谁|哪)")
_TO: Final = lazy_pattern("为|给|向|送给|捐给")
_OF_ANYTHING: Final = "个"
"""The measure that people say of whatever is counted."""
#: What is asked of the value is another value, or who somebody is.
_OTHERWISE: Final = lazy_pattern(
    "多少|几|时候|职务|身份|叫什么|为什么|为啥|为何|怎么样|哪些|有哪|来自|都(?:是|有|叫)谁|分别"
    "|(?:[冠亚季]军|[长员手者]|主任|书记)(?:是|叫)谁"
)


class Meaning:
    """Tells what a value of the pages is, from the clause that holds it."""

    name = "reverse"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return the value whose meaning is asked: it opens the question."""
        plain = plain_form(question)
        value = _opening_value(plain)
        if value is None:
            return _of_whose(self.name, question, plain)
        rest = plain[value.end :].lstrip('"”这那个一条笔')
        if not _MEANS.search(rest) or _OTHERWISE.search(rest):
            return None
        return Plan(self.name, question, about=plain[value.start : value.end], claim=rest)

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the clause that holds the value, or who or where it is; a refusal where no page has the value."""
        hits = _with_value(plan.about, context.search(plan.question, _SEARCHED))
        if not hits:
            hits = _with_value(plan.about, context.search(plan.about, _SEARCHED))
        if not hits and _WHOSE.match(plain_form(plan.question)):
            return None
        if not hits:
            return refused(plan.typed, context.search(plan.question))
        hit, span = hits[0]
        if unsaid := unsaid_there(plan.typed, hit, span):
            return refused(plan.typed, [one for one, _ in hits], unsaid)
        if _WHERE.search(plan.claim):
            return self._whose(plan, context.read(plan.question), hit, span)
        at = _told(hit.citation.quote, span, after=bool(_USE.search(plan.claim)))
        if _SOURCE.search(plan.claim):
            at = around(hit.citation.quote, *span, _LONGEST)
        citation = replace(hit.citation, span=at)
        nearest = tuple(one for one, _ in hits[:3])
        text = hit.citation.quote[at[0] : at[1]]
        more = tuple(one.citation for one in nearest if one is not hit)
        return Answer(plan.typed, text, 0.75, citations=(citation, *more), nearest=nearest)

    def _whose(self, plan: Plan, read: Answer, hit: Hit, span: Stretch) -> Answer | None:
        """Return the plain reading where it names somebody beside the value, else the name that stands before it."""
        quote = hit.citation.quote
        if _GIVEN.search(plan.claim) and (given := _given(quote, *clause_at(quote, *span))):
            citation = replace(hit.citation, span=given)
            return Answer(plan.typed, quote[slice(*given)], 0.6, citations=(citation,), nearest=(hit,))
        first = read.citations[0] if read.citations else None
        if (
            read.text
            and first
            and first.paragraph == hit.citation.paragraph
            and first.article == hit.citation.article
        ):
            return read
        quote = hit.citation.quote
        start, _ = sentence_at(quote, *span)
        for begin in (start, 0):
            for name in reversed(_places(quote[begin : span[0]])):
                at = quote.rfind(name, 0, span[0])
                if at >= 0:
                    citation = replace(hit.citation, span=(at, at + len(name)))
                    return Answer(plan.typed, name, 0.55, citations=(citation,), nearest=(hit,))
        told = _told(quote, span, after=False)
        text = quote[slice(*told)]
        article = hit.citation.article
        named = article.head.replace(article.dateline or "\n", "")  # where it was sent from says nothing
        where = _places(article.title or "") or _places(named)
        if where:
            text = f"{where[0]}：{text}"
        return Answer(plan.typed, text, 0.5, citations=(replace(hit.citation, span=told),), nearest=(hit,))


def _of_whose(kind: str, question: Question, plain: str) -> Plan | None:
    """Return a plan for a question that opens with what it asks and names one value: 哪个村养了278头."""
    match = _WHOSE.match(plain)
    values = [value for value in find(plain) if value.dimension not in _NO_VALUES]
    values = [value for value in values if _is_figure(plain[value.start : value.end])]
    if match is None or len(values) != 1 or _OTHERWISE.search(plain, match.end()):
        return None
    (value,) = values
    return Plan(kind, question, about=plain[value.start : value.end], claim=f"{match.group()}哪里")


def _given(quote: str, start: int, end: int) -> Stretch | None:
    """Return to whom something is given in a clause: the name behind 为, 给 or 向 (为岗下村捐赠了…)."""
    clause = quote[start:end]
    for match in _TO.finditer(clause):
        for name in names_in(squeezed(clause[match.end() :])):
            at = clause.find(name.text, match.end())
            if at == match.end() and name.sort in (Sort.PLACE, Sort.ORGANISATION, Sort.PERSON):
                return start + at, start + at + len(name.text)
    return None


def _places(text: str) -> list[str]:
    """Return the places and organisations that a text names, in order."""
    return [name.text for name in names_in(squeezed(text)) if name.sort in (Sort.PLACE, Sort.ORGANISATION)]


def _opening_value(plain: str) -> Value | None:
    """Return the value that a question opens with, behind words that only point at it (那18万元, 统计局提到的47.1%)."""
    for value in find(plain):
        if value.dimension in _NO_VALUES or not _is_figure(plain[value.start : value.end]):
            continue
        lead = plain[: value.start].strip('"“ ')
        quoted = plain.count('"', 0, value.start) % 2 == 1
        quoted = quoted and (not value.unit or not plain[value.end :].startswith('"'))  # “4321”机制 is a name
        if len(lead) <= _LONGEST_LEAD and not quoted and not re.search("[多谁哪几]|什么", lead):
            return value
        return None
    return None


def _is_figure(printed: str) -> bool:
    """Tell whether a number is one to be looked up: 624头 and 六百二十四头 are, 一家 and 两位 are not."""
    return any(char.isdigit() and char.isascii() for char in printed) or len(_NUMERALS.findall(printed)) > 1


def _with_value(printed: str, hits: Sequence[Hit]) -> list[tuple[Hit, Stretch]]:
    """Return the paragraphs that print a value of the same worth and unit, with its place, in their order."""
    (wanted, *_) = find(printed) or (None,)
    if wanted is None:
        return []
    found = []
    for hit in hits:
        for value in find(hit.citation.quote):
            if _of_one_worth(wanted, value) and _of_one_unit(wanted, value):
                found.append((hit, (value.start, value.end)))
                break
    exact = comparable(printed)
    return sorted(found, key=lambda one: exact not in comparable(one[0].citation.quote[slice(*one[1])]))


def _of_one_worth(wanted: Value, value: Value) -> bool:
    """Tell whether two values are worth the same; 617万多 is also what is a little more (617.478万)."""
    if {*ends(wanted)} & {*ends(value)}:
        return True
    if not wanted.about or wanted.low is None or value.low is None:
        return False
    return wanted.low < value.low <= wanted.low * (1 + _A_LITTLE)


def _of_one_unit(wanted: Value, value: Value) -> bool:
    """Tell whether two values are counted alike: 3575场 is 3575场次, 34个 anything counted, a bare number any."""
    alike = wanted.unit in value.unit or value.unit in wanted.unit or wanted.unit == _OF_ANYTHING
    within = value.dimension is wanted.dimension and alike
    return not wanted.unit or within or comparable_with(wanted, value)


def _told(quote: str, span: Stretch, *, after: bool) -> Stretch:
    """Return the clause that holds a value; with the next one where its use is asked, the one before where short."""
    start, end = clause_at(quote, *span)
    within = sentence_at(quote, *span)
    rest = [one for one in clauses(quote, *within) if one[0] >= end]
    if after and rest and rest[0][1] - start <= _LONGEST:
        return start, rest[0][1]
    before = [one for one in clauses(quote, *within) if one[1] <= start]
    if end - start < 12 and before and end - before[-1][0] <= _LONGEST:
        return before[-1][0], end
    return (
        (start, end)
        if end - start <= _LONGEST
        else (max(start, span[0] - _LONGEST // 2), min(end, span[1] + _LONGEST // 2))
    )
