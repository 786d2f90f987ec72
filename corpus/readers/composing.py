"""A page that has no plain text of its own, written line by line: an article of a web page, a Word file, a table.

What a reader takes out of such a file is written one line under the other, and every line of the head and every
paragraph keeps its place there, so that its quotes lead back into a text as those of any other page do.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from corpus.chinese.datelines import find_opening
from corpus.layout.patterns import stands_alone
from corpus.layout.signing import signed_by
from corpus.layout.text import is_cjk
from corpus.masthead import Masthead
from corpus.model import Article, Document, HeadLine, HeadRole, Page, Paragraph, whole_run

_SPACE: Final = re.compile(r"[ \t\r\n\f\v\xa0\u2002-\u200b\ufeff]+")
_SIGNED: Final = re.compile(
    r"^[（(【]?\s*(?:作\s*者|文)\s*[:：/／]\s*(?P<name>[^\s，。：:]{2,12}(?:[ 、][^\s，。：:]{2,12}){0,4})\s*[)）】]?$"
)
"""A line that signs an article: 作者：林大同."""
_VALUES: Final = ("title", "kicker", "subtitle")


def flowing(text: str) -> str:
    """Return a text as it is read in one flow: white space closed up, none where a line broke between characters."""

    def gap(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        broken = any(mark in match.group() for mark in "\n\r\u200b\ufeff")
        return "" if broken and (is_cjk(before) or is_cjk(after)) else " "

    return _SPACE.sub(gap, text).strip(" \u3000")


@dataclass(slots=True)
class Composer:
    """Writes the page of one article, or of several, and remembers where each line stands.

    Attributes:
        head: the lines of the head of the article that is being written, in their order.
        paragraphs: its body.
    """

    _written: list[str] = field(default_factory=list)
    _size: int = 0
    head: list[HeadLine] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)

    def _write(self, line: str) -> int:
        start = self._size
        self._written.append(line)
        self._size += len(line) + 1
        return start

    @property
    def text(self) -> str:
        """The page so far."""
        return "".join(f"{line}\n" for line in self._written)

    def add_head(self, role: HeadRole, line: str | None) -> None:
        """Write a line of the head; none where there is nothing to write."""
        if line:
            self.head.append(HeadLine(role, line, whole_run(self._write(line), line)))

    def add_paragraph(self, line: str, *, subhead: bool = False) -> None:
        """Write a paragraph or a heading within the article."""
        if line:
            self.paragraphs.append(Paragraph(line, whole_run(self._write(line), line), subhead))

    def add_body(self, line: str, *, subhead: bool = False) -> None:
        """Write a line of the body; one that only signs the article is a byline."""
        signed = _SIGNED.match(line)
        if signed or (stands_alone(line) and not subhead):
            self.add_head("byline", line)
        else:
            self.add_paragraph(line, subhead=subhead)

    def article(self, page: str, said: Masthead, **values: Any) -> Article:
        """Return the article that was written.

        Args:
            page: name of its page.
            said: what the file says of newspaper, day and page.
            values: further values of the article; those of None do not count.
        """
        opening = find_opening(self.paragraphs[0].text) if self.paragraphs else None
        given = {name: value for name, value in values.items() if value is not None}
        bylines = [_signer(line.text) for line in self.head if line.role == "byline"]
        lines = {role: " ".join(line.text for line in self.head if line.role == role) for role in _VALUES}
        found: dict[str, Any] = {
            **{role: line or None for role, line in lines.items()},
            "byline": signed_by(bylines, opening, self.paragraphs[-1].text if self.paragraphs else ""),
            "dateline": opening.dateline if opening else None,
            "newspaper": said.newspaper,
            "date": said.date,
            "edition": said.edition,
            "section": said.section,
            "page": page,
        }
        return Article("article", tuple(self.paragraphs), tuple(self.head), **{**found, **given})

    def begin(self) -> None:
        """Let what follows be another article of the same page."""
        self.head, self.paragraphs = [], []

    def document(self, name: str, said: Masthead, **values: Any) -> Document:
        """Return the page with its one article."""
        return Document(Page(name, self.text), (self.article(values.pop("page", name), said, **values),))


def _signer(line: str) -> str:
    signed = _SIGNED.match(line)
    return signed["name"] if signed else line
