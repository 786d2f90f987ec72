"""From the evidence for an answer to the probability that it is right.

A logistic regression on what the model and the search say; its few weights are fitted on questions that
training did not see (training/reader/calibrate.py), and this is the one place where they and the
threshold stand.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

from retriever.reader.grounds import Grounds


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
        kind: whether the answer is a value of the asked-for kind, in [0, 1]; see ``fitness.kind_match``.
        unfit: 1 where it cannot be one.
        numbers: numbers of the question that the paragraph and its headline lack, at most 2.
        long: 1 where a clause or a list is asked for.
        names, rival, time, change, side, superlative, office, nouns, other, neighbours, untold: what the text around
            it says of the question's subject, time and predicate; see ``Grounds``.
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
    untold: float = 0.0

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
        return _logistic(logit)


@dataclass(frozen=True, slots=True)
class ScoreCalibration:
    """A logistic regression on the score of a span alone."""

    bias: float
    weight: float

    def probability(self, score: float) -> float:
        """Return the probability in (0, 1) that a span with this score is right."""
        return _logistic(self.bias + self.weight * score)

    def score_at(self, probability: float) -> float:
        """Return the score that has this probability."""
        return (math.log(probability / (1 - probability)) - self.bias) / self.weight


def _logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


#: For answers from an archive: paragraphs that a search returned. Fitted, but for what is too seldom in the
#: questions for that and hardly ever beside a right answer (unfit, rival, time, change, side, superlative,
#: office, other, untold): that is set by hand.
ARCHIVE: Final = Calibration(
    -0.134,
    {
        "score": 0.245,
        "doubt": -0.254,
        "lead": 0.291,
        "alone": 0.168,
        "rank": -0.854,
        "kind": 0.05,
        "unfit": -0.9,
        "numbers": -0.033,
        "long": -0.078,
        "names": -3.001,
        "rival": -2.2,
        "time": -3.0,
        "change": -1.2,
        "side": -1.5,
        "superlative": -0.8,
        "office": -3.0,
        "nouns": 0.0,
        "other": -1.2,
        "neighbours": -0.276,
        "untold": -3.0,
    },
)
#: For a text that is given, by the span's score over "no answer" alone, uncut (training/reader/evaluate.py).
GIVEN_TEXT: Final = ScoreCalibration(bias=-0.354, weight=0.196)
#: An answer from an archive below this confidence is refused; chosen from the risk–coverage curve.
THRESHOLD: Final = 0.36
#: The same for a text that is given.
GIVEN_TEXT_THRESHOLD: Final = 0.22
