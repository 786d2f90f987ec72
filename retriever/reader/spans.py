"""Logits → candidate answers of one text."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from retriever.reader.model import Logits
from retriever.reader.windows import Window

LONGEST: Final = 110
"""Tokens of an answer at most: an enumeration of five clauses."""
STARTS: Final = 12
"""Best starts, and best ends, that are paired in each window."""
LENGTH_COST: Final = 0.02
"""Logits that each token of an answer costs; on held-out public questions a little better than none."""


class Span(NamedTuple):
    """A candidate answer.

    Attributes:
        start, end: in the text, code points.
        score: logit of its start and of its end, less those of "no answer" (Devlin et al. 2019, section 4.3).
    """

    start: int
    end: int
    score: float


def spans(window: Window, logits: Logits) -> list[Span]:
    """Return the best spans of a window, best first; none where the window has no passage."""
    count = len(window.offsets)
    if not count:
        return []
    begins, ends = logits[window.passage : window.passage + count].T
    nothing = float(logits[0].sum())
    found = []
    for first in np.argsort(-begins)[:STARTS]:
        for last in np.argsort(-ends)[:STARTS]:
            if not first <= last < first + LONGEST:
                continue
            start, end = int(window.offsets[first, 0]), int(window.offsets[last, 1])
            if start < end:
                score = float(begins[first] + ends[last]) - LENGTH_COST * float(last - first + 1)
                found.append(Span(start, end, score - nothing))
    return sorted(found, key=lambda span: -span.score)


def merged(candidates: Iterable[Sequence[Span]], most: int = 8) -> list[Span]:
    """Return the best spans of a text from those of its overlapping windows, each once."""
    best: dict[tuple[int, int], Span] = {}
    for span in (span for window in candidates for span in window):
        known = best.get((span.start, span.end))
        if known is None or span.score > known.score:
            best[span.start, span.end] = span
    return sorted(best.values(), key=lambda span: -span.score)[:most]


def together(alike: Sequence[Span]) -> Span:
    """Return the best of spans that stand for one answer, with the score of all: they are one event to the model."""
    best = max(alike, key=lambda span: span.score)
    return best._replace(score=float(np.logaddexp.reduce([span.score for span in alike])))
