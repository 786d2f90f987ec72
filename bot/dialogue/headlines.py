"""An answer that only a headline gives: 《何秀兰摘得金奖》 over a text that names no prize."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from corpus.chinese.names import asked_words, squeezed
from corpus.chinese.questions import ASKING_WORDS
from corpus.model import Article
from retriever import ArticleReference, Citation, Hit

#: Articles, of the first paragraphs found, whose headlines are read.
ARTICLES: Final = 2
SURER: Final = 0.25
"""How much surer than an answer of a paragraph one of a headline must be: a few words fit many a question."""
_TELLING: Final = ("n", "nz", "vn", "an", "v")
"""Tags of the words that say what a question is about."""
_ROLES: Final = ("title", "subtitle", "kicker")


def headline_hits(
    hits: Sequence[Hit], load_article: Callable[[ArticleReference], Article | None]
) -> list[Hit]:
    """Return the lines of the heads of the first articles found, to be read like paragraphs.

    Args:
        hits: the paragraphs of a search, best first.
        load_article: returns an article of the archive.
    """
    first: dict[ArticleReference, Hit] = {}
    for hit in hits:
        first.setdefault(hit.citation.article, hit)
    return [line for hit in list(first.values())[:ARTICLES] for line in _lines(hit, load_article)]


def _lines(hit: Hit, load_article: Callable[[ArticleReference], Article | None]) -> Iterator[Hit]:
    reference = hit.citation.article
    article = load_article(reference)
    for line in article.head if article else ():
        if line.role in _ROLES:
            yield Hit(hit.score, line.text, Citation(reference, -1, line.text), hit.cosine)


def tells_less(question: str, citation: Citation, hits: Sequence[Hit]) -> bool:
    """Tell whether a paragraph of a headline's article says a word of a question that its head does not.

    报名时间 is not told by 《某校2025年公开招聘教师公告》, whose text says 报名.
    """
    head = squeezed(citation.article.head)
    texts = [squeezed(hit.citation.quote) for hit in hits if hit.citation.article == citation.article]
    return any(
        len(word) > 1 and word not in head and any(word in text for text in texts)
        for word, tag in asked_words(question)
        if tag in _TELLING and not ASKING_WORDS.fullmatch(word)
    )
