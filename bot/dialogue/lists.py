"""Turns that ask for articles: the catalogue, lists and their next pages, digests."""

from dataclasses import replace

from bot.dialogue.answer import Answer
from bot.dialogue.catalogue import answer_from_catalogue
from bot.dialogue.context import TurnContext
from bot.dialogue.followups.interpretation import Relation
from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.listing.finding import line_of
from bot.dialogue.listing.following import asked_again
from bot.dialogue.memory import remember_answer, remember_list
from retriever import Citation
from retriever.question import Question


def list_from_catalogue(turn: Question, context: TurnContext, skip: int = 0) -> Answer | None:
    """Return what the catalogue answers to a turn; None where the turn asks nothing of it.

    Args:
        turn: what was asked.
        context: of the turn; its state keeps the articles that are listed.
        skip: how many articles of the list have been shown.
    """
    state, archive = context.state, context.archive
    asking_on = state.topic is not None and not state.listed
    listing = answer_from_catalogue(turn, archive, context.language, asking_on=asking_on, skip=skip)
    if listing is None:
        return None
    citations = tuple(
        Citation(entry.reference, *line_of(entry.reference, archive)) for entry in listing.entries
    )
    answer = Answer(turn.typed, None, 1.0, citations=citations, kind="catalogue", reply=listing.reply)
    remember_list(turn.typed, answer, state, skip)
    return answer


def answer_about_articles(question: Question, context: TurnContext) -> Answer | None:
    """Answer a turn that asks for articles or for what they tell; after a list also one like 那某某呢.

    A refusal is not kept. A digest of a listed article leaves the list as it is.
    """
    state, understood = context.state, None
    numbered = [article for article, _ in state.sources]
    again = asked_again(question.typed, state.searched or "", article_index_of(context.archive).authors)
    if state.listed and again:
        question, understood = Question(again), again
    answer = context.assistant.answer_of_articles(question, context.language, 0, numbered, state.article)
    if answer is None:
        return None
    answer = replace(answer, rewritten=understood)
    if answer.kind == "catalogue":
        remember_list(question.typed, answer, state)
    elif answer.text is not None and state.listed and answer.citations[0].article in numbered:
        state.article = answer.citations[0].article
    elif answer.text is not None:
        remember_answer(question, answer, Relation.STANDALONE, context)
    return answer


def list_next_page(turn: str, context: TurnContext) -> Answer | None:
    """Return the next page of the list that a turn asked for; None where it asked for none."""
    state = context.state
    listing = list_from_catalogue(Question(turn), context, state.shown)
    if listing is not None:
        return listing
    answer = context.assistant.answer_of_articles(turn, context.language, state.shown)
    if answer is None or answer.kind != "catalogue":
        return None
    remember_list(turn, answer, state, state.shown)
    return answer
