"""Assistant: a question → an answer with citations."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.dialogue.answer import Alternative, Answer, Item
from bot.dialogue.calibration import load_threshold
from bot.dialogue.choice import LEANING_MARGIN, Judged, plainest_first, signs
from bot.dialogue.conversation import Conversation
from bot.dialogue.courtesy import without_courtesy
from bot.dialogue.desk import Desk
from bot.dialogue.followup import Relation, Rewrite, meant_by
from bot.dialogue.hand import Hand
from bot.dialogue.kinds import OF_ARTICLES, STRATEGIES, Strategy, answer_by_kind
from bot.dialogue.mention import with_mention
from bot.dialogue.standing import Evidence, said_share, strays, unsaid
from bot.dialogue.state import ConversationState
from bot.words.language import Language
from retriever import ArticleReference, Citation, Hit, Retriever
from retriever.reader import (
    PARAGRAPHS,
    THRESHOLD,
    Kind,
    Reading,
    asked,
    load_in_the_background,
    read,
    signature,
    weigh,
)

if TYPE_CHECKING:
    from retriever.reader.reader import Candidate

#: Paragraphs shown with a refusal.
NEAREST = 3
#: Readings that are left out where another one is as sure as this.
SPARE, SURE = (Relation.FOUND, Relation.RESOLVED), 0.9
#: Share of a question's words that an answer's paragraph must repeat where it is taken word for word at last.
SAID = 0.5
#: Readings that join a turn to the topic: an article that does not speak of the topic answers none of them.
JOINED = (Relation.CARRIED, Relation.FOUND)
#: Paragraphs that each reading of a follow-up is read in: there are two or three readings.
FOLLOW_UP_PARAGRAPHS = 2
#: Readings that ask something of the article in hand, and paragraphs among which it is looked for.
LEANING = (Relation.CARRIED, Relation.FOUND, Relation.NAMED, Relation.RESOLVED)
WITHIN = 10


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

    def conversation(self, state: ConversationState | None = None, language: Language = "zh") -> Conversation:
        """Return a conversation, new or gone on with; conversations know nothing of each other."""
        return Conversation(self, state, language)

    def answer(self, question: str, language: Language = "zh") -> Answer:
        """Answer one question that stands by itself, of whatever kind.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        with self.archive.cutting():
            return with_mention(self.answer_by_kind(question, language) or self.read(question))

    def answer_by_kind(
        self, question: str, language: Language = "zh", strategies: Sequence[Strategy] = STRATEGIES
    ) -> Answer | None:
        """Answer a question of one of some kinds; None for any other. Raises as ``answer`` does."""
        return self._by_kind(question, self._desk(language), strategies)

    def answer_of_articles(
        self,
        question: str,
        language: Language = "zh",
        skip: int = 0,
        in_hand: Sequence[ArticleReference] = (),
        held: ArticleReference | None = None,
    ) -> Answer | None:
        """Answer a question that asks for articles, or for what one or all of them tell; None for any other.

        Args:
            question: without words of courtesy.
            language: of our own words.
            skip: how many articles of a list have been shown before.
            in_hand: the articles of the last answer or list, in its order.
            held: the article that answered last, or was opened.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        desk = dataclasses.replace(self._desk(language), skip=skip, in_hand=in_hand, held=held)
        return self._by_kind(question, desk, OF_ARTICLES)

    def _desk(self, language: Language) -> Desk:
        return Desk(self.archive, self.read, self.settings.threshold, language)

    def _by_kind(self, question: str, desk: Desk, strategies: Sequence[Strategy]) -> Answer | None:
        answer = answer_by_kind(without_courtesy(question.strip()), desk, strategies)
        return dataclasses.replace(answer, question=question.strip()) if answer else None

    def read(self, question: str) -> Answer:
        """Answer one plain question: a short value or clause that stands in one paragraph.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        load_in_the_background()
        with self.archive.cutting():
            return self._answer_alone(question.strip())

    def _answer_alone(self, typed: str) -> Answer:
        question = without_courtesy(typed)
        hits = self.archive.search(question, PARAGRAPHS)
        if asked(question).kind is Kind.BYLINE:
            signed = self._byline(question, hits)
            if signed:
                return dataclasses.replace(signed, question=typed)
        return self._answer(typed, hits, read(question, hits))

    def judge(self, readings: Sequence[Rewrite], hand: Hand) -> list[Judged]:
        """Search and read for every reading of a turn that may lean on the one before.

        Args:
            readings: see ``rewrites``.
            hand: the answer to the turn before, and its article.

        Returns:
            what was found for each, the likeliest first; those without an answer are left out.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        found: dict[str, list[Hit]] = {}
        judged: list[Judged] = []
        typed = readings[0].text
        other = not any(rewrite.relation is Relation.REPLACED for rewrite in readings)
        for rewrite in meant_by(typed, readings):
            if rewrite.relation in SPARE and any(one.probability >= SURE for one in judged):
                continue
            if rewrite.text not in found:
                found[rewrite.text] = self.archive.search(rewrite.text, WITHIN)
            hits = found[rewrite.text]
            if rewrite.relation in LEANING:
                hits = hand.nearest(hits, PARAGRAPHS)
            weighed = weigh(rewrite.read, hits[:FOLLOW_UP_PARAGRAPHS], rewrite.focus)
            if weighed is None:
                continue
            if other and rewrite.relation in LEANING:
                weighed = weighed.without(partial(_says_again, hand, hits))
            best = weighed.best
            evidence = Evidence(hits[best.number], best.start, best.end, best.grounds.pointed)
            told = signs(typed, rewrite, weighed, evidence, before=hand.answer, in_hand=hand.text)
            lacks = None if rewrite.relation is Relation.PLAIN else unsaid(typed, evidence)
            if rewrite.relation in JOINED and not told.in_hand and strays(rewrite.topic, evidence):
                lacks = lacks or rewrite.topic
            judged.append(Judged(rewrite, hits, weighed, told, lacks))
        return plainest_first(sorted(judged, key=lambda one: -one.probability))

    def answer_turn(self, question: str, judged: Sequence[Judged]) -> Answer:
        """Return what the likeliest reading of a turn gives; ``rewritten`` says how it was understood.

        Read as it stands, a turn is answered as if it were asked alone, and is no surer than that; where that is a
        refusal, a reading that leans on the turn before may still give the same answer.
        """
        if not judged:
            return Answer(question, None, 0.0, kind="refusal")
        first, leaning = judged[0], [one for one in judged if one.rewrite.relation is not Relation.PLAIN]
        if first.rewrite.relation is not Relation.PLAIN:
            return self._answer_leaning(question, first)
        alone = self.read(question)
        confidence = min(alone.confidence, first.probability)
        if alone.text is not None and confidence >= self.settings.threshold:
            return dataclasses.replace(alone, confidence=confidence)
        for one in leaning:
            if one.place == first.place and alone.text is None:
                return self._answer_leaning(question, one)
        return self.refuse_turn(question, first)

    def _answer_leaning(self, question: str, judged: Judged) -> Answer:
        """Return what a reading gives that leans on the turn before.

        With its slot changed it is a whole question again, and is answered where it would be if it were asked alone.
        """
        meant = judged.rewrite.text
        if judged.probability >= self.settings.threshold + LEANING_MARGIN:
            answer = self._answer(question, judged.hits, judged.weighed.reading(judged.probability))
            return dataclasses.replace(answer, rewritten=meant)
        if judged.rewrite.relation is Relation.REPLACED and not judged.lacks:
            alone = self.read(meant)
            if alone.text is not None and (evidence := _evidence(alone)) and not unsaid(question, evidence):
                return dataclasses.replace(alone, question=question, rewritten=meant)
        return self.refuse_turn(question, judged)

    def holds_words(self, question: str, answer: Answer) -> bool:
        """Tell whether an answer's paragraph, or its article before that, says what the question says."""
        evidence = _evidence(answer)
        if evidence is None or unsaid(question, evidence):
            return False
        return said_share(question, evidence.near) >= SAID

    def refuse_turn(self, question: str, judged: Judged | None) -> Answer:
        """Return a refusal that shows the passages nearest to a reading of a turn."""
        if judged is None:
            return Answer(question, None, 0.0, kind="refusal")
        meant = judged.rewrite.text if judged.rewrite.relation is not Relation.PLAIN else None
        nearest = tuple(judged.hits[:NEAREST])
        return Answer(question, None, judged.probability, meant, nearest=nearest, kind="refusal")

    def _answer(self, question: str, hits: list[Hit], reading: Reading | None) -> Answer:
        """Return what was read, or a refusal where it is not sure enough."""
        nearest = tuple(hits[:NEAREST])
        if reading is None:
            return Answer(question, None, 0.0, nearest=nearest, kind="refusal")
        if reading.confidence < self.settings.threshold:
            return Answer(
                question,
                None,
                reading.confidence,
                nearest=nearest,
                kind="refusal",
                unsaid=reading.unsaid,
                instead=reading.instead,
            )
        citations = _citations(hits, reading)
        quote = citations[0].quote
        items = tuple(Item(quote[start:end], (start, end)) for start, end in reading.items)
        whole = (
            "；".join(item.text for item in items) if reading.spread else quote[reading.start : reading.end]
        )
        return Answer(
            question,
            whole,
            reading.confidence,
            citations=citations,
            nearest=nearest,
            items=items,
            alternatives=tuple(_alternative(hits, other) for other in reading.others),
        )

    def _byline(self, question: str, hits: list[Hit]) -> Answer | None:
        """Answer who wrote or photographed it from the line of the article that says so."""
        signed = signature(question, hits, self.archive.article)
        if signed is None or signed.confidence < self.settings.threshold:
            return None
        article = hits[signed.hit].citation.article
        citation = Citation(article, signed.paragraph, signed.quote, signed.span)
        about = [
            hit.citation
            for hit in hits
            if hit.citation.article == article and hit.citation.paragraph != signed.paragraph
        ]
        start, end = signed.span
        return Answer(
            question,
            signed.quote[start:end],
            signed.confidence,
            citations=(citation, *about[:1]),
            nearest=tuple(hits[:NEAREST]),
        )


def _says_again(hand: Hand, hits: Sequence[Hit], candidate: "Candidate") -> bool:
    """Tell whether an answer is the one before again."""
    return hand.says_again(hits[candidate.number], candidate.text)


def _alternative(hits: list[Hit], reading: Reading) -> Alternative:
    citation = dataclasses.replace(hits[reading.hit].citation, span=(reading.start, reading.end))
    return Alternative(citation.quote[reading.start : reading.end], citation)


def _evidence(answer: Answer) -> Evidence | None:
    """Return where an answer stands, of the passages found for it."""
    first = answer.citations[0] if answer.citations else None
    for hit in answer.nearest:
        if first and (hit.citation.article, hit.citation.paragraph) == (first.article, first.paragraph):
            return Evidence(hit, *(first.span or (0, 0)))
    return None


def _citations(hits: list[Hit], reading: Reading) -> tuple[Citation, ...]:
    """Return the answer's citation with its span, then those of the other paragraphs read."""
    first = dataclasses.replace(hits[reading.hit].citation, span=(reading.start, reading.end))
    return (first, *(hit.citation for n, hit in enumerate(hits[:NEAREST]) if n != reading.hit))
