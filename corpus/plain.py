"""Articles as lines of JSON, with the passages cut out of them, and back: to be kept, or sent between processes."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from corpus.model import Article, Document, Guess, HeadLine, Known, Paragraph, Passage, Place, Run
from corpus.passages import passages


class PlainArticle(NamedTuple):
    """An article as text.

    Attributes:
        record: names its part of the source.
        data: its values, lines and paragraphs, as JSON.
        passages: where its passages stand, as JSON.
    """

    record: str
    data: str
    passages: str


def plain_articles(documents: Iterable[Document]) -> Iterator[PlainArticle]:
    """Yield the articles of documents as they are read."""
    for document in documents:
        for article in document.articles:
            yield plain_article(document.page.name, article)


def plain_article(record: str, article: Article) -> PlainArticle:
    """Return an article as text."""
    found = [[p.paragraph, p.start, p.end, p.context] for p in passages(article)]
    return PlainArticle(record, _dump(article), json.dumps(found, ensure_ascii=False))


def article_of(plain: PlainArticle) -> tuple[Article, tuple[Passage, ...]]:
    """Return the article of a text, with its passages."""
    article = _load(plain.data)
    return article, tuple(
        Passage(article.paragraphs[paragraph].text[start:end], paragraph, start, end, context)
        for paragraph, start, end, context in json.loads(plain.passages)
    )


def _dump(article: Article) -> str:
    values = {
        name: getattr(article, name)
        for name in Article.__slots__
        if name not in ("paragraphs", "head", "key") and getattr(article, name) is not None
    }
    values["key"] = article.id
    values["head"] = [[line.role, line.text, line.runs, line.boxes, line.guesses] for line in article.head]
    values["paragraphs"] = [
        [p.text, p.runs, p.subhead, p.doubts, p.boxes, p.guesses] for p in article.paragraphs
    ]
    return json.dumps(values, ensure_ascii=False)


def _load(data: str) -> Article:
    values: dict[str, Any] = json.loads(data)
    values["head"] = tuple(
        HeadLine(
            role,
            text,
            tuple(Run(*run) for run in runs),
            tuple(Place(*box) for box in boxes),
            *(tuple(Guess(*guess) for guess in guesses) for guesses in more),
        )
        for role, text, runs, boxes, *more in values["head"]
    )
    values["paragraphs"] = tuple(
        Paragraph(
            text,
            tuple(Run(*run) for run in runs),
            subhead,
            tuple(doubts),
            tuple(Place(*box) for box in boxes),
            *(tuple(Guess(*guess) for guess in guesses) for guesses in more),
        )
        for text, runs, subhead, doubts, boxes, *more in values["paragraphs"]
    )
    values["known"] = tuple(Known(name, tuple(ways), sure) for name, ways, sure in values.get("known", ()))
    return Article(**values)
