"""One conversation: its turns, and what each remembers for the next."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.dialogue import commands
from bot.dialogue.answer import Answer
from bot.dialogue.context import TurnContext
from bot.dialogue.dating import with_time
from bot.dialogue.followups.coreference import add_topic_name
from bot.dialogue.followups.dependence import is_self_contained, needs_context
from bot.dialogue.followups.interpretation import Interpretation, Relation, interpret
from bot.dialogue.followups.scoring import ScoredInterpretation
from bot.dialogue.intents.courtesy import strip_courtesy
from bot.dialogue.intents.detection import DetectedIntent, Intent, detect_intent
from bot.dialogue.intents.replies import reply_to
from bot.dialogue.kinds import OF_FACTS
from bot.dialogue.kinds.operands import asked_apart
from bot.dialogue.kinds.splitting import plain_form
from bot.dialogue.lists import answer_about_articles, list_from_catalogue
from bot.dialogue.memory import remember_answer
from bot.dialogue.mention import add_mention
from bot.dialogue.narrowing import narrowed
from bot.dialogue.phrasing import put_plainly
from bot.dialogue.placing import placed
from bot.dialogue.scoping import scoped
from bot.dialogue.state import ConversationState
from bot.dialogue.timeline.reports import add_reports
from bot.words.language import Language
from retriever.question import Question, check_question
from retriever.reader import Kind

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

#: After such a pause, in seconds, a turn is no follow-up.
PAUSE: Final = 1800.0


class Conversation:
    """The turns of one chat; not to be shared between threads."""

    def __init__(
        self, assistant: "Assistant", state: ConversationState | None = None, language: Language = "zh"
    ) -> None:
        self._assistant = assistant
        self.state = state or ConversationState()
        self.language = language

    @property
    def _context(self) -> TurnContext:
        return TurnContext(self._assistant, self.state, self.language)

    def ask(self, question: str, *, now: float | None = None) -> Answer:
        """Answer the next turn: a question, a follow-up, or a command (更多, 来源, 原文, 第2条 …).

        Args:
            question: what was typed.
            now: seconds since the epoch; the clock's where it is None.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        typed = Question(check_question(question))
        now = time.time() if now is None else now
        if now - self.state.asked_at > PAUSE:
            self.state = ConversationState()
        self.state.asked_at = now
        archive = self._assistant.archive
        with archive.cutting():
            answer = self._answer_intent(typed)
            if answer is not None:
                return placed(answer, archive)
            bare = strip_courtesy(typed)
            answer = (self._answer_intent(bare) if bare != typed else None) or self._ask(bare)
            answer = add_reports(add_mention(answer), archive)
            answer = with_time(replace(answer, question=typed.typed), self.language)
            answer = scoped(answer, archive, self.language)
            answer = self._assistant.rephrase(answer)
        return placed(answer, archive)

    def _ask(self, question: Question) -> Answer:
        """Answer a question without its words of courtesy."""
        understood = put_plainly(question.typed, self._assistant.archive)
        if understood is None:
            return self._ask_plainly(question)
        plain = Question(understood.question)
        answer = self._answer_intent(plain) or self._ask_plainly(plain)
        told = answer.rewritten or (plain.typed if understood.other else None)
        return replace(answer, rewritten=told)

    def _ask_plainly(self, question: Question) -> Answer:
        """Answer a question in plain Chinese words: by the catalogue, by its kind, or by reading."""
        answer = (
            list_from_catalogue(question, self._context)
            or self._ask_reports_of_a_time(question)
            or answer_about_articles(question, self._context)
            or self._answer_by_kind(question)
        )
        if answer is not None:
            return answer
        interpretations = self.interpret(question)
        if len(interpretations) == 1 or question.answer_type.kind is Kind.BYLINE:
            return self._remember(question, self._assistant.read(question))
        return self.answer_best(question, self.score(interpretations))

    def _ask_reports_of_a_time(self, question: Question) -> Answer | None:
        """Answer a question that is put to the reports of a time from those alone."""
        found = narrowed(question.typed, self._assistant.archive)
        if found is None:
            return None
        assistant = self._assistant.filtered(found.filters)
        answer = Conversation(assistant, self.state, self.language)._ask_plainly(Question(found.question))
        return scoped(answer, assistant.archive, self.language)

    def _answer_by_kind(self, question: Question) -> Answer | None:
        """Answer a question of a special kind; where it names nothing, with the name of the topic put in."""
        topic = self.state.whole_question
        apart = asked_apart(plain_form(question), plain_form(Question(topic))) if topic else None
        named = None if is_self_contained(question, topic) else add_topic_name(question.typed, topic)
        named = apart or named
        if named is not None:
            answer = self._assistant.answer_by_kind(named, self.language)
            if answer is not None and answer.text is not None:
                return self._remember(question, replace(answer, rewritten=named), Relation.JOINED)
        if topic and needs_context(question):
            return None
        # the kinds that ask for articles had nothing to say to it (see _ask_plainly)
        answer = self._assistant.answer_by_kind(question, self.language, OF_FACTS)
        if named is not None and not self._is_of_the_article(answer):
            return None
        return self._remember(question, answer) if answer else None

    def _is_of_the_article(self, answer: Answer | None) -> bool:
        """Tell whether an answer stands in the article that gave the last one."""
        if answer is None or answer.text is None or not answer.citations:
            return False
        return answer.citations[0].article == self.state.current_article

    def interpret(self, question: Question | str) -> list[Interpretation]:
        """Return what a turn may mean after those before it."""
        state = self.state
        return interpret(Question.parse(question), state.whole_question, state.answer, state.person)

    def score(self, interpretations: Sequence[Interpretation]) -> list[ScoredInterpretation]:
        """Return each interpretation of a turn with what was found for it, the likeliest first."""
        return self._assistant.follow_ups.score(interpretations, self._context.current_article())

    def answer_best(self, question: Question | str, scored: Sequence[ScoredInterpretation]) -> Answer:
        """Answer a turn as its likeliest interpretation, the first."""
        question = Question.parse(question)
        answer = self._assistant.follow_ups.answer_best(question, scored, self._context.current_text())
        relations = {one.interpretation.query.typed: one.relation for one in reversed(scored)}
        relation = relations.get(answer.rewritten or question.typed, Relation.STANDALONE)
        return self._remember(question, answer, relation)

    def refuse(self, question: Question | str, scored: ScoredInterpretation | None) -> Answer:
        """Refuse a turn in one interpretation. The topic of a follow-up stays."""
        question = Question.parse(question)
        relation = scored.relation if scored else Relation.STANDALONE
        return self._remember(question, self._assistant.follow_ups.refuse(question, scored), relation)

    def raw(self, question: str) -> Answer:
        """Answer a question as it was typed, whatever was talked about. Raises as ``ask`` does."""
        question = question.strip()
        self._forget()
        return self._remember(Question(question), self._assistant.answer(question))

    def more(self) -> Answer:
        """Return the next passages for the last question (kind "passages"), or more of a list ("catalogue")."""
        return commands.show_more(self._context)

    def sources(self) -> Answer:
        """Return the sources of the last answer as citations (kind "passages"); of a list, its first articles."""
        return commands.show_sources(self._context)

    def open(self, number: int = 1) -> Answer:
        """Return the article around a source of the last answer, counted from 1 (kind "article")."""
        return commands.open_article(self._context, number)

    def clear(self) -> Answer:
        """Forget what was talked about."""
        self._forget()
        context = self._context
        return context.talk("换个话题", context.remarks.cleared)

    def _answer_intent(self, turn: Question) -> Answer | None:
        """Answer a command, small talk or a chore; None where the turn is a question."""
        detected = detect_intent(turn)
        if detected is None:
            return None
        command = self._command(detected, turn.typed)
        if command is not None:
            return command()
        context = self._context
        return context.talk(turn.typed, reply_to(detected.intent, context.archive, self.language))

    def _command(self, detected: DetectedIntent, turn: str) -> Callable[[], Answer] | None:
        by_intent: dict[Intent, Callable[[], Answer]] = {
            Intent.MORE: self.more,
            Intent.OPEN: lambda: self.open(detected.number),
            Intent.SOURCES: self.sources,
            Intent.CLEAR: self.clear,
            Intent.REJECT: lambda: self._reject(turn),
            Intent.AUTHOR: lambda: commands.tell_author(turn, self._context),
        }
        return by_intent.get(detected.intent)

    def _reject(self, turn: str) -> Answer:
        """Answer the last question literally, or ask the user to say it again."""
        typed = self.state.typed
        answer = commands.answer_literally(turn, self._context)
        if answer.kind == "talk" or not typed:
            return answer
        self._forget()
        return self._remember(Question(typed), answer)

    def _remember(
        self, question: Question, answer: Answer, relation: Relation = Relation.STANDALONE
    ) -> Answer:
        remember_answer(question, answer, relation, self._context)
        return answer

    def _forget(self) -> None:
        self.state = ConversationState(asked_at=self.state.asked_at)
