"""ALTO, PAGE and METS files → documents: articles as METS tells them, all else by where the lines stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from corpus.errors import CorpusError, UnreadableSourceError
from corpus.masthead import Masthead
from corpus.model import Document, Page
from corpus.readers.checking import Tell, check_text
from corpus.readers.recognised.alto import read_alto
from corpus.readers.recognised.mets import Issue, read_mets
from corpus.readers.recognised.page import RecognisedPage
from corpus.readers.recognised.pagexml import read_pagexml
from corpus.readers.recognised.trees import Element, name_of, read_tree
from corpus.readers.recognised.whole import Writing, leftover, read_article
from corpus.readers.where import said_by_path
from corpus.sheet import joined_pages, reconstruct_sheet
from corpus.sheet.parts import parts_of

_PAGES: Final = {"alto": read_alto, "PcGts": read_pagexml}


def read_recognised(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield a document a page.

    Args:
        path: an ALTO, PAGE or METS file.
        tell: called with what is wrong with a page of an issue, which is left out.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: damaged, none of these, or without text; or a bad page and nobody to tell.
    """
    root = read_tree(path, str(path))
    kind = name_of(root)
    if kind == "mets":
        documents = _issue(read_mets(root, path), path, tell)
    elif kind in _PAGES:
        pages = _PAGES[kind](root, str(path))
        said = said_by_path(path)
        documents = _by_place(path, enumerate(pages, 1), len(pages), said)
    else:
        raise UnreadableSourceError(f"{path}: 不是 ALTO、PAGE 或 METS (XML of another kind: {kind[:40]!r})")
    if not any(document.articles for document in documents):
        raise UnreadableSourceError(f"{path}: 里面没有文字 (it holds no text)")
    for document in documents:
        check_text(document, str(path))
        yield document


def _name(path: Path, number: int, count: int) -> str:
    return path.name if count == 1 else f"{path.name}#{number}"


def _by_place(
    path: Path, pages: Iterable[tuple[int, RecognisedPage]], count: int, said: Masthead
) -> list[Document]:
    """Return the documents of pages, articles that go on on another one whole."""
    filled = [(number, page) for number, page in pages if page.lines]
    return joined_pages(
        [_document(page, number, _name(path, number, count), path, said) for number, page in filled]
    )


def _document(page: RecognisedPage, number: int, name: str, path: Path, said: Masthead) -> Document:
    """Return a page with its articles, by where its lines stand."""
    document = reconstruct_sheet(page.sheet(number), name, path.name, said)
    return replace(document, articles=tuple(page.placed(article) for article in document.articles))


def _issue(issue: Issue, path: Path, tell: Tell | None) -> list[Document]:
    said = issue.masthead.joined(said_by_path(path))
    pages: dict[str, tuple[int, RecognisedPage]] = {}
    for id_ in issue.pages:
        try:
            found = _pages_of(issue.files[id_])
        except CorpusError as error:
            if tell is None:
                raise
            tell(str(error))
            continue
        if found:
            pages[id_] = len(pages) + 1, found[0]
    if not pages:
        raise UnreadableSourceError(
            f"{path}: 它的版面文件一个也不在 (none of the pages that it names is here)"
        )
    if not issue.articles:
        return _by_place(path, pages.values(), len(pages), said)
    return [_told_page(_Told(issue, pages, path, said), id_) for id_ in pages]


def _pages_of(file: Path) -> Sequence[RecognisedPage]:
    root: Element = read_tree(file, str(file))
    reader = _PAGES.get(name_of(root))
    return reader(root, str(file)) if reader else ()


@dataclass(frozen=True, slots=True)
class _Told:
    """An issue whose articles are told."""

    issue: Issue
    pages: dict[str, tuple[int, RecognisedPage]]
    path: Path
    said: Masthead


def _told_page(told: _Told, id_: str) -> Document:
    """Return a page: the articles that begin on it as they are told, then what no article of the issue holds."""
    number, page = told.pages[id_]
    name = _name(told.path, number, len(told.pages))
    said = parts_of(page.sheet(number)).masthead.joined(told.said) if page.lines else told.said
    writing, articles = Writing(), []
    taken: set[int] = set()
    for article in told.issue.articles:
        taken |= {
            at for piece in article.pieces if piece.file == id_ for at in page.blocks.get(piece.block, ())
        }
        if next((piece.file for piece in article.pieces if piece.file in told.pages), None) == id_:
            found = read_article(article, told.pages, writing, told.path.name, said)
            if found is not None:
                articles.append(found)
    text = writing.text
    if len(taken) < len(page.lines):
        rest = reconstruct_sheet(page.sheet(number, frozenset(taken)), name, told.path.name, said)
        text += "\n" if text else ""
        articles += [leftover(page.placed(article), len(text)) for article in rest.articles]
        text += rest.page.text
    return Document(Page(name, text), tuple(articles))
