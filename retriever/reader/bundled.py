"""The reader of an assistant: the bundled one, or another one that is handed in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from retriever.hits import Hit
from retriever.question import Question
from retriever.reader import reading
from retriever.reader.result import Reading

if TYPE_CHECKING:
    from retriever.reader.scored import ScoredCandidates


class AnswerReader(Protocol):
    """Finds the answer to a question in paragraphs that were found; used by several threads at a time."""

    def prepare(self) -> None:
        """Begin to load what takes time, without waiting for it."""
        ...

    def read(self, question: Question | str, hits: Sequence[Hit]) -> Reading | None:
        """Return the span that answers best, however unsure; None where there is nothing to read."""
        ...

    def score_candidates(
        self, question: Question | str, hits: Sequence[Hit], focus: Question | str | None = None
    ) -> "ScoredCandidates | None":
        """Return the answers with what speaks for the best; None where there are none."""
        ...


class BundledReader:
    """The reader with the bundled weights, loaded with the first question; all of its kind share one model."""

    def prepare(self) -> None:
        """Begin to load the reader beside a first search."""
        reading.load_in_the_background()

    def read(self, question: Question | str, hits: Sequence[Hit]) -> Reading | None:
        """Return the span that answers best; raises as ``retriever.reader.read`` does."""
        return reading.read(question, hits)

    def score_candidates(
        self, question: Question | str, hits: Sequence[Hit], focus: Question | str | None = None
    ) -> "ScoredCandidates | None":
        """Return the answers with what speaks for the best; raises as ``retriever.reader.read`` does."""
        return reading.score_candidates(question, hits, focus)
