"""What the text around an answer says of the question's subject, time and predicate."""

from dataclasses import dataclass
from typing import Final

from corpus.chinese.names import Name
from retriever.hits import Hit
from retriever.reader.predicate import is_change_unasked, is_other_side, lacks_superlative
from retriever.reader.subject import Surroundings, subject_of
from retriever.reader.years import Fit, fit_of, moments_of

_TIME: Final = {Fit.TOLD: 0.0, Fit.UNKNOWN: 0.5, Fit.OTHER: 1.0}
_MOST: Final = 2


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks against an answer in the text around it; nothing where all is as it was asked.

    Attributes:
        missing: names of the question that the evidence does not have.
        rivals: names of the same sort that stand nearer to the answer.
        time: 0 where the evidence is of the year asked about, or none is asked for; 1 where it is of another one.
        change: a change is told where a level is asked for.
        side: the other side of a pair is told (计划, 完成).
        superlative: the most of many is asked for where nothing is compared.
    """

    missing: tuple[Name, ...] = ()
    rivals: tuple[Name, ...] = ()
    time: float = 0.0
    change: bool = False
    side: bool = False
    superlative: bool = False

    @property
    def cost(self) -> float:
        """What an answer is worth less for it, in logits."""
        return (
            3.0 * min(_MOST, len(self.missing))
            + 1.5 * bool(self.rivals)
            + 4.0 * self.time
            + 2.0 * self.change
            + 1.5 * self.side
            + 1.0 * self.superlative
        )

    def row(self) -> list[float]:
        """Return the grounds as numbers, in the order of the attributes."""
        return [
            float(min(_MOST, len(self.missing))),
            float(bool(self.rivals)),
            self.time,
            float(self.change),
            float(self.side),
            float(self.superlative),
        ]


def grounds_of(question: str, hit: Hit, start: int, end: int, elsewhere: str) -> Grounds:
    """Return the grounds of the answer at [start, end) of a hit's quotation.

    Args:
        question: what is asked.
        hit: the paragraph with what its article says around it.
        start, end: the answer in the quotation, in code points.
        elsewhere: squeezed text of all paragraphs found.
    """
    around = Surroundings.of(hit, start, end)
    subject = subject_of(question, around, elsewhere)
    fits = [fit_of(moment, around, hit.citation.article.date) for moment in moments_of(question)]
    return Grounds(
        subject.missing,
        subject.rivals,
        max((_TIME[fit] for fit in fits), default=0.0),
        is_change_unasked(question, around),
        is_other_side(question, around),
        lacks_superlative(question, around),
    )
