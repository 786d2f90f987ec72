"""What a search returns: hits, and the citations that prove them."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from corpus.chinese.bylines import printed_authors
from corpus.chinese.datelines import place_of
from corpus.citing import CitedRecord, Style, cite_all
from corpus.lazy import lazy_pattern
from corpus.model import Known, Place

#: Reprints that a line names; there may be dozens.
_NAMED = 3
_DAY = lazy_pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})")

#: The columns of a reference in the tables article and source, in the order of its fields.
REFERENCE = (
    *("key", "title", "byline", "dateline", "date", "page", "path"),
    *("newspaper", "edition", "section", "genre", "column", "unit"),
)


class _Printed(Protocol):
    """What knows where it was printed: an article, or a reference to one."""

    @property
    def newspaper(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...
    @property
    def edition(self) -> str | None: ...
    @property
    def page(self) -> str | None: ...


def origin(printed: _Printed, day: str = "{}年{}月{}日", edition: str = "第{}版") -> list[str]:
    """Return where something was printed, a part each: 某某日报, 2024年6月3日, 第3版.

    The name that the source gives the page, mostly a file's, stands in where neither paper nor page is known.

    Args:
        printed: an article, or a reference to one.
        day: how a day is written, filled with year, month and day.
        edition: how the number of a page is written.
    """
    found = _DAY.fullmatch(printed.date or "")
    date = day.format(*map(int, found.groups())) if found else printed.date
    number = edition.format(printed.edition) if printed.edition else None
    name = None if printed.newspaper or number else printed.page
    return [part for part in (printed.newspaper, date, number, name) if part]


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """The article a quotation stands in, as a citation names it.

    Attributes:
        page: what its source calls the page it was printed on, often a file's name.
        edition: the number of that page in the newspaper.
        section: what that page is given to.
        genre, column, unit: as of ``corpus.model.Article``.
        known: how each of its values is known.
    """

    id: str
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    date: str | None = None
    page: str | None = None
    source: str | None = None
    newspaper: str | None = None
    edition: str | None = None
    section: str | None = None
    genre: str | None = None
    column: str | None = None
    unit: str | None = None
    known: tuple[Known, ...] = field(default=(), compare=False)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names that its byline has, as they are printed."""
        return printed_authors(self.byline)

    @property
    def place(self) -> str | None:
        """The place that its dateline names."""
        return place_of(self.dateline)

    @property
    def head(self) -> str:
        """The place and the headline: what a model that reads a paragraph is told of its article."""
        return " ".join(part for part in (place_of(self.dateline), self.title) if part)

    @property
    def record(self) -> CitedRecord:
        """What a bibliography knows of it."""
        return CitedRecord(
            self.id, self.title, self.byline, self.newspaper, self.date, self.edition, self.section
        )

    def cite(self, style: Style = "gbt") -> str:
        """Return the article as others cite it: "gbt" (GB/T 7714-2015), "bibtex", "ris" or "csl" (CSL-JSON).

        Raises:
            ValueError: no such style.
        """
        return cite_all([self.record], style)

    def to_json(self) -> dict[str, Any]:
        """Return the "article" object of the public interface."""
        return {
            **{name: getattr(self, name) for name in self.__slots__ if name != "known"},
            "authors": list(self.authors),
            "place": self.place,
            "known": {one.name: {"by": list(one.ways), "sure": one.sure} for one in self.known},
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "ArticleReference":
        """Return the reference that ``to_json`` wrote, now or in an earlier release."""
        values: dict[str, Any] = {name: value.get(name) for name in cls.__slots__ if name != "known"}
        ways = value.get("known", {}).items()
        known = tuple(Known(name, tuple(one["by"]), one["sure"]) for name, one in ways)
        return cls(**values, known=known)


@dataclass(frozen=True, slots=True)
class Citation:
    """A whole paragraph, verbatim, and where it stands.

    Attributes:
        paragraph: its number in the article, from 0; -1 for a line of the head.
        span: where the answer stands in ``quote`` (start, end in code points), or None.
        boxes: where its lines are printed; None where the source has no places, or nobody has looked.
        reprints: other articles that are the same text, the first printed first.
    """

    article: ArticleReference
    paragraph: int
    quote: str
    span: tuple[int, int] | None = None
    boxes: tuple[Place, ...] | None = field(default=None, compare=False)
    reprints: tuple[ArticleReference, ...] = field(default=(), compare=False)

    def to_json(self) -> dict[str, Any]:
        """Return the CITATION object of the public interface."""
        return {
            "article": self.article.to_json(),
            "paragraph": self.paragraph,
            "quote": self.quote,
            "span": list(self.span) if self.span else None,
            "boxes": [{"page": page, "box": box} for page, *box in self.boxes] if self.boxes else None,
            "reprints": [article.to_json() for article in self.reprints],
        }

    def cite(self, style: Style = "gbt") -> str:
        """Return the article it stands in as others cite it; see ``ArticleReference.cite``."""
        return self.article.cite(style)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Citation":
        """Return the citation that ``to_json`` wrote, now or in an earlier release."""
        span = (value["span"][0], value["span"][1]) if value["span"] else None
        boxes = tuple(Place(one["page"], *one["box"]) for one in value.get("boxes") or ()) or None
        reprints = tuple(map(ArticleReference.from_json, value.get("reprints", ())))
        article = ArticleReference.from_json(value["article"])
        return cls(article, value["paragraph"], value["quote"], span, boxes, reprints)

    def __str__(self) -> str:
        """One line: 《title》 byline, newspaper, day, page, paragraph, where else it is printed."""
        where = [f"《{self.article.title}》" if self.article.title else "（无标题）"]
        where += [part for part in (self.article.byline, *origin(self.article)) if part]
        place = "标题部分" if self.paragraph < 0 else f"第{self.paragraph + 1}段"
        also = also_in(self)
        return " ".join([*where, place, *([f"（{also}）"] if also else [])])


def also_in(
    citation: Citation, words: str = "也见于{}", untitled: str = "（无标题）", edition: str = "第{}版"
) -> str:
    """Return where else the text of a citation is printed: 也见于《春茶上市》甲报 2023-05-04、…; empty for nowhere.

    Args:
        citation: a quotation.
        words: filled with the first few of the articles.
        untitled: stands for a headline.
        edition: how the number of a page is written.
    """
    named = [
        (f"《{article.title}》" if article.title else untitled)
        + " ".join(origin(article, "{}-{:02}-{:02}", edition))
        for article in citation.reprints[:_NAMED]
    ]
    rest = len(citation.reprints) - len(named)
    return words.format("、".join(named) + (f"……（+{rest}）" if rest else "")) if named else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that search found.

    Attributes:
        score: the ranking's, or the reranker's where there is one. It never rises from one hit to the next, and is
            comparable within one search only.
        text: the passage, a part of ``citation.quote``.
        cosine: of the question and the passage, where the vectors brought it; comparable between searches.
        rank: place in the search, from 1; 0 where the hit is of none.
        before: what the article says before the paragraph, its head first.
        after: what it says after the paragraph.
    """

    score: float
    text: str
    citation: Citation
    cosine: float | None = None
    before: str = ""
    after: str = ""
    rank: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the HIT object of the public interface."""
        return {
            "rank": self.rank,
            "score": round(self.score, 6),
            "text": self.text,
            "citation": self.citation.to_json(),
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Hit":
        """Return the hit that ``to_json`` wrote, now or in an earlier release: without cosine, before and after."""
        citation = Citation.from_json(value["citation"])
        return cls(value["score"], value["text"], citation, rank=value.get("rank", 0))
