"""What a conversation keeps of a turn, for the turns after it."""

from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.context import TurnContext
from bot.dialogue.followups.dependence import (
    extract_subject,
    is_elliptical,
    is_self_contained,
    needs_context,
    repeats_subject,
    strip_marks,
)
from bot.dialogue.followups.grounding import share_repeated
from bot.dialogue.followups.interpretation import Relation
from bot.dialogue.followups.topic_name import find_person
from bot.dialogue.state import NUMBERED, SOURCES, ConversationState
from corpus.chinese.text import comparable
from retriever.question import Question

#: A refused question has left the topic where its subject has so many characters, and the current article repeats
#: a smaller share of its words than this.
_SUBJECT: Final = 6
_SHARED: Final = 0.4
#: Code points of a question that are kept.
_LONGEST: Final = 120


def remember_answer(question: Question, answer: Answer, relation: Relation, context: TurnContext) -> None:
    """Keep the question and its answer.

    The topic continues with a follow-up, and with a question that the current article answers. Otherwise the question
    is the new topic.

    Args:
        question: as it was understood.
        answer: what was answered.
        relation: how the question used the topic.
        context: of the turn; its state is changed.
    """
    state = context.state
    cited = answer.citations[0].article if answer.citations else None
    answered = answer.text is not None
    left = state.topic is not None and not answered and _leaves_topic(question, state.topic, context)
    continues = state.topic is not None and not left
    if relation is Relation.STANDALONE:
        same_article = cited is not None and cited == state.current_article
        continues = continues and same_article and not repeats_subject(question.typed, state.topic or "")
    _keep_question(question.typed, answer, relation, state, continues=continues, left=left)
    if answered or not continues:
        stays = not answered and not left
        state.answer, state.article = answer.text, cited if answered else state.article if stays else None
        found = answer.citations or tuple(hit.citation for hit in answer.nearest)
        state.sources = [(citation.article, citation.paragraph) for citation in found[:SOURCES]]
    state.person = find_person(question.typed, answer.text) or (state.person if continues else None)
    state.searched, state.listed = answer.rewritten or question.typed, False
    state.shown = len(answer.nearest)


def _keep_question(
    question: str,
    answer: Answer,
    relation: Relation,
    state: ConversationState,
    *,
    continues: bool,
    left: bool,
) -> None:
    """Keep the question: as the topic, as the last follow-up to it, or not at all where it was refused."""
    answered = answer.text is not None
    if relation is Relation.SLOT_REPLACED and answer.rewritten and answered:
        state.topic, state.last = answer.rewritten[:_LONGEST], None
    elif continues:
        if answered:
            state.last = strip_marks(question)[:_LONGEST]
    elif answered or state.topic is None or left:
        state.topic, state.last = question[:_LONGEST], None
    state.typed = strip_marks(question)[:_LONGEST] if continues else None


def _leaves_topic(question: Question, topic: str, context: TurnContext) -> bool:
    """Tell whether a refused question has left the topic. Then it is the topic of the turns that follow."""
    if is_self_contained(question, topic):
        return True
    own = len(extract_subject(question.typed)) >= _SUBJECT
    if not own or needs_context(question) or is_elliptical(question):
        return False
    return share_repeated(question.typed, comparable(context.current_text())) < _SHARED


def remember_list(turn: str, listing: Answer, state: ConversationState, skip: int = 0) -> None:
    """Keep the articles of a list, after those of its earlier pages: 第2条 and 更多 refer to them.

    Args:
        turn: what asked for the list.
        listing: the list, or one page of it.
        state: of the conversation; it is changed.
        skip: how many articles the earlier pages had.
    """
    if not listing.citations:
        return
    named = [(one.article, max(one.paragraph, 0)) for one in listing.citations]
    state.sources = [*(state.sources if skip else ()), *named][:NUMBERED]
    state.searched, state.listed, state.shown = turn, True, skip + len(named)
    state.article = state.sources[0][0] if len(state.sources) == 1 else None
