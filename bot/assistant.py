"""Assistant and Conversation: a question → an answer with citations. All that front ends see."""

import dataclasses
from dataclasses import dataclass

from bot.answer import Answer
from bot.calibration import load_threshold
from retriever import Citation, Hit, Retriever
from retriever.reader import PARAGRAPHS, THRESHOLD, Kind, Reading, asked, read, signature

#: Paragraphs shown with a refusal.
NEAREST = 3


@dataclass(frozen=True, slots=True)
class AssistantSettings:
    """How an answer is decided.

    Attributes:
        threshold: a confidence below it is a refusal; the general one is chosen from a risk–coverage curve
            (docs/reader.md).
    """

    threshold: float = THRESHOLD


class Assistant:
    """Answers questions from one archive; safe to share between threads.

    Args:
        archive: what is searched.
        settings: None takes the threshold that ``baozhi calibrate`` wrote for this archive, if it did.
    """

    def __init__(self, archive: Retriever, settings: AssistantSettings | None = None) -> None:
        self.archive = archive
        self.settings = settings or AssistantSettings(load_threshold(archive.folder))

    def conversation(self) -> "Conversation":
        """Return a new conversation; conversations know nothing of each other."""
        return Conversation(self)

    def answer(self, question: str) -> Answer:
        """Answer one question that stands by itself.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        question = question.strip()
        hits = self.archive.search(question, PARAGRAPHS)
        if asked(question).kind is Kind.BYLINE:
            signed = self._byline(question, hits)
            if signed:
                return signed
        reading = read(question, hits)
        nearest = tuple(hits[:NEAREST])
        if reading is None or reading.confidence < self.settings.threshold:
            return Answer(question, None, reading.confidence if reading else 0.0, nearest=nearest)
        citations = _citations(hits, reading)
        text = reading.text or citations[0].quote[reading.start : reading.end]
        return Answer(question, text, reading.confidence, citations=citations, nearest=nearest)

    def _byline(self, question: str, hits: list[Hit]) -> Answer | None:
        """Answer who wrote or photographed it from the line of the article that says so."""
        signed = signature(question, hits, self.archive.article)
        if signed is None or signed.confidence < self.settings.threshold:
            return None
        found = hits[signed.hit].citation
        citation = Citation(found.article, signed.paragraph, signed.quote, signed.span)
        start, end = signed.span
        return Answer(
            question,
            signed.quote[start:end],
            signed.confidence,
            citations=(citation, found),
            nearest=tuple(hits[:NEAREST]),
        )


def _citations(hits: list[Hit], reading: Reading) -> tuple[Citation, ...]:
    """Return the answer's citation with its span, then those of the other paragraphs read."""
    first = dataclasses.replace(hits[reading.hit].citation, span=(reading.start, reading.end))
    return (first, *(hit.citation for n, hit in enumerate(hits[:NEAREST]) if n != reading.hit))


class Conversation:
    """The turns of one chat."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def ask(self, question: str) -> Answer:
        """Answer the next turn.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        return self._assistant.answer(question)
