"""Issues with a file a page: an article that goes on in another file of the folder stands whole in its first one.

Which file is the other page is told by its name, which differs in the number of the page alone, or by its folders;
in a small folder of texts by what the pages say of themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from corpus.errors import CorpusError
from corpus.masthead import edition_of, find_masthead
from corpus.model import Article, Document
from corpus.readers.decoding import read_text
from corpus.readers.formats import PAGE_TEXT, Format
from corpus.readers.where import said_by_path
from corpus.sheet.going_on import goes_on, leftover, parted
from corpus.sheet.turning import comes_from, goes_to, joined_pages

#: Files of a folder that are looked at by name, and texts of one whose first lines are.
_MOST_FILES: Final = 5_000
_FEW_TEXTS: Final = 40
#: Pages that one page's articles go on on, or come from.
_MOST_PAGES: Final = 6
_NUMBER: Final = re.compile(r"(\d{1,9}|[零〇一二三四五六七八九十]{1,3})")
_HEAD: Final = 2_000


def with_neighbours(path: Path, found: Format, document: Document) -> Document:
    """Return the page of a file with the articles whole that go on in other files of its folder.

    A piece that belongs to another file's article leaves its notice alone behind. Where no other file fits, the page
    comes back as it was.

    Args:
        path: the file.
        found: its format.
        document: its page.
    """
    page = parted(document)
    named = {
        edition for article in page.articles for edition in (goes_to(article), comes_from(article)) if edition
    }
    day = next((article.date for article in page.articles if article.date), None)
    if not named or day is None or not any(article.edition for article in page.articles):
        return document
    pages = {path: page}
    for other in islice(_candidates(path, found, named, day), _MOST_PAGES):
        status = other.stat()
        read = _read(other, found, status.st_mtime_ns, status.st_size)
        if read is not None:
            pages[other] = read
    order = sorted(pages)
    joined = joined_pages([pages[one] for one in order], goes_on=goes_on)[order.index(path)]
    left = {id(article) for article in joined.articles}
    firsts = [article.paragraphs[:1] for article in joined.articles]
    gone = [
        leftover(article)
        for article in page.articles
        if comes_from(article) and id(article) not in left and article.paragraphs[:1] not in firsts
    ]
    if not gone and len(joined.page.text) == len(page.page.text):
        return document
    return replace(joined, articles=(*joined.articles, *gone))


@lru_cache(16)
def _read(path: Path, found: Format, changed: int, size: int) -> Document | None:
    """Return the page of another file, without the places of its lines; None where it is no single page."""
    try:
        documents = list(islice(found(path, lambda problem: None), 2))
    except (CorpusError, OSError):  # told when it is read for itself
        return None
    if len(documents) != 1:
        return None
    page = parted(documents[0])
    return replace(page, articles=tuple(_without_places(article) for article in page.articles))


def _without_places(article: Article) -> Article:
    """Return an article without boxes, which are places in its own file."""
    return replace(
        article,
        head=tuple(replace(line, boxes=()) for line in article.head),
        paragraphs=tuple(replace(paragraph, boxes=()) for paragraph in article.paragraphs),
    )


def _candidates(path: Path, found: Format, named: set[str], day: str) -> Iterator[Path]:
    """Yield the files that may be the pages that are named, those whose names say so first."""
    files = [
        file
        for file in islice(path.parent.iterdir(), _MOST_FILES)
        if file.suffix.lower() == path.suffix.lower()
        and file.name != path.name
        and not file.name.startswith(".")
    ]
    by_name = [file for file in sorted(files) if _is_page(file, path, named, day)]
    yield from by_name
    if not by_name and found is PAGE_TEXT and len(files) <= _FEW_TEXTS:
        yield from (file for file in sorted(files) if _says(file, named, day))


def _is_page(file: Path, path: Path, named: set[str], day: str) -> bool:
    said = said_by_path(file)
    if said.date is not None and said.date != day:
        return False
    if said.edition in named:
        return True
    ours, theirs = _NUMBER.split(path.stem), _NUMBER.split(file.stem)
    apart = [at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b]
    if len(ours) != len(theirs) or len(apart) != 1 or not _NUMBER.fullmatch(theirs[apart[0]]):
        return False
    number = edition_of(f"第{theirs[apart[0]][-3:]}版")
    return number in {edition.lstrip("ABCD") for edition in named}


def _says(file: Path, named: set[str], day: str) -> bool:
    """Tell whether a text says in its first lines that it is one of the pages."""
    try:
        lines = [line for line in read_text(file)[:_HEAD].split("\n") if line.strip()]
    except CorpusError:
        return False
    said, _ = find_masthead(lines)
    return said.edition in named and said.date == day
