"""Yes or no: 那曲有没有积分超市 · 公司是2019年成立的吗 · 都脱贫了吗."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.claims import Claim, claim_in
from bot.dialogue.kinds.on_days import judge_on_days
from bot.dialogue.kinds.verdict import Verdict, judge
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from bot.words.remarks import Remarks
from corpus.chinese.clauses import Stretch, around, clauses, sentence_at
from retriever import Hit
from retriever.question import Question
from retriever.reader.evidence import content_tokens, coverage, information
from retriever.reader.grounds import grounds_of

_HITS: Final = 5
_LOOKED_AT: Final = 3
#: How much each sign of ``_Signs`` counts. Fitted on 204 questions of the articles 20, 21, 23 and 24: of four parts
#: each left out once, the right clause is first for 0.68.
_BIAS: Final = -4.7
_WEIGHTS: Final = {"predicate": 3.1, "predicate_nearby": 3.4, "claim": 3.3, "place": -1.2, "marked": 3.7}
#: Probability from which on a clause is evidence, and the share of the predicate that its sentence must repeat where
#: the reader is not as sure as that by itself.
_TOLD: Final = 0.35
_PREDICATE: Final = 0.15
_SURE: Final = 0.4
_LONGEST: Final = 64


@dataclass(frozen=True, slots=True)
class _Signs:
    """What speaks for a clause as evidence of a claim.

    Attributes:
        predicate: the share of what the claim says of its names that the clause repeats.
        predicate_nearby: the share of it that the sentence of the clause repeats.
        claim: the share of the whole claim that the clause repeats.
        place: of its paragraph among the hits, from 0.
        marked: whether the reader marks it, in [0, 1].
    """

    predicate: float
    predicate_nearby: float
    claim: float
    place: int
    marked: float

    def logit(self) -> float:
        """Return the weighted sum; the larger, the likelier is the clause evidence."""
        signs: dict[str, float] = {name: getattr(self, name) for name in _WEIGHTS}
        return _BIAS + sum(weight * signs[name] for name, weight in _WEIGHTS.items())


@dataclass(frozen=True, slots=True)
class _Evidence:
    hit: Hit
    span: Stretch
    worth: float
    missing: bool = False
    elsewhere: bool = False
    said: float = 1.0

    @property
    def text(self) -> str:
        return self.hit.citation.quote[slice(*self.span)]


class YesNo:
    """Says yes or no first, then the fact; leaves open what the pages leave open."""

    name = "yesno"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return the claim that is to be confirmed."""
        claim = claim_in(question)
        return Plan(self.name, question, claim=claim.text) if claim else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the verdict with the sentence it rests on, or a refusal that shows the nearest one."""
        claim = claim_in(plan.question)
        if claim is None:
            return None
        hits = context.search(plan.question, _HITS)
        found = _slot(claim, hits, context) or _sentence(claim, plan.typed, hits, context)
        if found is None:
            return Answer(plan.typed, None, 0.0, nearest=tuple(hits[:3]), kind="refusal")
        evidence, value = found
        quote = evidence.hit.citation.quote
        sentence = quote[slice(*sentence_at(quote, *evidence.span))]
        if on_days := judge_on_days(claim.text, quote):
            evidence, verdict = replace(evidence, span=on_days[0]), on_days[1]
        else:
            verdict = Verdict.NO if evidence.elsewhere else judge(claim, evidence.text, value, sentence)
        if not claim.is_spoken_of(sentence):
            verdict, evidence = Verdict.OPEN, replace(evidence, missing=True)
        if value and verdict is Verdict.YES and _is_of_another_time(claim, hits, evidence):
            verdict = Verdict.OPEN
        if verdict is Verdict.OPEN or evidence.worth < context.threshold:
            mention = replace(evidence.hit.citation, span=evidence.span) if not evidence.missing else None
            return Answer(
                plan.typed, None, evidence.worth, nearest=tuple(hits[:3]), kind="refusal", mention=mention
            )
        told = around(quote, *evidence.span, _LONGEST)
        others = tuple(hit.citation for hit in hits[:3] if hit is not evidence.hit)
        return Answer(
            plan.typed,
            _said(
                claim, verdict, quote[slice(*told)], context.remarks, there_is=claim.there_is and not value
            ),
            min(0.9, evidence.worth),
            citations=(replace(evidence.hit.citation, span=told), *others),
            nearest=tuple(hits[:3]),
        )


def _said(claim: Claim, verdict: Verdict, fact: str, words: Remarks, *, there_is: bool) -> str:
    """Return yes or no in the words of the question, then the fact: 有, 没有, 不要, 不能, 没有 for 涨了吗.

    ``there_is`` is false where another value of the thing was found, so that 没有 would deny too much.
    """
    if verdict is Verdict.YES:
        return (words.there_is if claim.there_is else words.yes).format(fact)
    if there_is or claim.done:
        return words.there_is_not.format(fact)
    return words.no_doing.format(claim.verb, fact) if claim.verb else words.no.format(fact)


def _is_of_another_time(claim: Claim, hits: Sequence[Hit], evidence: _Evidence) -> bool:
    """Tell whether the evidence is of another year than the claim, by its own words or its article's date."""
    return grounds_of(claim.text, hits, list(hits).index(evidence.hit), evidence.span).time >= 1


