"""What an editor corrects on a rebuilt page: a paragraph is moved, a join is confirmed or undone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.web.errors import ProblemError, bad_request
from corpus.model import Article, Paragraph


class Spot(NamedTuple):
    """A paragraph of a page: the number of its article there, and its own in the article; both from 0."""

    article: int
    paragraph: int


class Join(NamedTuple):
    """A join that is not certain: its paragraph, and the offset there; 0 joins it with what stands before it."""

    spot: Spot
    offset: int


def moved(articles: Sequence[Article], source: Spot, target: Spot) -> list[Article]:
    """Return the articles of a page with one paragraph moved before another, or behind the last.

    An article that has nothing left is taken away.

    Raises:
        ProblemError: there is no such place.
    """
    if not (_holds(articles, source, 0) and _holds(articles, target, 1)):
        raise _no_place()
    # the join with what stood before it is undone
    paragraph = _without_doubt(articles[source.article].paragraphs[source.paragraph], 0)
    texts = [list(article.paragraphs) for article in articles]
    same_and_later = source.article == target.article and target.paragraph > source.paragraph
    del texts[source.article][source.paragraph]
    texts[target.article].insert(target.paragraph - same_and_later, paragraph)
    return _kept(
        replace(article, paragraphs=tuple(text)) for article, text in zip(articles, texts, strict=True)
    )


def confirmed(articles: Sequence[Article], join: Join) -> list[Article]:
    """Return the articles of a page with one of its joins certain.

    Raises:
        ProblemError: there is no such join.
    """
    paragraph = _joined_at(articles, join)
    return _instead(articles, join.spot, [_without_doubt(paragraph, join.offset)])


def parted(articles: Sequence[Article], join: Join) -> list[Article]:
    """Return the articles of a page with one of its joins undone.

    Within a paragraph that makes two of it; before a paragraph, an article of what follows, without a head.

    Raises:
        ProblemError: there is no such join.
    """
    paragraph, (spot, offset) = _joined_at(articles, join), join
    if offset:
        return _instead(articles, spot, _halves(paragraph, offset))
    article, others = articles[spot.article], list(articles)
    following = (_without_doubt(paragraph, 0), *article.paragraphs[spot.paragraph + 1 :])
    printed = {name: getattr(article, name) for name in ("date", "newspaper", "edition", "section")}
    others[spot.article : spot.article + 1] = [
        replace(article, paragraphs=article.paragraphs[: spot.paragraph]),
        Article(article.kind, following, **printed),
    ]
    return _kept(others)


def _halves(paragraph: Paragraph, offset: int) -> list[Paragraph]:
    """Return a paragraph parted at an offset; where its characters stood in the source is read anew from the file."""
    plain = replace(paragraph, runs=(), boxes=(), guesses=())
    rest = paragraph.text[offset:].lstrip()
    start = len(paragraph.text) - len(rest)
    return [
        replace(
            plain,
            text=paragraph.text[:offset].rstrip(),
            doubts=tuple(d for d in paragraph.doubts if d < offset),
        ),
        replace(plain, text=rest, doubts=tuple(d - start for d in paragraph.doubts if d > start)),
    ]


def _joined_at(articles: Sequence[Article], join: Join) -> Paragraph:
    if _holds(articles, join.spot, 0):
        paragraph = articles[join.spot.article].paragraphs[join.spot.paragraph]
        if join.offset in paragraph.doubts and join.offset < len(paragraph.text):
            return paragraph
    raise _no_place()


def _instead(articles: Sequence[Article], spot: Spot, paragraphs: Sequence[Paragraph]) -> list[Article]:
    """Return the articles with some paragraphs in the place of one."""
    changed = list(articles)
    text = list(changed[spot.article].paragraphs)
    text[spot.paragraph : spot.paragraph + 1] = paragraphs
    changed[spot.article] = replace(changed[spot.article], paragraphs=tuple(text))
    return changed


def _without_doubt(paragraph: Paragraph, offset: int) -> Paragraph:
    return replace(paragraph, doubts=tuple(one for one in paragraph.doubts if one != offset))


def _kept(articles: Iterable[Article]) -> list[Article]:
    return [article for article in articles if article.paragraphs or article.head]


def _holds(articles: Sequence[Article], spot: Spot, more: int) -> bool:
    return (
        0 <= spot.article < len(articles)
        and 0 <= spot.paragraph < len(articles[spot.article].paragraphs) + more
    )


def _no_place() -> ProblemError:
    return bad_request("没有这一段，或没有这处拼接 (there is no such paragraph, or no such join)")
