"""The text around an answer is compared with the question's subject, time and predicate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.chinese.names import Name, Sort, squeezed
from retriever.hits import Hit
from retriever.question import Question
from retriever.reader.classes import in_no_class
from retriever.reader.contrasts import is_of_another_quality, is_of_the_rest
from retriever.reader.forms import rank_of
from retriever.reader.namesakes import is_of_a_namesake
from retriever.reader.neighbours import nearer_neighbours
from retriever.reader.objects import counts_another, is_only_counted
from retriever.reader.predicate import is_change_unasked, lacks_superlative
from retriever.reader.roles import holds_another_office
from retriever.reader.siblings import is_of_a_sibling
from retriever.reader.sides import is_other_side
from retriever.reader.subject import Surroundings, subject_of
from retriever.reader.wording import nouns_missing
from retriever.reader.years import Fit, fits_of, outdated

_TIME: Final = {Fit.TOLD: 0.0, Fit.UNKNOWN: 0.5, Fit.OTHER: 1.0}
_MOST: Final = 2
#: Offices have offices, and a place without a rank has places within it: such rivals say less than another county.
_RIVAL: Final = {Sort.PLACE: 0.3, Sort.ORGANISATION: 0.3}
#: Logits that each ground costs an answer among others.
_COSTS: Final = {
    "names": 3.0,
    "rival": 4.5,
    "time": 4.0,
    "change": 3.0,
    "side": 3.5,
    "superlative": 1.0,
    "office": 3.0,
    "nouns": 0.5,
    "other": 2.0,
    "neighbours": 1.0,
    "untold": 3.0,
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks against an answer in the text around it; nothing where all is as it was asked.

    Attributes:
        missing: names of the question that the evidence does not have.
        rivals: names of the same sort that stand nearer to the answer.
        instead: whose fact is told, where a name is missing.
        time: 0 where the evidence is of the year asked about, or none is asked for; 1 where it is of another one.
        change: a change is told where a level is asked for.
        side: the other side of a pair is told (计划, 完成), or a neighbour (去年, 今年).
        superlative: the most of many is asked for where nothing is compared.
        office: another office is told than the one asked for, a sibling (一期, 二期) or another house of its kind.
        nouns: nouns of the question that the evidence has no words for.
        other: another thing is counted than the one asked for.
        neighbours: words of the question that stand beside another value and not beside this one.
        untold: the text does not tell what is asked: 其余由镇里承担, prices for other ages alone, a number for names.
        older: above 0 where another article found is newer, and no time is asked for; or older, where the first is.
        pointed: the form of the text points at the answer: which in a row it is was counted.
    """

    missing: tuple[Name, ...] = ()
    rivals: tuple[Name, ...] = ()
    instead: Name | None = None
    time: float = 0.0
    change: bool = False
    side: bool = False
    superlative: bool = False
    office: bool = False
    nouns: tuple[str, ...] = ()
    other: bool = False
    neighbours: int = 0
    untold: bool = False
    older: float = 0.0
    pointed: bool = False

    @property
    def cost(self) -> float:
        """What an answer is worth less for it, in logits."""
        return sum(_COSTS[name] * value for name, value in self.numbers().items()) + 0.8 * self.older

    def numbers(self) -> dict[str, float]:
        """Return the grounds as numbers, by the names that ``Evidence`` has for them."""
        return {
            "names": float(min(_MOST, len(self.missing))),
            "rival": max(map(_weight, self.rivals), default=0.0),
            "time": self.time,
            "change": float(self.change),
            "side": float(self.side),
            "superlative": float(self.superlative),
            "office": float(self.office),
            "nouns": float(min(_MOST, len(self.nouns))),
            "other": float(self.other),
            "neighbours": float(self.neighbours),
            "untold": float(self.untold),
        }


NOTHING_AGAINST: Final = Grounds()


def _weight(rival: Name) -> float:
    """Return what a rival says against an answer, in [0, 1]."""
    return 1.0 if rival.sort is Sort.PLACE and rank_of(rival.text) else _RIVAL.get(rival.sort, 1.0)


def grounds_of(
    question: "Question | str",
    hits: Sequence[Hit],
    number: int,
    span: tuple[int, int],
    *,
    pointed: bool = False,
) -> Grounds:
    """Return the grounds of the answer at a span of one hit's quotation, in code points.

    Args:
        question: what is asked.
        hits: the paragraphs found, with what their articles say around them.
        number: of the one with the answer.
        span: [start, end) of the answer in its quotation.
        pointed: whether the form of the text points at it; then it is counted whose it is, on which
            side, and which in a row.
    """
    question = Question.parse(question)
    hit, (start, end) = hits[number], span
    around = Surroundings.of(hit, start, end)
    elsewhere = "\n".join(squeezed(other.citation.quote) for other in hits)
    subject = subject_of(question, around, elsewhere)
    date = hit.citation.article.date
    fits = fits_of(question, around, date)
    missing = [name for name in subject.missing if not (pointed and name.sort is Sort.ORDINAL)]
    return Grounds(
        tuple(missing),
        () if pointed else subject.rivals,
        subject.instead,
        max((_TIME[fit] for fit in fits), default=0.0),
        is_change_unasked(question, around),
        (not pointed and is_other_side(question, around))
        or is_of_another_quality(question, hit.citation.quote, start, end),
        lacks_superlative(question, around),
        holds_another_office(question, around)
        or is_of_a_sibling(question, around)
        or is_of_a_namesake(question, around),
        nouns_missing(question, around),
        counts_another(question, around),
        nearer_neighbours(question, hit.citation.quote, start, end),
        is_of_the_rest(question, hit.citation.quote, start, end)
        or in_no_class(question, hit.citation.quote)
        or is_only_counted(question, around.answer),
        outdated(question, hit.citation, (other.citation for other in hits)),
        pointed=pointed,
    )
