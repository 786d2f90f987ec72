"""Markdown: articles behind YAML front matter (see ``corpus.layout.markdown``), or one behind a # headline."""

import dataclasses
from pathlib import Path

from corpus.lazy import lazy_pattern
from corpus.model import Article, Document, HeadLine, Page
from corpus.readers.checking import Tell, check_text
from corpus.readers.decoding import read_text
from corpus.readers.markup import without_markup

_HEADLINE = lazy_pattern(r"\s*#[ \t]+\S")


def _with_headline(article: Article) -> Article:
    """Take the first paragraph, a # heading, for the title."""
    title, *paragraphs = article.paragraphs
    head = (HeadLine("title", title.text, title.runs),)
    return dataclasses.replace(article, title=title.text, head=head, paragraphs=tuple(paragraphs))


def read_markdown(path: Path, tell: Tell | None = None) -> tuple[Document, ...]:
    """Return the one document of a Markdown file, with all its articles.

    Raises:
        UnreadableSourceError: the front matter is not valid, or there is no paragraph.
    """
    from corpus.layout import read_edited  # noqa: PLC0415  (as in ``registry``)

    text = without_markup(read_text(path))
    articles = read_edited(text, str(path))
    if len(articles) == 1 and _HEADLINE.match(text) and len(articles[0].paragraphs) > 1:
        articles = (_with_headline(articles[0]),)
    document = Document(Page(path.name, text), articles)
    check_text(document, str(path))
    return (document,)
