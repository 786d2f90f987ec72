"""The values of the reader: a text to be read, and a span that answers."""

from dataclasses import dataclass
from typing import Final, NamedTuple

PARAGRAPHS: Final = 5
"""Paragraphs that are read for one answer."""


class Text(NamedTuple):
    """A text to be read.

    Attributes:
        question: in the words of the text's article.
        head: what is known of that.
        pointed: where the answers stand that the form of the text points at.
    """

    question: str
    head: str
    text: str
    pointed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A span of one hit's quotation.

    Attributes:
        hit: number of the hit in the list that was read.
        start, end: the span in the hit's ``citation.quote``, in code points.
        confidence: probability in [0, 1] that the answer is right.
        items: where the items of a list stand in the quotation, in order.
        spread: whether the items run over sentences, so that they and not the span are the answer.
        unsaid: the names of the question that the evidence does not have.
        instead: the name of which the evidence tells this instead, or None.
    """

    hit: int
    start: int
    end: int
    confidence: float
    items: tuple[tuple[int, int], ...] = ()
    spread: bool = False
    unsaid: tuple[str, ...] = ()
    instead: str | None = None
