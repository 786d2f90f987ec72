"""The one article that a topic in somebody's own words is about."""

from collections import defaultdict
from typing import Final

from bot.dialogue.followups.grounding import share_repeated
from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.names import asked_names, squeezed
from corpus.lazy import lazy_pattern
from corpus.model import Article
from retriever import ArticleReference
from retriever.reader.wording import nouns_of

#: Paragraphs that are looked at, how many of an article's count, and how much the later ones do.
_LOOKED_AT: Final = 24
_COUNTED: Final = 3
_LATER: Final = 0.5
#: Articles that are opened, and what it is worth that the head repeats the topic's words.
_OPENED: Final = 4
_HEAD: Final = 2.0
#: Share of the topic's words that an article must have which is about it.
_SAID: Final = 0.5
#: 那篇写石桥的报道: what is said of the article, and not of its topic.
_ARTICLE: Final = lazy_pattern(
    r"[这那](?:[1一]?[篇个条则封])?|^(?:写|讲|关于|有关)(?:的)?|的?(?:文章|报道|报导|新闻|稿子|稿件|消息|通讯|故事)(?:[里中上])?$|(?<=[这那篇])(?:写|讲|关于)"
)


def article_about(topic: str, context: StrategyContext) -> ArticleReference | None:
    """Return the article that is most about a topic; None where none has its names and most of its words."""
    scores: dict[ArticleReference, list[float]] = defaultdict(list)
    names = [name for name in article_index_of(context.archive).authors if name in topic]
    signed = {article for name in names for article in article_index_of(context.archive).authors[name]}
    for name in names:
        topic = topic.replace(name, "")
    topic = _ARTICLE.sub("", topic) or topic
    for hit in context.search(topic, _LOOKED_AT):
        if not signed or hit.citation.article in signed:
            scores[hit.citation.article].append(hit.score)
    worth = {
        article: sum(score * _LATER**number for number, score in enumerate(found[:_COUNTED]))
        for article, found in scores.items()
    }
    best: tuple[float, ArticleReference] | None = None
    for article in sorted(worth, key=lambda one: -worth[one])[:_OPENED]:
        whole = context.article(article)
        if whole is None or not _tells_of(topic, whole, signed=bool(signed)):
            continue
        points = worth[article] + _HEAD * share_repeated(topic, _head(whole))
        if best is None or points > best[0]:
            best = points, article
    return best[1] if best else None


def _tells_of(topic: str, article: Article, *, signed: bool) -> bool:
    """Tell whether an article has the names of a topic, and enough of its words."""
    lines = [line.text for line in article.head] + [line.text for line in article.paragraphs]
    text = squeezed("\n".join(lines))
    names = [name.text for name in asked_names(topic)]
    if not signed and not all(_has(name, text) for name in names):
        return False
    nouns = nouns_of(topic)
    if nouns and not any(noun in text for noun in nouns):
        return False
    return share_repeated(topic, text) >= _SAID


def _has(name: str, text: str) -> bool:
    """Tell whether a text has a name; a chain of places by its last link (清澜县东岸社区 by 东岸社区)."""
    return name in text or (len(name) > 4 and name[-4:] in text)


def _head(article: Article) -> str:
    return squeezed(" ".join(filter(None, (article.kicker, article.title, article.subtitle))))
