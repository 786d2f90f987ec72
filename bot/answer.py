"""What a front end shows: an answer, its citations and, for a refusal, the nearest passages."""

from dataclasses import dataclass, field
from typing import Any

from retriever import Citation, Hit


@dataclass(frozen=True, slots=True)
class Answer:
    """One turn's result.

    Attributes:
        text: the short answer, verbatim from the first citation; None where it was refused.
        confidence: in [0, 1].
        rewritten: the follow-up made whole, where the question leaned on an earlier one.
        citations: best first; the first one's span marks the answer.
        nearest: the passages that came closest, best first.
    """

    question: str
    text: str | None
    confidence: float
    rewritten: str | None = None
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Hit, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """Return the ANSWER object of the public interface."""
        return {
            "question": self.question,
            "rewritten": self.rewritten,
            "text": self.text,
            "confidence": round(self.confidence, 4),
            "citations": [citation.to_json() for citation in self.citations],
            "nearest": [hit.to_json() for hit in self.nearest],
        }
