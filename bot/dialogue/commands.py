"""The commands of a conversation: 更多, 来源, 原文, 谁写的, 不对."""

from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.context import TurnContext
from bot.dialogue.followups.answering import repeats_question
from bot.dialogue.followups.dependence import needs_context
from bot.dialogue.lists import list_next_page
from bot.dialogue.state import SOURCES
from corpus.chinese.text import comparable
from retriever import Citation
from retriever.reader import credit_asked

#: Passages that 更多 shows at a time.
PAGE: Final = 3


def show_more(context: TurnContext) -> Answer:
    """Return the next passages for the last question (kind "passages"), or more of a list ("catalogue")."""
    state, words = context.state, context.remarks
    searched = state.searched or state.whole_question  # old states have the latter alone
    if not searched:
        return context.talk("更多", words.nothing_in_hand)
    if state.listed:
        listing = list_next_page(searched, context)
        if listing is None or not listing.citations:
            return context.talk("更多", words.no_more_listed)
        return replace(listing, question="更多")
    hits = context.archive.search(searched, state.shown + PAGE)[state.shown :]
    if not hits:
        return context.talk("更多", words.no_more)
    state.shown += len(hits)
    state.sources = [(hit.citation.article, hit.citation.paragraph) for hit in hits]
    return Answer("更多", None, 0.0, nearest=tuple(hits), kind="passages", reply=words.more)


def show_sources(context: TurnContext) -> Answer:
    """Return the sources of the last answer as citations (kind "passages"); of a list, its first articles."""
    first = context.state.sources[:SOURCES]
    citations = tuple(citation for source in first if (citation := context.cite(*source)))
    if not citations:
        return context.talk("来源", context.remarks.nothing_in_hand)
    reply = context.remarks.sources
    return Answer("来源", None, 0.0, citations=citations, kind="passages", reply=reply)


def open_article(context: TurnContext, number: int = 1) -> Answer:
    """Return the article of a source of the last answer, counted from 1 (kind "article")."""
    state, words = context.state, context.remarks
    if not 1 <= number <= len(state.sources):
        known = len(state.sources)
        return context.talk("原文", words.no_such_source.format(known) if known else words.nothing_in_hand)
    source = state.sources[number - 1]
    article, citation = context.archive.article(source[0]), context.cite(*source)
    if article is None or citation is None:
        return context.talk("原文", words.article_gone)
    if state.listed:
        state.article = source[0]
    return Answer("原文", None, 1.0, citations=(citation,), kind="article", article=article)


def tell_author(turn: str, context: TurnContext) -> Answer:
    """Answer who wrote the current article, from the line that says so."""
    state, words = context.state, context.remarks
    if not state.sources:
        return context.talk(turn, words.nothing_in_hand)
    reference = state.article or state.sources[0][0]
    article = context.archive.article(reference)
    credit = credit_asked(turn, article) if article else None
    if credit is None:
        return context.talk(turn, words.no_byline)
    paragraph, quote, (start, end) = credit
    citation = Citation(reference, paragraph, quote, (start, end))
    return Answer(turn, quote[start:end], 1.0, citations=(citation,))


def answer_literally(turn: str, context: TurnContext) -> Answer:
    """Answer after 不对: the last question as it was typed, where it was understood as a follow-up.

    Taken literally the question may mean something else altogether. So an answer counts only where its paragraph
    repeats the question and it is not the rejected one; else the user is asked to say it again.
    """
    state, words = context.state, context.remarks
    if not state.topic:
        return context.talk(turn, words.say_it_again)
    if not state.typed:
        return replace(context.talk(turn, words.what_is_meant), nearest=show_more(context).nearest)
    if needs_context(state.typed):  # 昌都呢 means nothing literally
        hits = context.archive.search(state.typed, PAGE)
        return replace(context.talk(state.typed, words.what_is_meant), nearest=tuple(hits))
    answer = context.assistant.answer(state.typed)
    again, rejected = comparable(answer.text or ""), comparable(state.answer or "")
    same = bool(rejected) and (again in rejected or rejected in again)
    if again and not same and repeats_question(state.typed, answer):
        return answer
    return replace(context.talk(state.typed, words.what_is_meant), nearest=answer.nearest)
