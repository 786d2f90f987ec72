"""What a front end shows: an answer, its citations and, for a refusal, the nearest passages."""

from dataclasses import dataclass, field
from typing import Any, Literal

from corpus.model import Article
from retriever import Citation, Hit

AnswerKind = Literal["answer", "refusal", "talk", "catalogue", "article", "passages"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its text and where it stands in the first citation's quote."""

    text: str
    span: tuple[int, int]

    def to_json(self) -> dict[str, Any]:
        """Return {"text", "span"}."""
        return {"text": self.text, "span": list(self.span)}


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another article answers to the same question; the citation's span marks it."""

    text: str
    citation: Citation

    def to_json(self) -> dict[str, Any]:
        """Return {"text", "citation"}."""
        return {"text": self.text, "citation": self.citation.to_json()}


@dataclass(frozen=True, slots=True)
class Answer:
    """One turn's result.

    Attributes:
        text: the short answer, verbatim from the first citation (of a list that runs over sentences its
            items, joined by ；); None where it was refused, and where the assistant speaks itself.
        confidence: in [0, 1].
        rewritten: the follow-up made whole, where the question leaned on an earlier one.
        citations: best first; the first one's span marks the answer.
        nearest: the passages that came closest, best first.
        kind: "answer" and "refusal" are what the pages say to a question. "talk" is a greeting, help, or
            that there is nothing to show; "catalogue" tells what the archive holds; "article" opens the
            article of ``citations[0]``; "passages" shows further ``nearest`` passages or ``citations``.
        reply: the assistant's own words, where the kind is neither "answer" nor "refusal".
        items: of a list, in the order of print.
        alternatives: different values that other articles give, best first.
        article: the article that was opened, whole.
        unsaid: of a refusal, the names of the question that the nearest evidence does not have.
        instead: the name of which that evidence tells, or None.
    """

    question: str
    text: str | None
    confidence: float
    rewritten: str | None = None
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Hit, ...] = field(default=())
    kind: AnswerKind = "answer"
    reply: str | None = None
    items: tuple[Item, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    article: Article | None = None
    unsaid: tuple[str, ...] = ()
    instead: str | None = None

    def whose(self, unsaid: str, instead: str) -> str:
        """Return which name of the question the nearest evidence lacks, and of which it tells.

        Args:
            unsaid: the words for it, with {name}.
            instead: the words where the other name is known, with {name} and {other}.
        """
        return (instead if self.instead else unsaid).format(name=self.unsaid[0], other=self.instead)

    def to_json(self) -> dict[str, Any]:
        """Return the ANSWER object of the public interface."""
        return {
            "question": self.question,
            "rewritten": self.rewritten,
            "text": self.text,
            "confidence": round(self.confidence, 4),
            "citations": [citation.to_json() for citation in self.citations],
            "nearest": [hit.to_json() for hit in self.nearest],
            "kind": self.kind,
            "reply": self.reply,
            "items": [item.to_json() for item in self.items],
            "alternatives": [other.to_json() for other in self.alternatives],
            "unsaid": list(self.unsaid),
            "instead": self.instead,
        }
