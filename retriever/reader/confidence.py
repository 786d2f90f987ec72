"""From the evidence for an answer to the probability that it is right.

A logistic regression on what the model and the search say; its few weights are fitted on questions that
training did not see (training/reader/calibrate.py), and this is the one place where they and the
threshold stand.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from corpus.chinese.digits import TO_TEN
from corpus.chinese.dimensions import Dimension
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever.question.answer_type import AnswerType, Kind
from retriever.reader.grounds import Grounds
from retriever.reader.listing import items_of
from retriever.reader.values import DIMENSIONS

_VALUES: Final = (Kind.AMOUNT, Kind.PERCENT, Kind.COUNT, Kind.DATE)
_NUMBERS: Final = (Kind.COUNT, Kind.AMOUNT, Kind.PERCENT)
_NUMERALS: Final = frozenset(f"0123456789{TO_TEN}两百千万亿半")
_NAME: Final = lazy_pattern(r"(?:(?![省市县区乡镇村委局会部院司队组党])[\u4e00-\u9fff·]){2,5}")
#: Mark Olsen, Tom Hardy-Lee, 阿依努尔·买买提.
_FOREIGN_NAME: Final = lazy_pattern(
    r"[A-Z][\w.'’-]*(?: (?:de|van|von|da|di|el)?\s?[A-Z][\w.'’-]*){0,4}"
    r"|[\u4e00-\u9fff]{1,8}(?:[·•‧・･∙⋅][\u4e00-\u9fff]{1,8}){1,3}"
)
_ITEMS: Final = lazy_pattern(r"[、；;]|”“|》《|[和与及](?=.{2})")
#: People side by side: 王宁、周小川; 王宁/周小川.
_COMPANY: Final = lazy_pattern("[、/／和与及]")
_LONG_KINDS: Final = (Kind.REASON, Kind.METHOD, Kind.LIST, Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer and against it.

    Attributes:
        score: of the span over "no answer", in logits, cut to [0, 12].
        doubt: of "no answer" over the span, cut to [0, 16].
        lead: how far it is before the best answer that says something else, in logits, cut to [0, 8]; less where
            "no answer" is as likely.
        alone: what the lead is less for that: a value without a neighbour speaks for itself.
        rank: place of the paragraph among the hits, from 0.
        kind: whether the answer is a value of the asked-for kind, in [0, 1]; see ``kind_match``.
        unfit: 1 where it cannot be one.
        numbers: numbers of the question that the paragraph and its headline lack, at most 2.
        long: 1 where a clause or a list is asked for.
        names, rival, time, change, side, superlative, office, nouns, other, neighbours: what the text around it says
            of the question's subject, time and predicate; see ``Grounds``.
    """

    score: float
    doubt: float
    lead: float
    alone: float
    rank: float
    kind: float
    unfit: float
    numbers: float
    long: float
    names: float = 0.0
    rival: float = 0.0
    time: float = 0.0
    change: float = 0.0
    side: float = 0.0
    superlative: float = 0.0
    office: float = 0.0
    nouns: float = 0.0
    other: float = 0.0
    neighbours: float = 0.0

    @classmethod
    def of(
        cls, score: float, lead: float, rank: int, kind: float, numbers: int, *, long: bool, grounds: Grounds
    ) -> "Evidence":
        """Return the evidence in the bounds and shapes that the regression wants."""
        told = 1 / (1 + math.exp(-max(-30.0, score) / 2))
        lead = max(0.0, min(8.0, lead))
        return cls(
            score=max(0.0, min(12.0, score)),
            doubt=max(0.0, min(16.0, -score)),
            lead=lead * told,
            alone=lead * (1 - told),
            rank=rank,
            kind=max(0.0, kind),
            unfit=float(kind < 0),
            numbers=min(2, numbers),
            long=float(long),
            **grounds.numbers(),
        )

    def row(self) -> list[float]:
        """Return the values in the order of the fields."""
        return [getattr(self, field.name) for field in fields(self)]


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression: its bias, and its weights by the names of the fields of ``Evidence``."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, evidence: Evidence) -> float:
        """Return the probability in (0, 1) that the answer is right."""
        logit = self.bias + sum(weight * getattr(evidence, name) for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


#: For answers from an archive: paragraphs that a search returned. Fitted, but for what is too seldom in the
#: questions for that and hardly ever beside a right answer (unfit, rival, time, change, side, superlative,
#: office, other): that is set by hand.
ARCHIVE: Final = Calibration(
    -0.337,
    {
        "score": 0.183,
        "doubt": -0.165,
        "lead": 0.107,
        "alone": 0.177,
        "rank": -0.504,
        "kind": 0.263,
        "unfit": -0.9,
        "numbers": -0.05,
        "long": -0.306,
        "names": -3.213,
        "rival": -2.2,
        "time": -3.0,
        "change": -1.2,
        "side": -1.5,
        "superlative": -0.8,
        "office": -3.0,
        "nouns": -0.061,
        "other": -1.2,
        "neighbours": -0.522,
    },
)
#: For a text that is given, bias and weight of the span's score (training/reader/evaluate.py).
GIVEN_TEXT: Final = (-0.354, 0.196)
#: An answer from an archive below this confidence is refused; chosen from the risk–coverage curve.
THRESHOLD: Final = 0.43
#: The same for a text that is given.
GIVEN_TEXT_THRESHOLD: Final = 0.22


def given_text_probability(score: float) -> float:
    """Return the probability that a span of a given text is right, from its score over "no answer"."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, GIVEN_TEXT[0] + GIVEN_TEXT[1] * score))))


def kind_match(answer: str, want: AnswerType) -> float:
    """Return 1 where an answer is a value of the asked-for kind, -1 where it cannot be one, else 0.

    A value with another measure word than the question's (家 for 顶) counts one half; a list with another number
    of items than the question names counts 0.
    """
    if want.kind in _VALUES:
        kinds = _NUMBERS if want.kind is Kind.COUNT else (want.kind,)  # 多少 asks for money and shares too
        dimensions = want.dimensions or frozenset().union(*(DIMENSIONS[kind] for kind in kinds))
        values = find(answer)
        fitting = [value for value in values if value.dimension in dimensions]
        covered = sum(value.end - value.start for value in fitting)
        if 2 * covered >= len(answer):
            counted = {char for value in fitting if value.dimension is Dimension.COUNT for char in value.unit}
            fits = not want.measures or not counted or want.measures & counted
            return 1.0 if fits and (not want.ordinal or "第" in answer) else 0.5
        bare = all(
            value.dimension is Dimension.NUMBER for value in values
        )  # a table names its unit in its head
        return 0.0 if fitting or (bare and _NUMERALS & frozenset(answer)) else -1.0
    if want.kind is Kind.PERSON:
        if len(answer) < 2 or len(answer) > 40 or any(char.isdigit() for char in answer):
            return -1.0
        return float(_is_name(answer) or all(map(_is_name, _COMPANY.split(answer))))
    if want.kind is Kind.LIST:
        several = len(_ITEMS.split(answer)) > 1
        return float(several and want.items in (0, len(items_of(answer, 0, len(answer)))))
    return 0.0


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text) or _FOREIGN_NAME.fullmatch(text))


def is_long(want: AnswerType) -> bool:
    """Tell whether a clause or a list is asked for rather than a value."""
    return want.kind in _LONG_KINDS
