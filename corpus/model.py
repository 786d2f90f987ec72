"""What there is to read: pages, articles, paragraphs and passages.

Everything here is frozen. Ids are made from content, so the same text has the same id on every
machine; offsets count code points and lead back to the text as it was read.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

ArticleKind = Literal["article", "caption", "other"]
HeadRole = Literal["title", "kicker", "subtitle", "byline", "affiliation", "furniture"]


def content_id(*parts: str | None) -> str:
    """Return 16 hexadecimal digits that depend on the parts and their order alone."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = b"" if part is None else b"\x01" + part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


class Run(NamedTuple):
    """A stretch of an output text that stands unbroken in its page.

    ``text[start : start + length] == page.text[source : source + length]``, in code points.
    """

    start: int
    source: int
    length: int


class Place(NamedTuple):
    """Where a printed line stands: the page of its file, from 1, and its box there in points from the upper left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


class Guess(NamedTuple):
    """A character that was recognised, and not surely.

    Attributes:
        at: its offset in the text that has it.
        second: what it was nearly taken for, "" where that is no character.
        confidence: how sure it is, in [0, 1].
        second_confidence: how sure the other would have been.
    """

    at: int
    second: str
    confidence: float
    second_confidence: float = 0.0


class Known(NamedTuple):
    """How a value of an article is known.

    Attributes:
        name: of the value: "date".
        ways: what says it: "masthead", "path" …, the surest first; see ``corpus.describing``.
        sure: how sure it is, in [0, 1].
    """

    name: str
    ways: tuple[str, ...]
    sure: float


def whole_run(source: int, text: str) -> tuple[Run, ...]:
    """Return the runs of a text that stands in its page in one piece."""
    return (Run(0, source, len(text)),) if text else ()


@dataclass(frozen=True, slots=True)
class Page:
    """A text as it was read: one file, or one record of a collection."""

    name: str
    text: str

    @property
    def id(self) -> str:
        """Content id of the text; the name does not enter."""
        return content_id(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, its line breaks joined, with the way back into its page.

    Attributes:
        subhead: whether it is a heading inside the article.
        doubts: offsets in ``text`` where two pieces of the page were joined without certainty;
            0 is the join with the paragraph before.
        boxes: its printed lines, where the source has places for them.
        guesses: its doubtful characters, where it was recognised.
    """

    text: str
    runs: tuple[Run, ...] = ()
    subhead: bool = False
    doubts: tuple[int, ...] = ()
    boxes: tuple[Place, ...] = ()
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line above or beside the body, verbatim: headline, kicker, byline, credit."""

    role: HeadRole
    text: str
    runs: tuple[Run, ...] = ()
    boxes: tuple[Place, ...] = ()
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article, caption or leftover of a page.

    The fields title … date are values to show and to search; ``head`` holds the lines they were
    read from, verbatim. A byline that stands inside the first paragraph (本报…电（记者 …）) is a
    value without a line.

    Attributes:
        key: the id its source gives it (front matter, record), else None.
        page: name of the newspaper page it was printed on.
        newspaper: name of the newspaper.
        date: day (YYYY-MM-DD) or year of publication as text.
        edition: number of the page in the newspaper, "3" or "A3".
        section: what that page is given to (要闻).
        confidence: how sure the reconstruction is of the whole article, in [0, 1].
        genre: what it is as a text: 消息, 通讯, 评论, 图片, 公告, 访谈.
        column: the column that it is part of (专栏).
        unit: the body that its author belongs to, or that sent it in.
        known: how its values are known.
    """

    kind: ArticleKind
    paragraphs: tuple[Paragraph, ...]
    head: tuple[HeadLine, ...] = ()
    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    dateline: str | None = None
    date: str | None = None
    newspaper: str | None = None
    page: str | None = None
    key: str | None = None
    confidence: float = 1.0
    edition: str | None = None
    section: str | None = None
    genre: str | None = None
    column: str | None = None
    unit: str | None = None
    known: tuple[Known, ...] = ()

    @property
    def id(self) -> str:
        """The given id, else one made from the title and the text."""
        return self.key or content_id(
            self.kind, self.title, self.byline, *(paragraph.text for paragraph in self.paragraphs)
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A page and the articles that were read from it."""

    page: Page
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of whole sentences inside one paragraph: what is embedded and found.

    Attributes:
        text: the paragraph's text from ``start`` to ``end``, verbatim.
        paragraph: number of the paragraph in its article, from 0; -1 for a line of the head.
        context: title, place and running subhead, for the encoder and the word index; never quoted.
    """

    text: str
    paragraph: int
    start: int
    end: int
    context: str = ""

    @property
    def id(self) -> str:
        """Content id of what is embedded: the context and the text."""
        return content_id(self.context, self.text)
