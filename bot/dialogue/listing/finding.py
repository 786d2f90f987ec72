"""The articles that are wanted, the most certain first, each with the line that shows it."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.dialogue.listing.article_index import ArticleIndex, article_index_of
from bot.dialogue.listing.claims import claims_in, where_said
from bot.dialogue.listing.wanted import Wanted
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.names import squeezed
from corpus.chinese.text import comparable
from corpus.passages import sentences
from retriever import ArticleReference, CatalogueEntry, Citation, Filter, Hit, Retriever
from retriever.tokens import gram_tokens, is_word

#: Paragraphs that are looked at for a topic that no article names word for word.
_LOOKED_AT: Final = 60
#: A paragraph is about a topic in other words where its cosine is so high, or nearly so and it shares a rare
#: character with the topic (汛期 for 防汛); measured in docs/lists.md.
CLOSE: Final = 0.80
NEAR: Final = 0.775
#: Share of the archive's passages that a rare character stands in at most.
RARE: Final = 0.04
#: Topics of so many characters may stand within longer words.
_SHORT: Final = 2
#: Words from which on a topic may be said in another order.
_SEVERAL: Final = 2
#: What it is worth that the head says it, against a further paragraph that does.
_HEAD: Final = 4.0


@dataclass(frozen=True, slots=True)
class Found:
    """An article that is wanted, and where it says what it is wanted for; its headline where that is known."""

    article: ArticleReference
    citation: Citation


def find_articles(wanted: Wanted, context: StrategyContext) -> list[Found]:
    """Return the articles that are wanted: for a topic the most certain first, else in the archive's order."""
    index = article_index_of(context.archive)
    page = Filter(edition=wanted.edition)
    chosen = [
        entry.reference
        for entry in _signed(wanted.authors, index)
        if page.fits(entry.reference) and (not wanted.pictures or _is_picture(entry))
    ]
    if not wanted.topics:
        return [Found(reference, headline(reference, context)) for reference in chosen]
    allowed = set(chosen)
    return [one for one in find_by_topic(wanted.topics, context) if one.article in allowed]


def _signed(authors: Sequence[str], index: ArticleIndex) -> list[CatalogueEntry]:
    """Return the articles that all of some authors sign, in the archive's order; all articles where none is named."""
    if not authors:
        return list(index.entries)
    first, *others = (index.authors.get(name, ()) for name in authors)
    both = set(first).intersection(*others)
    return [index.by_reference[article] for article in first if article in both]


def _is_picture(entry: CatalogueEntry) -> bool:
    return entry.kind == "caption" or "摄" in (entry.reference.byline or "")


def find_by_topic(topics: Sequence[str], context: StrategyContext) -> list[Found]:
    """Return the articles that tell of one of some topics: those that name it, then those close to it in meaning."""
    worth: dict[ArticleReference, float] = {}
    shown: dict[ArticleReference, Citation] = {}
    for topic in topics:
        for mention in context.archive.mentions(topic):
            paragraphs = [line for line in mention.paragraphs if stands(topic, line[1])]
            if mention.kind == "other" or not (mention.in_head or paragraphs):
                continue
            said = _HEAD * mention.in_head + math.log1p(len(paragraphs))
            worth[mention.article] = worth.get(mention.article, 0.0) + 1 + said
            if mention.article not in shown:
                shown[mention.article] = _where(mention.article, paragraphs, topic, context)
    for topic in topics:
        for article, number, text in _claimed(topic, context):
            if article not in worth:
                worth[article], shown[article] = 1.0, Citation(article, number, text)
        for hit in _close(topic, context):
            article = hit.citation.article
            if article not in worth:
                worth[article], shown[article] = hit.cosine or 0.0, hit.citation
    order = sorted(worth, key=lambda article: -worth[article])
    return [Found(article, shown[article]) for article in order]


def _claimed(topic: str, context: StrategyContext) -> Iterator[tuple[ArticleReference, int, str]]:
    """Yield the paragraphs with a sentence that says a topic of several words in other places (养螃蟹: 螃蟹养殖)."""
    for claim in claims_in(topic):
        if not claim.things or len(claim.words) + len(claim.verbs) < _SEVERAL:
            continue
        for mention in context.archive.mentions(*claim.words):
            for number, text in mention.paragraphs:
                if any(where_said(claim, squeezed(text[start:end])) for start, end in sentences(text)):
                    yield mention.article, number, text
                    break


def stands(topic: str, text: str) -> bool:
    """Tell whether a text has a topic as words of its own, and not only within another word (气象 in 新气象)."""
    plain, wanted = comparable(text), comparable(topic)
    if len(wanted) > _SHORT:
        return wanted in plain
    return any(
        not is_word(plain[at.start() - 1 : at.end()] if at.start() else "")
        and (len(wanted) > 1 or not is_word(plain[at.start() : at.end() + 1]))
        for at in re.finditer(re.escape(wanted), plain)
    )


def _where(
    article: ArticleReference, paragraphs: Sequence[tuple[int, str]], topic: str, context: StrategyContext
) -> Citation:
    """Return the headline where that says the topic, else the first paragraph that does."""
    if paragraphs and comparable(topic) not in comparable(article.title or ""):
        return Citation(article, *paragraphs[0])
    return headline(article, context)


def _close(topic: str, context: StrategyContext) -> list[Hit]:
    """Return the best paragraph of each article that is about a topic in other words."""
    best: dict[ArticleReference, Hit] = {}
    rare: set[str] | None = None
    for hit in context.search(topic, _LOOKED_AT):
        cosine, known = hit.cosine or 0.0, best.get(hit.citation.article)
        if cosine < NEAR or (known and cosine <= (known.cosine or 0.0)):
            continue
        rare = _rare(topic, context) if rare is None else rare
        if cosine >= CLOSE or any(char in comparable(hit.text) for char in rare):
            best[hit.citation.article] = hit
    return sorted(best.values(), key=lambda hit: -(hit.cosine or 0.0))


def _rare(topic: str, context: StrategyContext) -> set[str]:
    """Return the characters of a topic that stand in few of the archive's passages."""
    return context.archive.rare_characters(gram_tokens(comparable(topic)), RARE)


def headline(article: ArticleReference, context: StrategyContext) -> Citation:
    """Return the citation of an article as such: the line that names it."""
    return Citation(article, *line_of(article, context.archive))


def line_of(article: ArticleReference, archive: Retriever) -> tuple[int, str]:
    """Return number and text of the line that names an article: its headline, else its credit or first paragraph."""
    whole = archive.article(article)
    if whole is None:
        return -1, article.title or article.byline or ""
    for role in ("title", "byline", "kicker"):
        for line in whole.head:
            if line.role == role and line.text:
                return -1, line.text
    return 0, whole.paragraphs[0].text if whole.paragraphs else ""
