"""What a turn may mean, given the question before it: its interpretations."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot.dialogue.followups.dependence import (
    find_identified_person,
    find_slot,
    has_pronoun,
    is_elliptical,
    is_self_contained,
    needs_context,
    replace_pronoun,
    strip_marks,
)
from bot.dialogue.followups.slots import other_house, replace_slot
from bot.dialogue.followups.topic_name import find_topic_name, join_topic_name
from retriever.question import LONGEST_QUESTION, Question
from retriever.reader import Kind, detect_answer_type

#: Kinds of questions whose answer is a name that a pronoun may stand for.
_NAMING = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.NAME)
#: Kinds whose answer never is, though they ask with 哪: 哪年, 哪几天.
_VALUES = (Kind.DATE, Kind.AMOUNT, Kind.COUNT, Kind.PERCENT)
#: Characters of the longest answer that takes the place of a pronoun.
_LONGEST_NAME = 20


class Relation(Enum):
    """How an interpretation uses the question before the turn (the topic)."""

    STANDALONE = "standalone"
    """It does not."""
    JOINED = "joined"
    """Topic and turn are searched for and read together."""
    SEARCHED_JOINED = "searched_joined"
    """Topic and turn are searched for together; the turn is read alone."""
    SLOT_REPLACED = "slot_replaced"
    """The turn's place, year or number replaces the one in the topic."""
    PRONOUN_RESOLVED = "pronoun_resolved"
    """The answer to the topic replaces the turn's pronoun."""
    TOPIC_NAMED = "topic_named"
    """The name of what the topic is about is put into the turn."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One meaning that a turn may have.

    Attributes:
        relation: how it uses the topic.
        query: the complete question; the archive is searched for it.
        question: the question that is read in the paragraphs found.
        focus: the part of the question that says what is wanted.
        topic: the question that the turn was joined to; empty where it was joined to none.
        told: how a person is told what was understood, where that is shorter than the query.
        house: a name made of the turn's and the topic's words, which a paragraph found must have.
    """

    relation: Relation
    query: Question
    question: Question
    focus: Question
    topic: str = ""
    told: str = ""
    house: str = ""


def interpret(
    turn: Question, topic: str | None, answer: str | None, person: str | None = None
) -> list[Interpretation]:
    """Return the interpretations of a turn. The standalone one is always the first; no other is too long.

    Args:
        turn: what was typed.
        topic: the complete question before it; None for the first turn.
        answer: the short answer to the topic.
        person: the person who was named last.
    """
    standalone = Interpretation(Relation.STANDALONE, turn, turn, turn)
    if not topic or is_self_contained(turn, topic):
        return [standalone]
    now, before = strip_marks(turn.typed), strip_marks(topic)
    elliptical = is_elliptical(turn)
    bare = turn if now == turn.typed else Question(now)
    focus = Question(f"{now}，{before}") if elliptical else bare
    joined = Question(f"{before}，{now}")
    named = join_topic_name(now, before, person, elliptical=elliptical)
    told = named or _told(now, before)
    found = [Interpretation(Relation.JOINED, joined, joined, focus, before, told)]
    if elliptical and (house := other_house(find_slot(now), before)):
        found.append(replace(_complete(Relation.SLOT_REPLACED, house[0]), house=house[1]))
    if elliptical and (other := replace_slot(find_slot(now), before)):
        found.append(_complete(Relation.SLOT_REPLACED, other))
    elif named:
        found.append(_complete(Relation.TOPIC_NAMED, named))
    elif not elliptical:
        found.append(Interpretation(Relation.SEARCHED_JOINED, joined, bare, focus, before, told))
    if answer and len(answer) <= _LONGEST_NAME and _asks_for_a_name(topic) and has_pronoun(turn.typed):
        resolved = Question(replace_pronoun(now, find_identified_person(topic) or answer))
        found.append(Interpretation(Relation.PRONOUN_RESOLVED, resolved, resolved, bare))
    return [standalone, *(one for one in found if len(one.query.typed) <= LONGEST_QUESTION)]


def _told(now: str, before: str) -> str:
    """Return a turn with the name of its topic before it; with the last clause of the topic where that has no name."""
    return f"{find_topic_name(before) or before.rsplit('，', maxsplit=1)[-1]}，{now}"


def _complete(relation: Relation, text: str) -> Interpretation:
    """Return an interpretation as a complete question of its own."""
    question = Question(text)
    return Interpretation(relation, question, question, question)


def _asks_for_a_name(question: str) -> bool:
    kind = detect_answer_type(question).kind
    return kind in _NAMING or ("哪" in question and kind not in _VALUES)


def drop_impossible(turn: Question, interpretations: Sequence[Interpretation]) -> Sequence[Interpretation]:
    """Return the possible interpretations: a turn that needs its context is no standalone question."""
    return interpretations[1:] if len(interpretations) > 1 and needs_context(turn) else interpretations
