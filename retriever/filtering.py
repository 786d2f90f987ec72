"""Which articles are meant: by what is printed beside them. One notion for search, answers, lists and every door."""

from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, Final

from corpus.chinese.bylines import authors_of
from corpus.chinese.datelines import place_of
from corpus.chinese.text import comparable, is_well_formed, letters
from corpus.lazy import lazy_pattern
from retriever.errors import BadFilterError
from retriever.hits import ArticleReference

#: 2024, 2024-06 or 2024-06-03.
_BOUND: Final = lazy_pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
#: What recurs from article to article is made comparable once.
_plain: Final = lru_cache(1 << 14)(comparable)
_letters: Final = lru_cache(1 << 14)(letters)


@dataclass(frozen=True, slots=True)
class Filter:
    """What an article must have; an empty text asks for nothing. False where all of it is empty.

    Attributes:
        since: the earliest day (YYYY-MM-DD), month or year; an article without a date is left out.
        until: the latest; the month or year counts to its end.
        paper: a part of the newspaper's name.
        edition: the number of its page ("3", "A3"), or what that is given to (要闻).
        author: a name that its credit has, as a whole; of several all.
        place: a place that its dateline, kicker or headline names.
        title: a part of the headline; marks and spaces do not count.
        genre: what it is as a text (评论), the whole word.
        name: a person, place or organisation that a line names, as a whole; the index knows which articles do.

    Raises:
        BadFilterError: a bound is no date, the first lies behind the last, or a part is no well-formed text.
    """

    since: str = ""
    until: str = ""
    paper: str = ""
    edition: str = ""
    author: str = ""
    place: str = ""
    title: str = ""
    genre: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        for part in PARTS:
            if not is_well_formed(getattr(self, part)):
                raise BadFilterError(
                    f"{part} 里有无法识别的字符，请用 UTF-8 ({part} is not well-formed text)"
                )
        for bound in filter(None, (self.since, self.until)):
            _check(bound)
        if self.since and self.until and not _is_before(self.since, self.until):
            raise BadFilterError(
                f"{self.since} 在 {self.until} 之后 ({self.since} lies behind {self.until}: nothing is between them)"
            )

    def __bool__(self) -> bool:
        return self != EVERYTHING

    @property
    def dated(self) -> bool:
        """Whether it asks for a time."""
        return bool(self.since or self.until)

    def fits(self, article: ArticleReference, kicker: str | None = None) -> bool:
        """Tell whether an article has all of it but the name, which the index alone knows."""
        return self.in_time(article.date) and self.fits_but_time(article, kicker)

    def fits_but_time(self, article: ArticleReference, kicker: str | None = None) -> bool:
        """Tell whether an article has all of it but the name, whenever it was printed."""
        wanted = _plain(self.edition).lstrip("0")
        page = {_plain(article.edition or "").lstrip("0"), _plain(article.section or "")} - {""}
        return (
            (not self.paper or _plain(self.paper) in _plain(article.newspaper or ""))
            and (not wanted or wanted in page)
            and (not self.author or _signs(self.author, article.byline))
            and (not self.place or _plain(self.place) in _plain(_places(article, kicker)))
            and (not self.title or _letters(self.title) in _letters(article.title or ""))
            and (not self.genre or _plain(self.genre) == _plain(article.genre or ""))
        )

    def in_time(self, day: str | None) -> bool:
        """Tell whether a day lies between the bounds; see ``is_between``."""
        return is_between(day, self.since, self.until)

    def wanted(self) -> dict[str, Any]:
        """Return what is asked for, in the form in which ``printed_parts`` has it; its times apart."""
        return {
            "paper": _plain(self.paper),
            "edition": _plain(self.edition).lstrip("0"),
            "authors": sorted(authors_of(self.author) or (_plain(self.author),)) if self.author else [],
            "place": _plain(self.place),
            "title": letters(self.title),
        }


def printed_parts(article: ArticleReference, kicker: str | None) -> dict[str, Any]:
    """Return what a filter compares of an article, as it compares it: for an engine that compares by itself."""
    return {
        "date": article.date or "",
        "paper": _plain(article.newspaper or ""),
        "edition": _plain(article.edition or "").lstrip("0"),
        "section": _plain(article.section or ""),
        "authors": sorted(authors_of(article.byline)),
        "place": _plain(_places(article, kicker)),
        "title": letters(article.title or ""),
    }


#: What an article may be asked for, by name.
PARTS: Final = tuple(one.name for one in fields(Filter))
#: Asks for nothing.
EVERYTHING: Final = Filter()


def is_between(day: str | None, since: str, until: str) -> bool:
    """Compare days, months and years as far as both are told: 2024 is in time for since 2024-06.

    An empty bound is none; what has no day lies between no others.
    """
    if not since and not until:
        return True
    return bool(day) and _is_before(since, day) and _is_before(day, until)


def _is_before(first: str | None, last: str | None) -> bool:
    """Tell whether two days, as far as both are told, are in order; an empty one is in order with any."""
    told = min(len(first or ""), len(last or ""))
    return (first or "")[:told] <= (last or "")[:told]


def is_day(text: str) -> bool:
    """Tell whether a text is a day, a month or a year: 2024-06-03, 2024-06, 2024."""
    told = _BOUND.fullmatch(text)
    try:
        return told is not None and bool(date(*(int(part or 1) for part in told.groups())))
    except ValueError:
        return False


def _check(bound: str) -> None:
    if not is_day(bound):
        raise BadFilterError(
            f"{bound}: 日期应像 2024-06-03、2024-06 或 2024 (a day, month or year: 2024-06-03, 2024-06, 2024)"
        )


def _signs(author: str, byline: str | None) -> bool:
    """Tell whether all who are named sign an article; 记者周 文 names 周文, as a byline does."""
    return set(authors_of(author) or (_plain(author),)) <= set(authors_of(byline))


def _places(article: ArticleReference, kicker: str | None) -> str:
    return " ".join(filter(None, (place_of(article.dateline), kicker, article.title)))
