"""Does a piece on one page go on with an article of another page? What dates, names and headlines say of it."""

import re
from dataclasses import replace
from typing import Final

from corpus.chinese.text import to_simplified
from corpus.model import Article, Document
from corpus.sheet.turning import comes_from, goes_to, notice_of

#: 《…》 in a notice that names the article it goes on with: （上接第一版《石堤完工》）.
_POINTER: Final = re.compile(r"《(?P<title>[^》]{1,60})》")
_NOTICE: Final = 60
"""Characters of a paragraph in which such a notice stands."""
#: Share of the characters of a pointer, or of the piece's own headline, that the article's headline must have.
_SHARED: Final = 0.5


def parted(document: Document) -> Document:
    """Return a page on which every piece that comes from another one is an article of its own."""
    articles: list[Article] = []
    for article in document.articles:
        starts = [
            at
            for at, paragraph in enumerate(article.paragraphs)
            if at and comes_from(replace(article, paragraphs=(paragraph,)))
        ]
        cuts = [*starts, len(article.paragraphs)]
        articles.append(replace(article, paragraphs=article.paragraphs[: cuts[0]]))
        for start, end in zip(starts, cuts[1:], strict=True):
            articles.append(replace(_headless(article), paragraphs=article.paragraphs[start:end]))
    return replace(document, articles=tuple(articles))


def goes_on(first: Document, article: Article, second: Document, piece: Article) -> bool:
    """Tell whether a piece of another file goes on with an article.

    Both must be of one day and newspaper. A 《…》 in the notice, else the piece's own headline, must fit the
    article's; a piece with neither goes on with it where nothing else does that the two pages could mean.

    Args:
        first: the page of the article.
        article: it ends with 下转.
        second: the page of the piece.
        piece: it begins with 上接.
    """
    papers = {found.newspaper for found in (article, piece)} - {None}
    if not article.date or article.date != piece.date or len(papers) > 1:
        return False
    pointer = _POINTER.search(piece.paragraphs[0].text[:_NOTICE])
    named = pointer["title"] if pointer else piece.title
    if named:
        return _fits(named, " ".join(filter(None, (article.kicker, article.title, article.subtitle))))
    to, back = goes_to(article), comes_from(piece)
    rivals = [other for other in first.articles if goes_to(other) == to]
    others = [other for other in second.articles if comes_from(other) == back]
    return len(rivals) == len(others) == 1


def leftover(piece: Article) -> Article:
    """Return what stays on its page of a piece that went to another one: the notice."""
    return replace(_headless(piece), kind="other", paragraphs=(), head=(notice_of(piece),))


def _headless(article: Article) -> Article:
    return replace(
        article, head=(), key=None, title=None, kicker=None, subtitle=None, byline=None, dateline=None
    )


def _fits(named: str, headline: str) -> bool:
    wanted = [char for char in to_simplified(named) if char.isalnum()]
    held = set(to_simplified(headline))
    return bool(wanted) and sum(char in held for char in wanted) >= _SHARED * len(wanted)
