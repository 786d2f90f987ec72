"""A candidate answer and its score among others."""

from dataclasses import dataclass
from typing import Final

from retriever.reader.grounds import NOTHING_AGAINST, Grounds
from retriever.reader.spans import Span

KIND_BONUS: Final = 3.5
RANK_COST: Final = 1.0
"""Logits that a value of the wanted kind is worth, and that each place in the ranking costs."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that is considered.

    Attributes:
        number: of the text it stands in.
        start, end: where it stands there, in code points.
        text: its characters.
        span: what the model says of it.
        kind: whether it is a value of the wanted kind, in [-1, 1]; see ``fitness.kind_match``.
        grounds: what speaks against it in the text around it.
    """

    number: int
    start: int
    end: int
    text: str
    span: Span
    kind: float
    grounds: Grounds = NOTHING_AGAINST

    @property
    def worth(self) -> float:
        """What candidates are ordered by, in logits."""
        return self.span.score + KIND_BONUS * self.kind - RANK_COST * self.number - self.grounds.cost
