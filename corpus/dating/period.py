"""A stretch of days, open at either end where a text leaves it open."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """The days from ``since`` to ``until``, both included; None where that end is open."""

    since: date | None
    until: date | None

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """Return one day."""
        return cls(day, day)

    @classmethod
    def of_years(cls, first: int, last: int | None = None) -> "Period":
        """Return a year, or the years from one to another. Raises ValueError beyond the calendar."""
        return cls(date(first, 1, 1), date(last or first, 12, 31))

    @classmethod
    def of_months(cls, year: int, first: int, last: int | None = None) -> "Period":
        """Return a month, or the months from one to another; 13 is January of the next year."""
        end_year, end = divmod(year * 12 + (last or first) - 1, 12)
        year, first = divmod(year * 12 + first - 1, 12)
        return cls(date(year, first + 1, 1), date(end_year, end + 1, monthrange(end_year, end + 1)[1]))

    def to(self, other: "Period") -> "Period":
        """Return all from the beginning of this one to the end of another."""
        return Period(self.since, other.until)

    def holds(self, other: "Period") -> bool:
        """Tell whether another period lies within this one."""
        return (self.since or date.min) <= (other.since or date.min) and (other.until or date.max) <= (
            self.until or date.max
        )

    def meets(self, other: "Period") -> bool:
        """Tell whether the two have a day in common."""
        return (self.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
            self.until or date.max
        )

    @property
    def year(self) -> int | None:
        """The year it lies in; None where it is not within one."""
        one = self.since and self.until and self.since.year == self.until.year
        return self.since.year if one and self.since else None

    def __str__(self) -> str:
        """The period as ISO 8601-2 has it: 2023, 2023-06, 2023-06-01/2023-08-12, ../2022-12-31."""
        first, last = self.since, self.until
        if first and last:
            whole_months = first.day == 1 and (last + timedelta(1)).day == 1
            whole_years = whole_months and first.month == 1 and last.month == 12
            size = 4 if whole_years else 7 if whole_months else 10
            since, until = first.isoformat()[:size], last.isoformat()[:size]
            return since if since == until else f"{since}/{until}"
        return f"{first or '..'}/{last or '..'}"


def part_of_month(year: int, month: int, part: str) -> Period:
    """Return the first, middle or last third of a month (初, 上旬; 中; 底, 末, 下旬), else all of it."""
    whole = Period.of_months(year, month)
    if part[:1] in ("初", "上"):
        return Period(whole.since, date(*divmod_month(year, month), 10))
    if part.startswith("中"):
        return Period(date(*divmod_month(year, month), 11), date(*divmod_month(year, month), 20))
    if part[:1] in ("底", "末", "下"):
        return Period(date(*divmod_month(year, month), 21), whole.until)
    return whole


def divmod_month(year: int, month: int) -> tuple[int, int]:
    """Return year and month where the month may be 0 or 13 and beyond."""
    year, month = divmod(year * 12 + month - 1, 12)
    return year, month + 1


def months_away(day: date, months: int) -> date:
    """Return the day so many months on, or back; the last of its month where there is no such day."""
    year, month = divmod_month(day.year, day.month + months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def period_of(text: str) -> Period:
    """Return the period that ``str`` writes: 2023, 2023-06/2023-08, ../2022-12-31. Raises ValueError for others."""
    first, _, last = text.partition("/")
    return Period(_bound(first, 0), _bound(last or first, 1))


def _bound(text: str, end: int) -> date | None:
    parts = [int(part) for part in text.split("-")] if text != ".." else []
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        return Period.of_months(*parts)[end]
    return Period.of_years(*parts)[end] if parts else None
