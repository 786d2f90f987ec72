"""A follow-up made whole: what it may mean, given what was asked before."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.dialogue.leaning import (
    bare,
    has_pronoun,
    is_elliptical,
    must_lean,
    slot_of,
    somebody_asked,
    stands_alone,
    with_pronoun_as,
)
from bot.dialogue.naming import joined
from bot.dialogue.slots import replaced
from bot.dialogue.state import ConversationState
from retriever.ranking.search import LONGEST_QUESTION
from retriever.reader import Kind, asked


class Relation(Enum):
    """How a reading of a turn leans on the turn before it.

    Not at all; searched and read together with it; searched together and read alone; as that turn with
    another place, year or number; with that turn's answer for its pronoun.
    """

    PLAIN = "plain"
    CARRIED = "carried"
    FOUND = "found"
    REPLACED = "replaced"
    RESOLVED = "resolved"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One reading of a turn.

    Attributes:
        text: the question made whole; it is searched for.
        read: the question that is put to the paragraphs found.
        focus: the part of it that says what is asked for.
        topic: what it was joined to; empty where the turn is read without it.
    """

    relation: Relation
    text: str
    read: str
    focus: str
    topic: str = ""


def stands_by_itself(question: str, state: ConversationState) -> bool:
    """Tell whether a turn is a whole question: nothing said before it may change what it means.

    The first turn is one, and any that names whom or what it asks about (see ``stands_alone``).
    """
    return state.whole is None or stands_alone(question, state.whole)


def rewrites(
    question: str, topic: str | None, answer: str | None, person: str | None = None
) -> list[Rewrite]:
    """Return the readings of a turn; the plain one comes first and is always among them, no other is too long.

    Args:
        question: what was typed.
        topic: the question before it, whole; None at the beginning.
        answer: the short answer to it.
        person: who was named last.
    """
    found = [Rewrite(Relation.PLAIN, question, question, question)]
    if not topic or stands_alone(question, topic):
        return found
    now, before = bare(question), bare(topic)
    elliptical = is_elliptical(question)
    focus = f"{now}，{before}" if elliptical else now
    whole = f"{before}，{now}"
    found.append(Rewrite(Relation.CARRIED, whole, whole, focus, before))
    if elliptical and (other := replaced(slot_of(now), before)):
        found.append(Rewrite(Relation.REPLACED, other, other, other))
    elif joint := joined(now, before, person, elliptical=elliptical):
        found.append(Rewrite(Relation.NAMED, joint, joint, joint))
    elif not elliptical:
        found.append(Rewrite(Relation.FOUND, whole, now, focus, before))
    kind = asked(topic).kind
    named = kind in (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.NAME) or "哪" in topic
    if answer and len(answer) <= 20 and named and has_pronoun(question):
        resolved = with_pronoun_as(now, somebody_asked(topic) or answer)
        found.append(Rewrite(Relation.RESOLVED, resolved, resolved, now))
    plain, *others = found
    return [plain, *(rewrite for rewrite in others if len(rewrite.text) <= LONGEST_QUESTION)]


def meant_by(turn: str, readings: Sequence[Rewrite]) -> Sequence[Rewrite]:
    """Return the readings that count: a turn that points back or only names a slot means nothing as it stands."""
    return readings[1:] if len(readings) > 1 and must_lean(turn) else readings
