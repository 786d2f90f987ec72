"""Answers to follow-ups: each interpretation of a turn is searched, read and scored, and the likeliest one answers."""

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.dialogue.answer import Answer
from bot.dialogue.followups.current_article import CurrentArticle
from bot.dialogue.followups.dependence import needs_context
from bot.dialogue.followups.features import extract_features
from bot.dialogue.followups.grounding import AnswerContext, find_unsupported, is_off_topic, share_repeated
from bot.dialogue.followups.interpretation import Interpretation, Relation, drop_impossible
from bot.dialogue.followups.scoring import (
    FOLLOW_UP_MARGIN,
    ScoredInterpretation,
    drop_strangers,
    prefer_simplest,
)
from bot.dialogue.followups.topic_name import find_topic_name
from bot.dialogue.plain_answers import build_answer, build_refusal
from corpus.chinese.text import comparable
from retriever import Hit, Retriever
from retriever.question import Question
from retriever.reader import PARAGRAPHS, AnswerReader

if TYPE_CHECKING:
    from retriever.reader.candidate import Candidate

#: Interpretations that are left out where another one is as sure as this.
SPARE, SURE = (Relation.SEARCHED_JOINED, Relation.PRONOUN_RESOLVED), 0.9
#: Interpretations that join a turn to the topic: an article that is off the topic answers none of them.
JOINED: Final = (Relation.JOINED, Relation.SEARCHED_JOINED)
#: Interpretations that ask something of the current article, and hits among which its paragraphs are looked for.
ABOUT_THE_ARTICLE: Final = (
    Relation.JOINED,
    Relation.SEARCHED_JOINED,
    Relation.TOPIC_NAMED,
    Relation.PRONOUN_RESOLVED,
)
WITHIN: Final = 10
#: Paragraphs that each interpretation is read in. There are two or three interpretations.
FOLLOW_UP_PARAGRAPHS: Final = 2
#: Share of a question's words that its answer's paragraph must repeat where the user rejected the first answer.
SAID: Final = 0.5
#: Characters of a noun that shows what a turn is about.
SHORTEST: Final = 2


