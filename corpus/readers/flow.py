"""A flow of headings, paragraphs and rows, as Word files and books have it → the articles of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.masthead import Masthead, read_masthead
from corpus.model import Article, Document, Page
from corpus.readers.composing import Composer

#: A headline on a line of its own has at most so many characters.
_LONGEST_TITLE = 40
_TOP = 4
"""Pieces at the top among which lines that speak of the page are looked for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a flow.

    Attributes:
        text: without line breaks.
        level: 0 for a title, 1 to 9 for a heading, None for text.
        kind: a row of a table stands for itself, and so does a note.
        strong: whether it stands out as headlines do: centred, or in bold or larger type.
    """

    text: str
    level: int | None = None
    kind: Literal["text", "row", "note"] = "text"
    strong: bool = False


def compose(pieces: Sequence[Piece], name: str, said: Masthead) -> Document:
    """Return the page that a flow makes: several articles where several headings of the highest order head one.

    Args:
        pieces: in order, none of them empty.
        name: of the page.
        said: what is known of newspaper, day and page beside the text.
    """
    known, rest = _without_masthead(pieces)
    said = known.joined(said)
    levels = [piece.level for piece in rest if piece.level is not None]
    if not levels and len(rest) > 1 and _heads(rest[0]):
        rest = [Piece(rest[0].text, 0), *rest[1:]]
        levels = [0]
    top = min(levels, default=None)
    page, articles = Composer(), list[Article]()
    for part in _parts(rest, top):
        page.begin()
        for number, piece in enumerate(part):
            if number == 0 and piece.level is not None and piece.level == top:
                page.add_head("title", piece.text)
            elif piece.kind == "text":
                page.add_body(piece.text, subhead=piece.level is not None)
            else:
                page.add_paragraph(piece.text)
        articles.append(page.article(name, said))
    return Document(Page(name, page.text), tuple(articles))


def _without_masthead(pieces: Sequence[Piece]) -> tuple[Masthead, list[Piece]]:
    """Return what lines at the top say of the page, and the other pieces."""
    found, rest = Masthead(), list[Piece]()
    for number, piece in enumerate(pieces):
        line = read_masthead(piece.text) if number < _TOP and len(pieces) > 1 else None
        if line:
            found = found.joined(line)
        else:
            rest.append(piece)
    return found, rest


def _heads(piece: Piece) -> bool:
    short = len(piece.text) <= _LONGEST_TITLE and not piece.text.endswith(
        ("。", "！", "？", "；", "，", "：", ":")
    )
    return piece.kind == "text" and short


def _parts(pieces: Sequence[Piece], top: int | None) -> list[list[Piece]]:
    """Part a flow at its highest headings; what stands above the first one is a part where it is text."""
    parts: list[list[Piece]] = []
    for piece in pieces:
        if not parts or (piece.level is not None and piece.level == top):
            parts.append([])
        parts[-1].append(piece)
    return parts
