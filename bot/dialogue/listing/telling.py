"""A list of articles → an answer: a heading, a numbered page of headlines, how many there are besides."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.listing.finding import Found, headline
from bot.dialogue.listing.places import places_of
from bot.dialogue.listing.wanted import Form, Wanted
from bot.dialogue.strategy_context import StrategyContext
from bot.words.lists import ListWords, list_words
from corpus.chinese.syllables import spellings
from retriever import ArticleReference, origin

#: Headlines on a page.
LISTED: Final = 8
#: Characters of a picture's text that stand for its headline.
_SHORT: Final = 24
#: Names that are offered for one that nobody has, and how much alike they must be.
_OFFERED: Final = 3
_ALIKE: Final = 0.5


def tell_articles(
    question: str, wanted: Wanted, articles: Sequence[Found], context: StrategyContext
) -> Answer:
    """Return a page of a list, from ``context.skip`` on, or that there is nothing to list."""
    words = list_words(context.language)
    if wanted.form is Form.UNSAID:
        return Answer(question, None, 1.0, kind="talk", reply=words.about_what)
    if wanted.form is Form.AUTHORS:
        return _signers(question, context, words)
    if not articles:
        return Answer(question, None, 0.0, kind="refusal", reply=_nothing(wanted, context, words))
    page = articles[context.skip : context.skip + LISTED]
    lines = [
        f"{number}. {_line(one, wanted, context, words)}" for number, one in enumerate(page, context.skip + 1)
    ]
    rest = len(articles) - context.skip - len(page)
    more = [words.more.format(number=rest)] if rest > 0 else []
    heading = _heading(wanted, len(articles), words)
    if wanted.authors and not wanted.pictures:
        heading = heading[:-1] + _kinds(articles, context, words) + heading[-1:]
    if wanted.form is Form.CHECK:
        heading = words.there_are.format(heading=heading)
    reply = "\n".join([heading, *lines, *more])
    return Answer(
        question, None, 1.0, citations=tuple(one.citation for one in page), kind="catalogue", reply=reply
    )


def _kinds(articles: Sequence[Found], context: StrategyContext, words: ListWords) -> str:
    """Return how many of some articles are pictures, where some are."""
    entries = article_index_of(context.archive).by_reference
    pictures = sum(entries[one.article].kind == "caption" for one in articles if one.article in entries)
    return words.kinds.format(articles=len(articles) - pictures, pictures=pictures) if pictures else ""


def _signers(question: str, context: StrategyContext, words: ListWords) -> Answer:
    """Return who signs how many articles, the most first."""
    authors = article_index_of(context.archive).authors
    order = sorted(authors, key=lambda name: -len(authors[name]))
    page = order[context.skip : context.skip + LISTED]
    lines = [
        f"{number}. {words.signer.format(name=name, number=len(authors[name]))}"
        for number, name in enumerate(page, context.skip + 1)
    ]
    rest = len(order) - context.skip - len(page)
    more = [words.more_signers.format(number=rest)] if rest > 0 else []
    reply = "\n".join([words.signers.format(number=len(order)), *lines, *more])
    citations = tuple(headline(authors[name][0], context) for name in page)
    return Answer(question, None, 1.0, citations=citations, kind="catalogue", reply=reply)


def titled(article: ArticleReference, context: StrategyContext) -> str:
    """Return an article's headline in its marks; of a picture without one how its text begins."""
    words = list_words(context.language)
    if article.title:
        return f"《{article.title}》"
    whole = context.article(article)
    text = whole.paragraphs[0].text.strip() if whole and whole.paragraphs else ""
    if not text:
        return words.untitled
    return words.picture.format(text=text if len(text) <= _SHORT else text[:_SHORT] + "…")


def _line(one: Found, wanted: Wanted, context: StrategyContext, words: ListWords) -> str:
    """Return one line: the headline with what tells the article from others, or where it plays."""
    article = one.article
    if wanted.form is Form.PLACE:
        whole = context.article(article)
        places = places_of(whole) if whole else []
        return f"{words.comma.join(places) or words.nowhere} {titled(article, context)}"
    printed = origin(article) if article.newspaper or article.edition or article.date else []
    return " ".join([titled(article, context), *([article.byline] if article.byline else []), *printed])


def _heading(wanted: Wanted, number: int, words: ListWords) -> str:
    names, topic = words.comma.join(wanted.authors), words.either.join(wanted.topics)
    if names:
        frame = words.signed_about if topic else words.signed
        return frame.format(names=names, topic=topic, number=number)
    if topic:
        return words.about.format(topic=topic, number=number)
    return words.on_page.format(edition=_page(wanted.edition, words), number=number)


def _nothing(wanted: Wanted, context: StrategyContext, words: ListWords) -> str:
    """Return that there is no such article, and what there is like it."""
    if wanted.stranger:
        alike = _alike(wanted.stranger, context)
        none = words.none_signed.format(names=wanted.stranger)
        return none + (words.alike.format(names=words.comma.join(alike)) if alike else "")
    names, topic = words.comma.join(wanted.authors), words.either.join(wanted.topics)
    if names:
        frame = words.none_signed_about if topic else words.none_signed
        return frame.format(names=names, topic=topic)
    if topic:
        return words.none_about.format(topic=topic)
    if not any(
        entry.reference.edition or entry.reference.section
        for entry in article_index_of(context.archive).entries
    ):
        return words.no_editions
    return words.none_on_page.format(edition=_page(wanted.edition, words))


def _page(edition: str, words: ListWords) -> str:
    return words.edition.format(number=edition) if edition[-1:].isdigit() else edition


def _alike(name: str, context: StrategyContext) -> list[str]:
    """Return the names in the credits that sound like one, hold it or are written much like it."""
    index = article_index_of(context.archive)
    sounds = {index.spelled[spelling] for spelling in spellings(name) if spelling in index.spelled}

    def likeness(other: str) -> float:
        if other in sounds:
            return 2.0
        inside = 1.0 if name in other or other in name else 0.0
        return max(inside, SequenceMatcher(None, name, other, autojunk=False).ratio())

    near = sorted(index.authors, key=lambda other: (-likeness(other), other))
    return [other for other in near[:_OFFERED] if likeness(other) >= _ALIKE]