class FollowUps:
    """Scores the interpretations of a turn and answers the likeliest.

    Args:
        archive: what is searched.
        read: answers one plain question.
        threshold: least confidence of an answer.
        reader: what paragraphs are read with.
    """

    def __init__(
        self,
        archive: Retriever,
        read: Callable[[Question], Answer],
        threshold: float,
        reader: AnswerReader,
    ) -> None:
        self._archive = archive
        self._reader = reader
        self._read = read
        self._threshold = threshold

    def score(
        self, interpretations: Sequence[Interpretation], current: CurrentArticle
    ) -> list[ScoredInterpretation]:
        """Search, read and score the interpretations of a turn; those without an answer are left out.

        Args:
            interpretations: see ``interpret``.
            current: the current article of the conversation.

        Returns:
            the scored interpretations, the likeliest first.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        turn = interpretations[0].query
        found: dict[Question, list[Hit]] = {}
        interpretations = [
            one
            for one in interpretations
            if not one.house or any(one.house in hit.citation.quote for hit in self._found(one.query, found))
        ]
        new_answer = not any(one.relation is Relation.SLOT_REPLACED for one in interpretations)
        scored: list[ScoredInterpretation] = []
        for one in drop_impossible(turn, interpretations):
            if one.relation in SPARE and any(other.probability >= SURE for other in scored):
                continue
            hits = self._found(one.query, found)
            if result := self._score_one(turn, one, hits, current, new_answer=new_answer):
                scored.append(result)
        likeliest = sorted(scored, key=lambda one: -one.probability)
        return prefer_simplest(drop_strangers(turn, likeliest, self._threshold))

    def _found(self, query: Question, found: dict[Question, list[Hit]]) -> list[Hit]:
        """Return what the archive has for a query, searched for once a turn."""
        if query not in found:
            found[query] = self._archive.search(query, WITHIN)
        return found[query]

    def _score_one(
        self,
        turn: Question,
        one: Interpretation,
        hits: list[Hit],
        current: CurrentArticle,
        *,
        new_answer: bool,
    ) -> ScoredInterpretation | None:
        """Return one interpretation with its score, or None where nothing was read.

        ``new_answer``: the turn cannot want the last answer again, at the same place.
        """
        if one.relation in ABOUT_THE_ARTICLE:
            hits = current.put_first(hits, PARAGRAPHS)
        candidates = self._reader.score_candidates(one.question, hits[:FOLLOW_UP_PARAGRAPHS], one.focus)
        if candidates is None:
            return None
        if new_answer and one.relation in ABOUT_THE_ARTICLE:
            candidates = candidates.without(partial(_repeats_answer, current, hits))
        best = candidates.best
        context = AnswerContext(hits[best.number], best.start, best.end, best.grounds.pointed)
        features = extract_features(
            turn, one, candidates, context, previous=current.answer, article_text=current.text
        )
        unsupported = None if one.relation is Relation.STANDALONE else find_unsupported(turn, context)
        if one.relation in JOINED and not features.current_article and is_off_topic(one.topic, context):
            unsupported = unsupported or one.topic
        return ScoredInterpretation(one, hits, candidates, features, unsupported)

    def answer_best(
        self, turn: Question, scored: Sequence[ScoredInterpretation], article_text: str = ""
    ) -> Answer:
        """Return the answer of the likeliest interpretation. ``rewritten`` says what was understood.

        A standalone question is answered as if it were asked alone, and no surer than that or, where a follow-up may be
        meant, than its interpretation. Where it would be refused, or answered otherwise, a follow-up with the same
        answer may still give it.

        Args:
            turn: what was typed.
            scored: its interpretations, the likeliest first.
            article_text: of the current article: a turn that begins with what this does not have is answered by
                itself rather than refused.
        """
        answer = self._likeliest(turn, scored) if scored else build_refusal(turn.typed)
        return answer if answer.text is not None else self._of_another(turn, article_text) or answer

    def _likeliest(self, turn: Question, scored: Sequence[ScoredInterpretation]) -> Answer:
        first = scored[0]
        if first.relation is not Relation.STANDALONE:
            return self._answer_follow_up(turn, first)
        follow_up = next((one for one in scored[1:] if one.place == first.place), None)
        alone = self._read(turn)
        confidence = min(alone.confidence, first.probability) if len(scored) > 1 else alone.confidence
        same = follow_up is None or _stands_at(alone, first)
        if same and alone.text is not None and confidence >= self._threshold:
            return dataclasses.replace(alone, confidence=confidence)
        return self._answer_follow_up(turn, follow_up) if follow_up else self.refuse(turn, first)

    def _of_another(self, turn: Question, article_text: str) -> Answer | None:
        """Return the answer of a turn by itself, where it begins with a noun that only this answer's article has."""
        name = comparable(find_topic_name(turn.typed))
        if (
            len(name) < SHORTEST
            or not article_text
            or name in comparable(article_text)
            or needs_context(turn)
        ):
            return None
        alone = self._read(turn)
        context = _find_context(alone) if alone.text is not None else None
        return alone if context and name in context.all and repeats_question(turn.typed, alone) else None

    def _answer_follow_up(self, turn: Question, scored: ScoredInterpretation) -> Answer:
        """Return the answer of a follow-up.

        A replaced slot makes a complete question, which is also answered where it would be if it were asked alone.
        """
        query = scored.interpretation.query
        if scored.probability >= self._threshold + FOLLOW_UP_MARGIN:
            reading = scored.candidates.reading(scored.probability)
            answer = build_answer(turn.typed, scored.hits, reading, self._threshold)
            return dataclasses.replace(
                answer, rewritten=query.typed, understood=scored.interpretation.told or None
            )
        if scored.relation is Relation.SLOT_REPLACED and not scored.unsupported:
            alone = self._read(query)
            context = _find_context(alone)
            if alone.text is not None and context and not find_unsupported(turn, context):
                return dataclasses.replace(alone, question=turn.typed, rewritten=query.typed)
        return self.refuse(turn, scored)

    def refuse(self, turn: Question, scored: ScoredInterpretation | None) -> Answer:
        """Return a refusal that shows the paragraphs nearest to an interpretation."""
        if scored is None:
            return build_refusal(turn.typed)
        one = scored.interpretation
        query = one.query.typed if scored.relation is not Relation.STANDALONE else None
        refusal = build_refusal(turn.typed, scored.hits, scored.probability, query)
        return dataclasses.replace(refusal, understood=(query and one.told) or None)


def _stands_at(answer: Answer, scored: ScoredInterpretation) -> bool:
    """Tell whether an answer and that of an interpretation overlap in one paragraph."""
    article, paragraph, start, end = scored.place
    first = answer.citations[0] if answer.citations else None
    if first is None or first.span is None or (first.article, first.paragraph) != (article, paragraph):
        return False
    return first.span[0] < end and start < first.span[1]


def _repeats_answer(current: CurrentArticle, hits: Sequence[Hit], candidate: "Candidate") -> bool:
    return current.repeats_answer(hits[candidate.number], candidate.text)


def repeats_question(question: str, answer: Answer) -> bool:
    """Tell whether an answer's paragraph, or its article before that, repeats what a question says."""
    context = _find_context(answer)
    if context is None or find_unsupported(question, context):
        return False
    return share_repeated(question, context.near) >= SAID


def _find_context(answer: Answer) -> AnswerContext | None:
    """Return where an answer stands, among the paragraphs found for it."""
    first = answer.citations[0] if answer.citations else None
    for hit in answer.nearest:
        if first and (hit.citation.article, hit.citation.paragraph) == (first.article, first.paragraph):
            return AnswerContext(hit, *(first.span or (0, 0)))
    return None
