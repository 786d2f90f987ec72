"""METS: which files are the pages of an issue, in which order, and which of their blocks make which article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from corpus.layout.roles import Role
from corpus.masthead import Masthead, read_masthead
from corpus.readers.recognised.trees import Element, below, inside, name_of, said

#: Pages of an issue, and pieces of its articles, that are looked at.
MOST_PAGES: Final = 500
MOST_PIECES: Final = 20_000
_DEEPEST: Final = 30
#: What a division of an article is called → the role of its blocks; every other is text.
_ROLES: Final[dict[str, Role]] = {
    **dict.fromkeys(("TITLE", "HEADLINE", "HEADING", "HEAD", "MAIN_TITLE"), "title"),
    **dict.fromkeys(("OVERLINE", "KICKER", "PRETITLE", "INTROTITLE"), "kicker"),
    **dict.fromkeys(("SUBHEADLINE", "SUBTITLE"), "subtitle"),
    **dict.fromkeys(("CROSSHEADING", "CROSSLINE", "SUBHEAD", "SUBHEADING", "INTERTITLE"), "subhead"),
    **dict.fromkeys(("AUTHOR", "AUTHORS", "BYLINE"), "byline"),
    "CAPTION": "caption",
}
#: Divisions that tell one paragraph each.
_PARAGRAPHS: Final = frozenset(("PARAGRAPH", "P"))
_ISSUES: Final = frozenset(("NEWSPAPER", "VOLUME", "ISSUE"))
#: 2024-06-03 in <dateIssued>, perhaps with a time.
_DAY: Final = re.compile(r"(?:18|19|20)\d\d-[01]\d-[0-3]\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of an article: in which file it is and what it is called there, its role, the paragraph it belongs to."""

    file: str
    block: str
    role: Role
    paragraph: int | None = None


@dataclass(slots=True)
class LogicalArticle:
    """An article as METS tells it."""

    title: str | None
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Issue:
    """What a METS file says.

    Attributes:
        files: the files of its pages by their ids.
        pages: ids of files in the order of the pages.
        articles: as it tells them; none where it tells none.
        masthead: what it says of newspaper and day.
    """

    files: dict[str, Path]
    pages: tuple[str, ...]
    articles: tuple[LogicalArticle, ...]
    masthead: Masthead


def read_mets(root: Element, path: Path) -> Issue:
    """Return what a METS file says; of its files those that lie in its folder or below."""
    files = dict(_files(root, path.parent))
    maps = list(inside(root, "structMap"))
    physical = [m for m in maps if "PHYSICAL" in (said(m, "TYPE") or "").upper()] or maps
    pages = [ref for found in physical for ref in _refs(found) if ref in files]
    logical = [m for m in maps if "LOGICAL" in (said(m, "TYPE") or "").upper()]
    titles = _titles(root)
    articles = [_article(div, titles) for found in logical for div in _articles(found, 0)]
    return Issue(
        files,
        tuple(dict.fromkeys([*pages, *files]))[:MOST_PAGES],
        tuple(article for article in articles if article.pieces),
        _masthead(root, logical, titles),
    )


def _files(root: Element, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the XML files that are named, by their ids; none that lies outside the folder."""
    for file in inside(root, "file"):
        id_ = said(file, "ID")
        href = next((said(place, "href") for place in inside(file, "FLocat")), None)
        if not id_ or not href:
            continue
        name = unquote(re.sub(r"^file:/{0,3}", "", href)).replace("\\", "/")
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if ".." in parts or "://" in name or not name.lower().endswith(".xml"):
            continue
        yield id_, folder.joinpath(*parts)


def _refs(element: Element) -> Iterator[str]:
    """Yield the ids of the files that divisions point at, divisions in their order."""
    for pointer in inside(element, "fptr", "area"):
        ref = said(pointer, "FILEID")
        if ref:
            yield ref


def _articles(element: Element, depth: int) -> Iterator[Element]:
    for div in below(element, "div"):
        if (said(div, "TYPE") or "").upper() == "ARTICLE":
            yield div
        elif depth < _DEEPEST:
            yield from _articles(div, depth + 1)


def _article(div: Element, titles: dict[str, str]) -> LogicalArticle:
    title = said(div, "LABEL") or next(
        (titles[ref] for ref in (said(div, "DMDID") or "").split() if ref in titles), None
    )
    return LogicalArticle(title, list(_pieces(div, "body", None, 0))[:MOST_PIECES])


def _pieces(div: Element, role: Role, paragraph: int | None, depth: int) -> Iterator[Piece]:
    for found in div:
        name = name_of(found)
        if name == "div" and depth < _DEEPEST:
            kind = (said(found, "TYPE") or "").upper()
            own = id(found) if kind in _PARAGRAPHS else paragraph
            yield from _pieces(found, _ROLES.get(kind, role), own, depth + 1)
        elif name == "fptr":
            for area in (found, *inside(found, "area")):
                file, block = said(area, "FILEID"), said(area, "BEGIN")
                if file and block:
                    yield Piece(file, block, role, paragraph)


def _titles(root: Element) -> dict[str, str]:
    """Return the titles in the descriptions, by their ids."""
    found: dict[str, str] = {}
    for section in inside(root, "dmdSec"):
        id_ = said(section, "ID")
        title = next((" ".join((t.text or "").split()) for t in inside(section, "title") if t.text), "")
        if id_ and title:
            found[id_] = title
    return found


def _masthead(root: Element, logical: list[Element], titles: dict[str, str]) -> Masthead:
    """Return newspaper and day: out of the labels of issue and newspaper, else of their descriptions."""
    held = Masthead()
    divs = (div for found in logical for div in inside(found, "div"))
    tops = [root, *(div for div in divs if (said(div, "TYPE") or "").upper() in _ISSUES)]
    for top in tops:
        refs = (said(top, "DMDID") or "").split()
        for text in (said(top, "LABEL"), *(titles.get(ref) for ref in refs)):
            held = held.joined((read_masthead(text) if text else None) or Masthead())
    days = (_DAY.search(element.text or "") for element in inside(root, "dateIssued"))
    day = next((match.group() for match in days if match), None)
    return held.joined(Masthead(date=day))
