"""Markdown: articles behind YAML front matter (see ``corpus.layout.markdown``), their headlines there or behind a #."""

import dataclasses
from itertools import takewhile
from pathlib import Path

from corpus.chinese.datelines import find_opening
from corpus.layout import read_edited
from corpus.layout.patterns import stands_alone
from corpus.layout.signing import signed_by
from corpus.lazy import lazy_pattern
from corpus.model import Article, Document, HeadLine, Page, Paragraph
from corpus.readers.checking import Tell, check_text
from corpus.readers.decoding import read_text
from corpus.readers.markup import without_markup

#: What stands before a headline in its line: one #, where a subhead has two or more.
_SIGN = lazy_pattern(r"[ \t]*#[ \t]+")


def _is_headline(paragraph: Paragraph, text: str) -> bool:
    if not (paragraph.subhead and paragraph.runs):
        return False
    start = paragraph.runs[0].source
    return _SIGN.fullmatch(text, text.rfind("\n", 0, start) + 1, start) is not None


def _with_headline(article: Article, text: str) -> Article:
    """Take a # heading at the top for the title, where there is none yet, and the bylines under it for its head."""
    title, *rest = article.paragraphs
    if article.title is not None or not rest or not _is_headline(title, text):
        return article
    bylines = list(takewhile(lambda paragraph: stands_alone(paragraph.text), rest[:-1]))
    opening = find_opening(rest[len(bylines)].text)
    signed = signed_by([line.text for line in bylines], opening, rest[-1].text)
    head = [HeadLine("title", title.text, title.runs)]
    head += [HeadLine("byline", line.text, line.runs) for line in bylines]
    return dataclasses.replace(
        article,
        title=title.text,
        byline=article.byline or signed,
        dateline=article.dateline or (opening.dateline if opening else None),
        head=(*head, *article.head),
        paragraphs=tuple(rest[len(bylines) :]),
    )


def read_markdown(path: Path, tell: Tell | None = None) -> tuple[Document, ...]:
    """Return the one document of a Markdown file, with all its articles.

    Raises:
        UnreadableSourceError: the front matter is not valid, or there is no paragraph.
    """
    text = without_markup(read_text(path))
    articles = tuple(_with_headline(article, text) for article in read_edited(text, str(path)))
    document = Document(Page(path.name, text), articles)
    check_text(document, str(path))
    return (document,)
