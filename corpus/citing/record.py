"""What a bibliography knows of a newspaper article; each style writes it in its own way."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corpus.chinese.bylines import printed_authors
from corpus.lazy import lazy_pattern

#: 2024-06-03, 2024-06 or 2024, as an article has it.
_DATE: Final = lazy_pattern(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SPACE: Final = lazy_pattern(r"\s+")
#: What no text of a bibliography may hold.
_UNSEEN: Final = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class CitedRecord:
    """A newspaper article in a bibliography. Every text is one line; what is not known is None.

    Attributes:
        id: that of the article.
        byline: as printed; ``authors`` are the names in it.
        date: of publication: a day, a month or a year.
        edition: number of its page in the newspaper.
        section: what that page is given to.
    """

    id: str
    title: str | None = None
    byline: str | None = None
    newspaper: str | None = None
    date: str | None = None
    edition: str | None = None
    section: str | None = None

    def __post_init__(self) -> None:
        for name in ("id", "title", "newspaper", "date", "edition", "section"):
            object.__setattr__(self, name, _line(getattr(self, name)))

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Who signs it, as printed, in order."""
        return tuple(name for one in printed_authors(self.byline) if (name := _line(one)))

    @cached_property
    def day(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known; nothing where the date is of another form."""
        found = _DATE.fullmatch(self.date or "")
        return tuple(int(part) for part in found.groups() if part) if found else ()

    @property
    def page(self) -> str | None:
        """The number of the page without leading zeros."""
        return (self.edition or "").lstrip("0") or None


def _line(text: str | None) -> str | None:
    return _SPACE.sub(" ", _UNSEEN.sub("", text or "")).strip() or None
