"""What a front end shows: an answer, its citations and, for a refusal, the nearest passages."""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from bot.dialogue.time_note import TimeNote
from corpus.model import Article
from retriever import ArticleReference, Citation, Hit, Scope

AnswerKind = Literal["answer", "refusal", "talk", "catalogue", "article", "passages"]
Outcome = Literal["answered", "mentioned", "absent", "talk"]


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
class Part:
    """One reading of an answer that is put together from several: what was read, for what, and where it stands."""

    label: str
    text: str
    citation: Citation

    def to_json(self) -> dict[str, Any]:
        """Return {"label", "text", "citation"}."""
        return {"label": self.label, "text": self.text, "citation": self.citation.to_json()}


@dataclass(frozen=True, slots=True)
class Rephrased:
    """A sentence that a language model worded, and the paragraphs that were found to say it."""

    text: str
    citations: tuple[Citation, ...]

    def to_json(self) -> dict[str, Any]:
        """Return {"text", "citations"}."""
        return {"text": self.text, "citations": [citation.to_json() for citation in self.citations]}


class MarkedParagraph(NamedTuple):
    """A paragraph and the stretches of it that are marked."""

    citation: Citation
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One turn's result.

    Attributes:
        text: the short answer, verbatim from the first citation (of a list that runs over sentences its
            items, joined by ；; of one with ``parts`` the sentence they make); None where it was refused, and
            where the assistant speaks itself.
        confidence: in [0, 1].
        rewritten: the follow-up made whole, where the question leaned on an earlier one.
        understood: the same in fewer words, where it was searched and read with all of the question before.
        citations: best first; the first one's span marks the answer.
        nearest: the passages that came closest, best first.
        kind: "answer" and "refusal" are what the pages say to a question. "talk" is a greeting, help, or
            that there is nothing to show; "catalogue" tells what the archive holds; "article" opens the
            article of ``citations[0]``; "passages" shows further ``nearest`` passages or ``citations``.
        reply: the assistant's own words, where the kind is neither "answer" nor "refusal".
        items: of a list, in the order of print.
        alternatives: other values that other articles give for the same quantity, subject and time: they differ.
        confirming: where other articles give the same value, a citation each; reprints count once.
        article: the article that was opened, whole.
        unsaid: of a refusal, the names of the question that the nearest evidence does not have.
        instead: the name of which that evidence tells, or None.
        parts: of an answer put together from several readings, what each gave, in the order of the question.
        mention: of a refusal, where the pages speak of the matter without answering; its span marks the sentence.
        rephrased: the answer in the words of a language model, where one is asked; each sentence has its proof.
        scope: under a filter, what that lets through; None without one.
        time: what the time that the answer is, or that its sentence gives it, means; None where that needs no telling.
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
    confirming: tuple[Citation, ...] = ()
    article: Article | None = None
    unsaid: tuple[str, ...] = ()
    instead: str | None = None
    parts: tuple[Part, ...] = ()
    mention: Citation | None = None
    rephrased: tuple[Rephrased, ...] = ()
    scope: Scope | None = None
    time: TimeNote | None = None
    understood: str | None = None

    @property
    def taken_for(self) -> str | None:
        """What a person is told that a follow-up was taken for; None for a question that leaned on none."""
        return self.understood or self.rewritten

    @property
    def outcome(self) -> Outcome:
        """Whether the pages answer, only mention the matter, or have nothing on it; or this is no matter of theirs."""
        if self.kind == "talk":
            return "talk"
        if self.text is not None or self.kind not in ("answer", "refusal"):
            return "answered"
        return "mentioned" if self.mention else "absent"

    @property
    def said(self) -> str | None:
        """What is said to the question: the answer, or the assistant's own words; None for a refusal."""
        if self.text is None and self.kind in ("talk", "catalogue"):
            return self.reply
        return self.text

    @property
    def evidence(self) -> list[MarkedParagraph]:
        """The paragraphs that prove the answer, each once, with all that is marked in it."""
        merged: dict[tuple[ArticleReference, int], list[Citation]] = {}
        for citation in [part.citation for part in self.parts] or self.citations[:1]:
            merged.setdefault((citation.article, citation.paragraph), []).append(citation)
        return [
            MarkedParagraph(same[0], tuple(one.span for one in same if one.span)) for same in merged.values()
        ]

    @property
    def further(self) -> list[Citation]:
        """The citations of other paragraphs than those."""
        if not self.parts:
            return list(self.citations[1:])
        proofs = {(one.citation.article, one.citation.paragraph) for one in self.evidence}
        return [one for one in self.citations[1:] if (one.article, one.paragraph) not in proofs]

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
            "understood": self.understood,
            "text": self.said,
            "confidence": round(self.confidence, 4),
            "citations": [citation.to_json() for citation in self.citations],
            "nearest": [hit.to_json() for hit in self.nearest],
            "kind": self.kind,
            "reply": self.reply,
            "items": [item.to_json() for item in self.items],
            "alternatives": [other.to_json() for other in self.alternatives],
            "confirming": [citation.to_json() for citation in self.confirming],
            "unsaid": list(self.unsaid),
            "instead": self.instead,
            "outcome": self.outcome,
            "parts": [part.to_json() for part in self.parts],
            "mention": self.mention.to_json() if self.mention else None,
            "rephrased": [sentence.to_json() for sentence in self.rephrased],
            "scope": self.scope.to_json() if self.scope else None,
            "time": self.time.to_json() if self.time else None,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Answer":
        """Return the answer that ``to_json`` wrote, now or in an earlier release, without the article it opened."""
        return cls(
            question=value["question"],
            text=None if value["kind"] in ("talk", "catalogue") else value["text"],
            confidence=value["confidence"],
            rewritten=value["rewritten"],
            understood=value.get("understood"),
            citations=tuple(map(Citation.from_json, value["citations"])),
            nearest=tuple(map(Hit.from_json, value["nearest"])),
            kind=value["kind"],
            reply=value["reply"],
            items=tuple(Item(one["text"], _span(one["span"])) for one in value["items"]),
            alternatives=tuple(
                Alternative(one["text"], Citation.from_json(one["citation"])) for one in value["alternatives"]
            ),
            confirming=tuple(map(Citation.from_json, value.get("confirming", ()))),
            unsaid=tuple(value.get("unsaid", ())),
            instead=value.get("instead"),
            parts=tuple(
                Part(one["label"], one["text"], Citation.from_json(one["citation"]))
                for one in value.get("parts", ())
            ),
            mention=Citation.from_json(value["mention"]) if value.get("mention") else None,
            rephrased=tuple(
                Rephrased(one["text"], tuple(map(Citation.from_json, one["citations"])))
                for one in value.get("rephrased", ())
            ),
            scope=Scope(**value["scope"]) if value.get("scope") else None,
            time=TimeNote.from_json(value["time"]) if value.get("time") else None,
        )


def _span(value: list[int]) -> tuple[int, int]:
    start, end = value
    return start, end
