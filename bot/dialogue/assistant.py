"""Assistant: a question → an answer with citations."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogue.answer import Answer
from bot.dialogue.calibration import load_threshold
from bot.dialogue.caution import Caution, move_threshold
from bot.dialogue.conversation import Conversation
from bot.dialogue.dating import with_time
from bot.dialogue.followups.answering import FollowUps
from bot.dialogue.headlines import SURER, headline_hits, tells_less
from bot.dialogue.intents.courtesy import strip_courtesy
from bot.dialogue.kinds import OF_ARTICLES, STRATEGIES, Strategy, answer_by_kind
from bot.dialogue.mention import add_mention
from bot.dialogue.plain_answers import NEAREST, build_answer, build_byline_answer, build_refusal
from bot.dialogue.scoping import scoped
from bot.dialogue.state import ConversationState
from bot.dialogue.strategy_context import StrategyContext
from bot.dialogue.timeline.reports import add_reports
from bot.words.language import Language
from retriever import ArticleReference, Filter, Hit, Retriever
from retriever.question import Question
from retriever.reader import (
    PARAGRAPHS,
    THRESHOLD,
    AnswerReader,
    BundledReader,
    Kind,
    office_asked,
)

if TYPE_CHECKING:
    from bot.dialogue.rephrasing.rephraser import Rephraser


@dataclass(frozen=True, slots=True)
class AssistantSettings:
    """How an answer is decided.

    Attributes:
        threshold: a confidence below it is a refusal; the general one is chosen from a risk–coverage curve
            (docs/reader.md).
        caution: moves it, so that fewer answers are wrong or fewer questions refused.
    """

    threshold: float = THRESHOLD
    caution: Caution = Caution.USUAL

    @property
    def least(self) -> float:
        """The least confidence of an answer: the threshold as caution moves it."""
        return move_threshold(self.threshold, self.caution)


class Assistant:
    """Answers questions from one archive; safe to share between threads.

    Args:
        archive: what is searched.
        settings: None takes the threshold that ``baozhi calibrate`` wrote for this archive, if it did.
        caution: stricter or looser answers than the threshold gives; None takes the settings'.
        reader: what paragraphs are read with; None takes the one that comes with the program.
        rephraser: words answers anew by a language model; None leaves them as they are.
    """

    def __init__(
        self,
        archive: Retriever,
        settings: AssistantSettings | None = None,
        *,
        caution: Caution | None = None,
        reader: AnswerReader | None = None,
        rephraser: "Rephraser | None" = None,
    ) -> None:
        self.archive = archive
        self.reader: AnswerReader = reader or BundledReader()
        self.rephraser = rephraser
        settings = settings or AssistantSettings(load_threshold(archive.folder))
        self.settings = settings if caution is None else dataclasses.replace(settings, caution=caution)
        self._last: tuple[tuple[str, int, float], Answer] | None = None

    @property
    def follow_ups(self) -> FollowUps:
        """What scores and answers what a turn may mean after the turn before it, by the settings of now."""
        return FollowUps(self.archive, self.read, self.settings.least, self.reader)

    def conversation(
        self,
        state: ConversationState | None = None,
        language: Language = "zh",
        caution: Caution | None = None,
    ) -> Conversation:
        """Return a conversation, new or gone on with; conversations know nothing of each other.

        Args:
            state: where it goes on from.
            language: of our own words.
            caution: of this conversation alone; None goes with the assistant's settings, also when they change.
        """
        assistant = self
        if caution is not None:
            assistant = Assistant(
                self.archive, self.settings, caution=caution, reader=self.reader, rephraser=self.rephraser
            )
        return Conversation(assistant, state, language)

    def filtered(self, filters: Filter) -> "Assistant":
        """Return an assistant that answers from what fits a filter alone; this one where the filter asks nothing."""
        if not filters:
            return self
        view = self.archive.filtered(filters)
        return Assistant(view, self.settings, reader=self.reader, rephraser=self.rephraser)

    def rephrase(self, answer: Answer) -> Answer:
        """Return an answer with what a language model makes of it, where one is asked and where that can be proved."""
        return self.rephraser.rephrase(answer) if self.rephraser else answer

    def answer(self, question: str, language: Language = "zh") -> Answer:
        """Answer one self-contained question, of whatever kind.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        with self.archive.cutting():
            answer = add_mention(self.answer_by_kind(question, language) or self.read(question))
            answer = add_reports(answer, self.archive)
            return self.rephrase(scoped(with_time(answer, language), self.archive, language))

    def answer_by_kind(
        self, question: Question | str, language: Language = "zh", strategies: Sequence[Strategy] = STRATEGIES
    ) -> Answer | None:
        """Answer a question of one of some kinds; None for any other. Raises as ``answer`` does."""
        return self._answer_by(strategies, question, self.strategy_context(language))

    def answer_of_articles(
        self,
        question: Question | str,
        language: Language = "zh",
        skip: int = 0,
        numbered: Sequence[ArticleReference] = (),
        current: ArticleReference | None = None,
    ) -> Answer | None:
        """Answer a question that asks for articles, or for what one or all of them tell; None for any other.

        Args:
            question: without words of courtesy.
            language: of our own words.
            skip: how many articles of a list have been shown before.
            numbered: the articles of the last answer or list, in its order.
            current: the article that answered last, or was opened.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        context = dataclasses.replace(
            self.strategy_context(language), skip=skip, numbered=numbered, current=current
        )
        return self._answer_by(OF_ARTICLES, question, context)

    def strategy_context(self, language: Language = "zh") -> StrategyContext:
        """Return what a strategy works with, by the settings of now."""
        return StrategyContext(self.archive, self.read, self.settings.least, language, reader=self.reader)

    def _answer_by(
        self, strategies: Sequence[Strategy], question: Question | str, context: StrategyContext
    ) -> Answer | None:
        parsed = Question(question.strip()) if isinstance(question, str) else question
        answer = answer_by_kind(strip_courtesy(parsed), context, strategies)
        return dataclasses.replace(answer, question=parsed.typed) if answer else None

    def read(self, question: Question | str) -> Answer:
        """Answer one plain question: a short value or clause that stands in one paragraph.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        self.reader.prepare()
        parsed = Question(question.strip()) if isinstance(question, str) else question
        state, last = (parsed.typed, self.archive.generation, self.settings.least), self._last
        if last and last[0] == state:  # a strategy has read it, and left it to plain reading
            return last[1]
        with self.archive.cutting():
            answer = self._read(parsed)
        self._last = state, answer
        return answer

    def _read(self, typed: Question) -> Answer:
        question, threshold = strip_courtesy(typed), self.settings.least
        hits = self.archive.search(question, PARAGRAPHS)
        if question.answer_type.kind is Kind.BYLINE:
            credited = build_byline_answer(question.typed, hits, threshold, self.archive.article)
            if credited:
                return dataclasses.replace(credited, question=typed.typed)
            office = office_asked(question.typed)
            if office and not any(office in hit.citation.quote for hit in hits):
                return build_refusal(typed.typed, hits)
        answer = build_answer(typed.typed, hits, self.reader.read(question, hits), threshold)
        return answer if answer.text else self._in_a_headline(typed, question, hits) or answer

    def _in_a_headline(self, typed: Question, question: Question, hits: Sequence[Hit]) -> Answer | None:
        """Return what a headline of the articles found answers, with the first of their paragraphs, or None."""
        lines = headline_hits(hits, self.archive.article)
        answer = build_answer(
            typed.typed, lines, self.reader.read(question, lines), self.settings.least + SURER
        )
        if answer.text is None or tells_less(question.typed, answer.citations[0], hits):
            return None
        beside = [hit.citation for hit in hits if hit.citation.article == answer.citations[0].article]
        return dataclasses.replace(
            answer, citations=(answer.citations[0], *beside[:1]), nearest=tuple(hits[:NEAREST])
        )
