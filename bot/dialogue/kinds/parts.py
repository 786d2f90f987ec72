"""The parts of a question read one by one: each from the place that names it, else by the reader."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.dialogue.answer import Answer, Part
from bot.dialogue.kinds.beside import beside_label, is_of_another
from bot.dialogue.plan import SubQuestion
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.clauses import Stretch, sentence_at
from corpus.chinese.values import Value, find
from retriever import ArticleReference, Citation, Hit

#: How sure a value is that stands beside its label and nothing else does.
_BESIDE: Final = 0.8
#: Answers of a reading that are looked at where the first is another part's.
_NEXT: Final = 3
#: Share of the threshold that is enough beside a part that is told.
_IN_COMPANY: Final = 0.5


Place = tuple[ArticleReference, int, Stretch | None]


@dataclass(frozen=True, slots=True)
class Told:
    """What was read for one part of a question.

    Attributes:
        asked: the part.
        citation: where it stands, marked; None where the pages do not tell it.
        confidence: in [0, 1].
        hits: the paragraphs it was read in.
    """

    asked: SubQuestion
    citation: Citation | None
    confidence: float
    hits: tuple[Hit, ...] = ()

    @property
    def text(self) -> str:
        """What was read, verbatim."""
        if self.citation is None or self.citation.span is None:
            return ""
        start, end = self.citation.span
        return self.citation.quote[start:end]

    @property
    def place(self) -> Place | None:
        """Where it stands, or None."""
        return (self.citation.article, self.citation.paragraph, self.citation.span) if self.citation else None

    @property
    def part(self) -> Part | None:
        """The part of the answer that it makes."""
        return Part(self.asked.label, self.text, self.citation) if self.citation else None

    @property
    def value(self) -> Value | None:
        """The first value that was read, or None."""
        return next(iter(find(self.text)), None)


def read_parts(
    parts: Sequence[SubQuestion], context: StrategyContext, together: str | None = None
) -> list[Told]:
    """Read every part of a question; no two of them are given the same stretch.

    Where a part's best answer is another part's, its next one counts among parts that are searched for together, and
    nothing where each has a place of its own.

    Args:
        parts: what is asked.
        context: what is read.
        together: the question they are parts of, where one search serves them all; each is searched for where None.
    """
    shared = tuple(context.search(together)) if together else ()
    hits = [shared or tuple(context.search(part.question)) for part in parts]
    told = _told_beside(parts, hits)
    labels = [] if together else [part.label for part in parts]
    for number, part in enumerate(parts):
        if told[number].citation is None:
            told[number] = _read(
                part, hits[number], told, context, others=labels, next_best=together is not None
            )
        if told[number].citation is None and shared:
            told[number] = _read(part, tuple(context.search(part.question)), told, context, next_best=True)
    if together is None:
        return told
    return [one if one.citation else _read_beside(one, told, context) for one in told]


def _apart(told: Sequence[Told]) -> list[Told]:
    """Return what was read without the readings that have the same place as one before them."""
    places = [one.place for one in told]
    return [
        replace(one, citation=None, confidence=0.0) if one.place and one.place in places[:number] else one
        for number, one in enumerate(told)
    ]


def _told_beside(parts: Sequence[SubQuestion], hits: Sequence[tuple[Hit, ...]]) -> list[Told]:
    """Return the values that stand beside the labels of parts, before anything is read.

    A value that is the only one for its part is no other part's: 合作社99家，养羊合作社31家.
    """
    offered = [beside_label(part, found) for part, found in zip(parts, hits, strict=True)]
    settled: dict[int, Citation] = {}
    while True:
        taken = list(settled.values())
        left = {
            number: [one for one in some if one not in taken]
            for number, some in enumerate(offered)
            if number not in settled
        }
        sole = {number: some[0] for number, some in left.items() if len(some) == 1}
        sole = sole or {number: one for number, some in left.items() if (one := _listed_with(taken, some))}
        if not sole:
            break
        settled |= sole
    told = [
        Told(part, settled.get(number), _BESIDE if number in settled else 0.0, hits[number])
        for number, part in enumerate(parts)
    ]
    return _apart(told)


def _listed_with(taken: Sequence[Citation], offered: Sequence[Citation]) -> Citation | None:
    """Return the only value offered that stands in one list with a value taken (142枚金牌、118枚银牌), or None."""
    listed = [one for one in offered if any(_are_one_list(one, other) for other in taken)]
    return listed[0] if len(listed) == 1 else None


def _are_one_list(one: Citation, other: Citation) -> bool:
    """Tell whether nothing but 、 and words stand between two marked values of a paragraph."""
    if (one.article, one.paragraph) != (other.article, other.paragraph) or not one.span or not other.span:
        return False
    first, last = sorted((one.span, other.span))
    between = one.quote[first[1] : last[0]]
    return "、" in between and not any(mark in between for mark in "，。；：！？")


def read_again(untold: Told, question: str, context: StrategyContext) -> Told:
    """Read a part by another question; less is enough, because something like it is told of another."""
    hits = tuple(context.search(question))
    weighed = context.reader.score_candidates(question, hits)
    if weighed is None or weighed.best.kind < 1 or weighed.best.grounds.cost > 0:
        return untold
    if weighed.probability < context.threshold * _IN_COMPANY:
        return untold
    best = weighed.best
    if is_of_another(untold.asked, hits[best.number].citation.quote, (best.start, best.end)):
        return untold
    citation = replace(hits[best.number].citation, span=(best.start, best.end))
    return replace(
        untold, citation=citation, confidence=max(context.threshold, weighed.probability), hits=hits
    )


def _read_beside(untold: Told, told: Sequence[Told], context: StrategyContext) -> Told:
    """Read a part in the paragraphs of the others: what is asked in one breath is mostly told in one."""
    places = {(one.citation.article, one.citation.paragraph) for one in told if one.citation}
    hits = tuple(hit for hit in untold.hits if (hit.citation.article, hit.citation.paragraph) in places)
    weighed = context.reader.score_candidates(untold.asked.question, hits)
    taken = {one.place for one in told if one.citation}
    for candidate in weighed.found if weighed else ():
        citation = replace(hits[candidate.number].citation, span=(candidate.start, candidate.end))
        if (
            (citation.article, citation.paragraph, citation.span) in taken
            or candidate.kind < 1
            or candidate.grounds.cost > 0
            or is_of_another(untold.asked, citation.quote, (candidate.start, candidate.end))
        ):
            continue
        likely = weighed is not None and weighed.probability >= context.threshold * _IN_COMPANY
        return (
            replace(untold, citation=citation, confidence=context.threshold, hits=hits) if likely else untold
        )
    return untold


def _read(
    part: SubQuestion,
    hits: tuple[Hit, ...],
    before: Sequence[Told],
    context: StrategyContext,
    *,
    others: Sequence[str] = (),
    next_best: bool,
) -> Told:
    """Read a part; what stands in a sentence that names another of ``others`` and not this one is that one's."""
    weighed = context.reader.score_candidates(part.question, hits)
    if weighed is None:
        return Told(part, None, 0.0, hits)
    taken = {one.place for one in before if one.citation}
    rivals = [label for label in others if label != part.label]
    for candidate in weighed.found[: _NEXT if next_best or rivals else 1]:
        citation = replace(hits[candidate.number].citation, span=(candidate.start, candidate.end))
        if (citation.article, citation.paragraph, citation.span) in taken or _holds_another(citation, taken):
            continue
        if is_of_another(part, citation.quote, (candidate.start, candidate.end)):
            continue
        told = citation.quote[slice(*sentence_at(citation.quote, candidate.start, candidate.end))]
        if part.label not in told and any(label in told for label in rivals):
            continue
        sure = (
            weighed.probability if candidate is weighed.best else min(weighed.probability, context.threshold)
        )
        if candidate is not weighed.best and (candidate.kind < 1 or candidate.grounds.cost > 0):
            continue
        return Told(part, citation if sure >= context.threshold else None, sure, hits)
    return Told(part, None, 0.0, hits)


def _holds_another(citation: Citation, taken: Collection[Place | None]) -> bool:
    """Tell whether an enumeration holds what another part was given: 600余袋水泥、45把铁锨 beside 45把."""
    if citation.span is None or "、" not in citation.quote[slice(*citation.span)]:
        return False
    start, end = citation.span
    spans = (place[2] for place in taken if place and place[:2] == (citation.article, citation.paragraph))
    return any(span and start <= span[0] and span[1] <= end for span in spans)


def composed(question: str, text: str, told: Sequence[Told]) -> Answer:
    """Return the answer that several readings make: as sure as the least sure of them."""
    parts = tuple(part for one in told if (part := one.part))
    citations = tuple(dict.fromkeys(part.citation for part in parts))
    sure = min((one.confidence for one in told if one.citation), default=0.0)
    nearest = tuple(dict.fromkeys(hit for one in told for hit in one.hits[:1]))[:3]
    return Answer(question, text, sure, citations=citations, nearest=nearest, parts=parts)
