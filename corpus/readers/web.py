"""Web pages: the articles of e-papers, kept by a browser or a crawler, and articles of other sites."""

import logging
import re
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Final

from lxml import etree

from corpus.errors import UnreadableSourceError
from corpus.layout.patterns import stands_alone
from corpus.masthead import Masthead
from corpus.model import Document, Page
from corpus.readers.checking import Tell, check_text
from corpus.readers.composing import Composer, flowing
from corpus.readers.decoding import read_bytes
from corpus.readers.epaper import Said, read_said, says_only
from corpus.readers.webtext import Line, lines_of, parse
from corpus.readers.where import said_by_path

#: Comments between which a publisher's system puts the text.
_OPENING, _CLOSING = re.compile(r"^\s*enpcontent"), re.compile(r"^\s*/enpcontent")
#: Elements that hold the text of an e-paper's article, the surest first.
_HOLDERS: Final = (
    "//founder-content",
    "//*[@id='ozoom']",
    "//*[@id='articleContent' or @id='article_content' or @id='contentText' or @id='ArticleContent']",
    "//*[contains(concat(' ', @class, ' '), ' article-content ')]",
)
#: Links of a page's list of articles: content_12.htm, nw.D110000_20240603_1-03.htm, c12345.html, art/12.html.
_ARTICLE_LINK: Final = re.compile(
    r"(?:content|nw\.|nbs\.|article|art)[\w./-]{0,80}\.s?html?|\d/c\d+\.s?html?|/t\d{8}_\d+\.s?html?",
    re.IGNORECASE,
)
#: What the menus, boxes and forms around a text are made of; where a page has none of it, all that it shows is text.
_AROUND: Final = ("a", "nav", "aside", "footer", "form", "iframe", "frame", "button", "select")
_LEAST: Final = 40
"""Characters of an article's text, below which a page with links to articles is a list of them."""
_LONGEST_SUBHEAD: Final = 40


def read_web(path: Path, tell: Tell | None = None) -> tuple[Document, ...]:
    """Return the article of a web page; a page that only lists articles has none.

    Raises:
        UnreadableSourceError: it holds no article.
    """
    return (read_web_bytes(read_bytes(path), path, str(path)),)


def read_web_bytes(data: bytes, path: Path, where: str) -> Document:
    """Return the article of a web page.

    Args:
        data: the page.
        path: what the page is called and where it lies; nothing is read there.
        where: how messages name it.

    Raises:
        UnreadableSourceError: it holds no article.
    """
    tree = parse(data, where)
    shown = lines_of(tree)
    body = _body(tree)
    if sum(len(line.text) for line in body) < _LEAST and _lists_articles(tree):
        return Document(Page(path.name, "".join(f"{line.text}\n" for line in shown)), ())
    body = [line for at, line in enumerate(body) if at > 2 or not says_only(line.text)]
    if len(body) > 1 and body[0].text == _first_heading(shown):
        body = body[1:]  # the headline, not a subhead
    if not body:
        raise UnreadableSourceError(f"{where}: 网页里没有文章 (no article in this web page)")
    said = read_said(tree, shown, {line.text for line in body})
    document = _composed(path, said, body)
    check_text(document, where)
    return document


def _composed(path: Path, said: Said, body: Sequence[Line]) -> Document:
    page = Composer()
    page.add_head("kicker", said.kicker)
    page.add_head("title", said.title)
    page.add_head("subtitle", said.subtitle)
    heads = {_bare(text) for text in (said.title, said.kicker, said.subtitle, said.author) if text}
    if said.author:
        page.add_head("byline", said.author)
    for line in body:
        if _bare(line.text) in heads and not page.paragraphs:
            continue  # the headline is printed again above the text
        subhead = line.heading and len(line.text) <= _LONGEST_SUBHEAD and not stands_alone(line.text)
        page.add_body(line.text, subhead=subhead and not line.text.endswith(("。", "！", "？", "；")))
    masthead = said.masthead.joined(said_by_path(path))
    return page.document(path.name, masthead if masthead.date or masthead.edition else Masthead())


def _first_heading(shown: Sequence[Line]) -> str | None:
    """Return the first line of a page that stands in a heading of one of the two highest orders."""
    return next((line.text for line in shown if line.tag in ("h1", "h2")), None)


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def _body(tree: etree._Element) -> list[Line]:
    """Return the lines of the article's text."""
    between = _between_comments(tree)
    if between:
        return between
    for xpath in _HOLDERS:
        found = tree.xpath(xpath)
        for element in found if isinstance(found, list) else ():
            if isinstance(element, etree._Element):
                lines = [line for line in lines_of(element) if line.linked < len(line.text)]
                if sum(len(line.text) for line in lines) >= _LEAST:
                    return lines
    if next(tree.iter(*_AROUND), None) is None:
        return lines_of(tree)
    return _extracted(tree)


def _between_comments(tree: etree._Element) -> list[Line]:
    """Return what the element shows that holds the comments around the text, from one to the other."""
    for comment in tree.iter(etree.Comment):
        if not _OPENING.match(comment.text or ""):
            continue
        holder = etree.Element("div")
        holder.text = comment.tail
        for sibling in list(comment.itersiblings()):
            if sibling.tag is etree.Comment and _CLOSING.match(sibling.text or ""):
                break
            holder.append(sibling)
        lines = lines_of(holder)
        if lines:
            return lines
    return []


def _extracted(tree: etree._Element) -> list[Line]:
    """Return the text that stands out of the menus and boxes around it."""
    import trafilatura  # noqa: PLC0415 - half a second that no e-paper needs
    from trafilatura.settings import use_config  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong with a page we say ourselves
    config = use_config()
    config.read_dict({"DEFAULT": {"MIN_EXTRACTED_SIZE": str(_LEAST), "MIN_OUTPUT_SIZE": "1"}})
    found = trafilatura.bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False, config=config
    )
    body = getattr(found, "body", None)
    if body is None:
        return []
    lines: list[Line] = []
    for element in body:
        if element.tag == "table":
            rows = (
                flowing("\u3000".join(flowing("".join(cell.itertext())) for cell in row)) for row in element
            )
            lines += [Line(row, False, "tr", "") for row in rows if row]
        elif element.tag == "list":
            lines += [
                Line(text, False, "li", "") for item in element if (text := flowing("".join(item.itertext())))
            ]
        else:
            lines += [
                Line(text, element.tag == "head", str(element.tag), "")
                for part in "".join(element.itertext()).split("\n")
                if (text := flowing(part))
            ]
    return lines


def _lists_articles(tree: etree._Element) -> bool:
    links = [link.get("href") or "" for link in tree.iter("a", "area")]
    return sum(_ARTICLE_LINK.search(link) is not None for link in links) >= 2
