"""An answer that only a headline gives: 《何秀兰摘得金奖》 over a text that names no prize."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from corpus.model import Article
from retriever import ArticleReference, Citation, Hit

#: Articles, of the first paragraphs found, whose headlines are read.
ARTICLES: Final = 2
SURER: Final = 0.25
"""How much surer than an answer of a paragraph one of a headline must be: a few words fit many a question."""
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