def _slot(claim: Claim, hits: Sequence[Hit], context: StrategyContext) -> tuple[_Evidence, str] | None:
    """Read what stands in the pages where the claim has its value: 2017年 for 是2019年成立的吗."""
    for value in claim.values:
        if not claim.asks_of(value):
            continue
        weighed = context.reader.score_candidates(claim.asking_for(value), hits)
        if weighed is None or weighed.probability < context.threshold or weighed.best.kind < 1:
            continue
        best = weighed.best
        return _Evidence(hits[best.number], (best.start, best.end), weighed.probability), best.text
    return None


def _sentence(
    claim: Claim, question: str, hits: Sequence[Hit], context: StrategyContext
) -> tuple[_Evidence, str] | None:
    """Return the clauses of the pages that speak most of what the claim says."""
    weighed = context.reader.score_candidates(question, hits)
    texts = [content_tokens(hit.citation.quote) for hit in hits]
    info, predicate = (information(content_tokens(text), texts) for text in (claim.text, claim.predicate))
    best: _Evidence | None = None
    for number, hit in enumerate(hits[:_LOOKED_AT]):
        quote = hit.citation.quote
        for start, end in clauses(quote):
            own = content_tokens(quote[start:end])
            sentence = content_tokens(quote[slice(*sentence_at(quote, start, end))])
            marks = (
                1 - 0.3 * place
                for place, one in enumerate(weighed.found[:_LOOKED_AT] if weighed else ())
                if one.number == number and one.start < end and start < one.end
            )
            signs = _Signs(
                predicate=coverage(predicate, own),
                predicate_nearby=coverage(predicate, sentence),
                claim=coverage(info, own),
                place=number,
                marked=max(marks, default=0.0),
            )
            worth = signs.logit()
            if best is None or worth > best.worth:
                best = _Evidence(hit, (start, end), worth, said=signs.predicate_nearby)
    if best is None:
        return None
    grounds = grounds_of(claim.text, hits, list(hits).index(best.hit), best.span)
    missing = bool(grounds.missing or grounds.time >= 1)
    likely = 1 / (1 + math.exp(-best.worth))
    told = best.said >= _PREDICATE or (weighed is not None and weighed.probability >= _SURE)
    quote = best.hit.citation.quote
    whole = quote[slice(*sentence_at(quote, *best.span))]
    wanting = {name.text for name in grounds.missing}
    if told and grounds.time < 1 and claim.is_told_of_elsewhere(whole, wanting):
        return replace(best, worth=max(likely, context.threshold), elsewhere=True), ""
    if likely >= _TOLD and told and not missing:
        return replace(best, worth=max(likely, context.threshold)), ""
    return replace(best, worth=min(likely, 0.5 * context.threshold), missing=missing or not told), ""
