"""A newspaper page as text: its articles as the layout rebuilds them."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from corpus.layout import reconstruct
from corpus.masthead import Masthead
from corpus.model import Article, Document, Page
from corpus.readers.checking import Tell, check_text
from corpus.readers.decoding import read_text
from corpus.readers.labelled import find_head, read_labelled
from corpus.readers.markup import without_markup
from corpus.readers.setting import as_read
from corpus.readers.where import said_by_path

#: Characters of a text that are read as one page; a newspaper's has some ten thousand.
LONGEST_PAGE = 400_000


def read_page(path: Path, tell: Tell | None = None, longest: int = LONGEST_PAGE) -> Iterator[Document]:
    """Yield the one document of a newspaper page: its articles as the layout rebuilds them.

    One whose first lines are labelled (标题：…) is the article that they name.
    A text longer than any page is read in pieces, a document each, so that a book takes no more memory.

    Args:
        path: the file.
        tell: as the other readers have it; a page is read whole or not at all.
        longest: characters of a piece at most.
    """
    text = as_read(without_markup(read_text(path)))
    pieces, said = list(_pieces(text, longest)), said_by_path(path)
    head = find_head(text) if len(pieces) == 1 else None
    for number, (start, end) in enumerate(pieces, 1):
        page = Page(path.name if len(pieces) == 1 else f"{path.name}#{number}", text[start:end])
        articles = read_labelled(page, head) if head else reconstruct(page)
        articles = tuple(_said(article, said) for article in articles)
        if len(pieces) > 1:
            articles = tuple(dataclasses.replace(article, page=path.name) for article in articles)
        document = Document(page, articles)
        check_text(document, str(path))
        yield document


def _said(article: Article, said: Masthead) -> Article:
    """Return an article with what the folders say of newspaper, day and page where the page is silent."""
    own = Masthead(article.newspaper, article.date, article.edition, article.section)
    whole = own.joined(said)
    return article if whole == own else dataclasses.replace(article, **dataclasses.asdict(whole))


def _pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are read at a time, each to the end of a paragraph where there is one."""
    start = 0
    while len(text) - start > longest:
        window = start + longest // 2, start + longest
        mark = text.rfind("\n\n", *window)
        mark = mark if mark >= 0 else text.rfind("\n", *window)
        end = mark + 1 if mark >= 0 else window[1]
        if text[start:end].strip():
            yield start, end
        start = end
    if text[start:].strip() or not start:
        yield start, len(text)
