"""Assistant and Conversation: a question → an answer with citations. All that front ends see."""

import dataclasses
from dataclasses import dataclass

from bot.answer import Answer
from corpus.text import normalize
from retriever import Citation, Hit, Retriever
from retriever.reader import Kind, Reading, asked, byline_of, extract

#: Paragraphs that are read for one answer, and shown with a refusal.
READ = 5
NEAREST = 3


@dataclass(frozen=True, slots=True)
class AssistantSettings:
    """How an answer is decided.

    Attributes:
        threshold: a confidence below it is a refusal; measured on development questions
            (benchmarks/answers.py).
    """

    threshold: float = 0.5


class Assistant:
    """Answers questions from one archive; safe to share between threads."""

    def __init__(self, archive: Retriever, settings: AssistantSettings | None = None) -> None:
        self.archive = archive
        self.settings = settings or AssistantSettings()

    def conversation(self) -> "Conversation":
        """Return a new conversation; conversations know nothing of each other."""
        return Conversation(self)

    def answer(self, question: str) -> Answer:
        """Answer one question that stands by itself.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        question = question.strip()
        hits = self.archive.search(question, READ)
        if asked(normalize(question).text).kind is Kind.BYLINE:
            signed = self._byline(question, hits)
            if signed:
                return signed
        reading = extract(question, hits)
        nearest = tuple(hits[:NEAREST])
        if reading is None or reading.confidence < self.settings.threshold:
            return Answer(question, None, reading.confidence if reading else 0.0, nearest=nearest)
        citations = _citations(hits, reading)
        text = citations[0].quote[reading.start : reading.end]
        return Answer(question, text, reading.confidence, citations=citations, nearest=nearest)

    def _byline(self, question: str, hits: list[Hit]) -> Answer | None:
        """Answer who wrote or photographed it from the head of the article that was found first."""
        if not hits:
            return None
        reference = hits[0].citation.article
        article = self.archive.article(reference)
        credit = byline_of(article) if article else None
        reading = extract(question, hits)
        if credit is None or reading is None or reading.confidence < self.settings.threshold:
            return None
        paragraph, quote, span = credit
        citation = Citation(reference, paragraph, quote, span)
        return Answer(
            question,
            quote[span[0] : span[1]],
            reading.confidence,
            citations=(citation, *(hit.citation for hit in hits[:1])),
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
