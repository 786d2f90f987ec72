"""The candidates of a search, best first, and how sure the best one is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.chinese.names import Sort
from corpus.chinese.text import comparable
from retriever.hits import Hit
from retriever.question import AnswerType, Kind, Question
from retriever.reader.candidate import Candidate
from retriever.reader.confidence import ARCHIVE, Evidence
from retriever.reader.evidence import numbers_missing
from retriever.reader.fitness import is_long
from retriever.reader.listing import items_of
from retriever.reader.parallel import (
    clauses_around,
    denied_around,
    numbered_around,
    repeated_around,
    spread_items,
)
from retriever.reader.result import Reading

SPREAD: Final = 0.7
"""What an enumeration is worth at least whose items are as many as the question names."""
SPREAD_OVER: Final = 2
"""Hits whose sentences are looked at for such an enumeration."""
_CLAUSES: Final = (Kind.REASON, Kind.METHOD)


@dataclass(frozen=True, slots=True)
class ScoredCandidates:
    """The candidates found in the paragraphs of hits, best first, and the evidence for the best of them."""

    question: Question
    want: AnswerType
    hits: Sequence[Hit]
    found: Sequence[Candidate]
    evidence: Evidence

    @classmethod
    def of(
        cls, question: Question, want: AnswerType, hits: Sequence[Hit], found: Sequence[Candidate]
    ) -> "ScoredCandidates":
        """Return answers, at least one, the best first, with the evidence for it."""
        best = found[0]
        hit = hits[best.number]
        told = f"{hit.citation.article.head} {hit.before} {hit.citation.quote}"
        evidence = Evidence.of(
            best.span.score,
            _lead(found),
            best.number,
            best.kind,
            numbers_missing(question.typed, told, but=_times(question)),
            long=is_long(want),
            grounds=best.grounds,
        )
        return cls(question, want, hits, found, evidence)

    def without(self, unwanted: Callable[[Candidate], bool]) -> "ScoredCandidates":
        """Return the same without the unwanted candidates; unchanged where none would be left."""
        left = [candidate for candidate in self.found if not unwanted(candidate)]
        changed = left and len(left) < len(self.found)
        return self.of(self.question, self.want, self.hits, left) if changed else self

    @property
    def best(self) -> Candidate:
        """The best answer."""
        return self.found[0]

    @property
    def probability(self) -> float:
        """That the best answer is right, in (0, 1)."""
        return ARCHIVE.probability(self.evidence)

    def reading(self, probability: float | None = None) -> Reading:
        """Return the best answer with its items.

        ``probability`` is that of the answer where more is known than the paragraphs tell.
        """
        best, p = self.best, self.probability if probability is None else probability
        if self.want.kind is Kind.LIST and (spread := self._spread(p)):
            return spread
        quote = self.hits[best.number].citation.quote
        if items := denied_around(self.question.typed, quote, best.start, best.end):
            return Reading(best.number, items[0][0], items[-1][1], p, tuple(items), spread=True)
        items = self._items(quote, best)
        unsaid = tuple(
            name.text for name in best.grounds.missing if name.sort not in (Sort.ORDINAL, Sort.LATIN)
        )
        instead = best.grounds.instead.text if unsaid and best.grounds.instead else None
        return Reading(best.number, best.start, best.end, p, tuple(items), unsaid=unsaid, instead=instead)

    def _items(self, quote: str, best: Candidate) -> list[tuple[int, int]]:
        """Return the items of the best answer where it enumerates, asked for or not: 站里有什么, 火炉、热茶、药箱.

        A way or reason is a clause, and so is what has a comma, unless a list is asked for.
        """
        is_clause = self.want.kind in _CLAUSES or "、" not in best.text or "，" in best.text
        if is_clause and self.want.kind is not Kind.LIST:
            return []
        return items_of(quote, best.start, best.end)

    def _spread(self, probability: float) -> Reading | None:
        """Return the enumeration over clauses or sentences that is asked for, or begun by the answer; else None."""
        for number, hit in enumerate(self.hits[:SPREAD_OVER]):
            items = spread_items(self.question.typed, hit.citation.quote)
            if items:
                p = max(probability, SPREAD)
                return Reading(number, items[0][0], items[-1][1], p, tuple(items), spread=True)
        best, quote = self.best, self.hits[self.best.number].citation.quote
        items = [] if self.want.items else numbered_around(quote, best.start, best.end)
        items = items or repeated_around(self.question.typed, quote, best.start, best.end)
        if not items and len(items_of(quote, best.start, best.end)) != self.want.items:
            items = clauses_around(quote, best.start, best.end, self.want.items)
        if items:
            return Reading(best.number, items[0][0], items[-1][1], probability, tuple(items), spread=True)
        return None


def _lead(found: Sequence[Candidate]) -> float:
    """Return how far the first candidate is before the best one that says something else; 8 where none does."""
    best = found[0]
    said = comparable(best.text)
    for other in found[1:]:
        words = comparable(other.text)
        if words not in said and said not in words:
            return best.worth - other.worth
    return 8.0


def _times(question: Question) -> frozenset[str]:
    """Return the numbers of a question that are years, months and days."""
    return frozenset(str(part) for moment in question.moments for part in moment if part)
