"""Articles that a METS file tells of: its blocks, taken at its word, become their heads and paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.layout.articles import Piece, build_article
from corpus.layout.blocks import Block, set_block
from corpus.layout.lines import Line
from corpus.layout.roles import Role
from corpus.layout.text import ends_sentence, width
from corpus.masthead import Masthead
from corpus.model import Article, ArticleKind, HeadLine, Page, Place, Run
from corpus.readers.recognised import mets
from corpus.readers.recognised.page import RecognisedPage
from corpus.sheet.model import PrintedLine
from corpus.sheet.signing import without_byline
from corpus.sheet.stacks import stacks_of


@dataclass(frozen=True, slots=True)
class _Set:
    """Lines that make a line of the head or a piece of a paragraph."""

    lines: Sequence[PrintedLine]
    page: int
    role: Role
    paragraph: int | None
    indented: bool = False


@dataclass(slots=True)
class Writing:
    """The text of a page as its articles are written into it, and where its lines stand.

    Attributes:
        text: so far.
        places: stretches of the text and where they are printed.
    """

    text: str = ""
    places: list[tuple[int, int, Place]] = field(default_factory=list)

    def line(self, line: PrintedLine, page: int, scale: float) -> int:
        """Write a line; return where it stands."""
        start = len(self.text)
        self.text += f"{line.text}\n"
        box = (round(value * scale, 1) for value in line.box)
        self.places.append((start, start + len(line.text), Place(page, *box)))
        return start

    def article(self, article: Article) -> Article:
        """Return an article with the boxes of its lines."""

        def boxes(runs: Sequence[Run]) -> tuple[Place, ...]:
            return tuple(
                place
                for start, end, place in self.places
                if any(start < run.source + run.length and run.source < end for run in runs)
            )

        return replace(
            article,
            head=tuple(replace(line, boxes=boxes(line.runs)) for line in article.head),
            paragraphs=tuple(replace(part, boxes=boxes(part.runs)) for part in article.paragraphs),
        )


def read_article(
    told: mets.LogicalArticle,
    pages: dict[str, tuple[int, RecognisedPage]],
    writing: Writing,
    name: str,
    said: Masthead,
) -> Article | None:
    """Write an article of a METS file into the text of its page; return it, None where its blocks hold no line.

    Args:
        told: what the METS file says of it.
        pages: the pages with their numbers, by the ids of their files.
        writing: the text of the page on which it begins.
        name: of the page.
        said: newspaper, day and page.
    """
    sets = list(_sets(told, pages))
    if not sets:
        return None
    printed: list[list[Line]] = []
    points = {page: found.points for page, found in pages.values()}
    for found in sets:
        writing.text += "\n" if writing.text else ""
        printed.append(
            [
                Line(
                    writing.line(line, found.page, points[found.page]),
                    line.text,
                    width(line.text),
                    found.indented and at == 0,
                    1 if at == 0 else 0,
                )
                for at, line in enumerate(found.lines)
            ]
        )
    blocks = [
        set_block(number, lines, writing.text, _measure(sets[number])) for number, lines in enumerate(printed)
    ]
    pieces = [
        Piece(
            block, found.role, joined=bool(number) and _goes_on(blocks[number - 1], sets[number - 1], found)
        )
        for number, (block, found) in enumerate(zip(blocks, sets, strict=True))
    ]
    kind: ArticleKind = "caption" if all(found.role == "caption" for found in sets) else "article"
    article = writing.article(build_article(Page(name, writing.text), kind, pieces))
    if article.title is None and told.title and kind == "article":
        article = replace(article, title=told.title)
    return replace(
        article,
        newspaper=said.newspaper,
        date=said.date,
        edition=said.edition,
        section=said.section,
    )


def _sets(told: mets.LogicalArticle, pages: dict[str, tuple[int, RecognisedPage]]) -> Iterator[_Set]:
    """Yield the lines of an article, piece by piece; a block that is named twice counts once."""
    seen: set[tuple[str, int]] = set()
    for (file, role, paragraph, _), group in groupby(told.pieces, key=_of_one_kind):
        number, page = pages.get(file, (0, None))
        if page is None:
            continue
        own: list[int] = []
        for piece in group:
            own += [at for at in page.blocks.get(piece.block, ()) if (file, at) not in seen]
            seen |= {(file, at) for at in own}
        every = page.evened()
        lines = [every[at] for at in own]
        if role != "body":
            yield from [_Set(lines, number, role, None)] if lines else ()
        elif paragraph is not None:
            yield from [_Set(lines, number, role, paragraph)] if lines else ()
        else:
            yield from _paragraphs(lines, number)


def _of_one_kind(piece: mets.Piece) -> tuple[str, Role, int | None, str]:
    """Lines of a head may lie in several blocks, and so may those of a paragraph that is told; text is cut by block."""
    alone = piece.block if piece.role == "body" and piece.paragraph is None else ""
    return piece.file, piece.role, piece.paragraph, alone


def _paragraphs(lines: Sequence[PrintedLine], page: int) -> Iterator[_Set]:
    """Yield the paragraphs of a block by how their first lines stand in."""
    stacks = (part for stack in stacks_of(lines, (), ()) for part in without_byline(stack))
    for stack in stacks:
        at = 0
        for piece in stack.pieces():
            yield _Set(piece, page, "body", None, at in stack.indented)
            at += len(piece)


def _measure(found: _Set) -> float | None:
    if len(found.lines) < 2 or found.role != "body":
        return None
    return max(4.0, *(width(line.text) for line in found.lines))


def _goes_on(block: Block, before: _Set, found: _Set) -> bool:
    """Tell whether lines go on with the paragraph before them."""
    if found.role != "body" or before.role != "body":
        return False
    if found.paragraph is not None or before.paragraph is not None:
        return found.paragraph == before.paragraph
    return not found.indented and not ends_sentence(block.text)


def leftover(article: Article, by: int) -> Article:
    """Return an article of a page whose text was put behind another one, so many characters long."""

    def moved(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(run._replace(source=run.source + by) for run in runs)

    head: tuple[HeadLine, ...] = tuple(replace(line, runs=moved(line.runs)) for line in article.head)
    paragraphs = tuple(replace(part, runs=moved(part.runs)) for part in article.paragraphs)
    return replace(article, head=head, paragraphs=paragraphs)
