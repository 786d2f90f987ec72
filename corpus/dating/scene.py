"""What a time is told against, and the year that one without a year is of."""

from collections.abc import Callable, Sequence
from datetime import date
from re import Match, Pattern
from typing import Final, NamedTuple

from corpus.chinese.digits import ONES, POWERS
from corpus.dating.period import Period

_HALF_A_YEAR: Final = 183


class Scene(NamedTuple):
    """What a time is told against.

    Attributes:
        published: the day of the article.
        told: the time that was told last before it in its sentence.
        coming: whether its clause speaks of what is to come (将, 定于).
    """

    published: date
    told: Period | None = None
    coming: bool = False

    @property
    def told_year(self) -> int:
        """The year that was told last, else that of the article."""
        return (self.told.year if self.told else None) or self.published.year

    def nearest(self, around: Sequence[Period]) -> Period | None:
        """Return the period of some years that lies nearest to the article's day."""
        return min(around, key=self._distance, default=None)

    def likeliest(self, around: Sequence[Period]) -> Period | None:
        """Return what a time without a year means: that of the article's year, of which news tells.

        Args:
            around: the time in the article's year, in the one before and in the one after.

        December told in January is of the year before; what is to come is the first that is not past.
        """
        if self.coming:
            coming = [one for one in around if (one.until or date.max) >= self.published]
            return min(coming, key=self._distance, default=None) or self.nearest(around)
        past = [one for one in around if ((one.since or date.min) - self.published).days <= _HALF_A_YEAR]
        return past[0] if past else None

    def _distance(self, period: Period) -> int:
        since, until = period.since or date.min, period.until or date.max
        return max((since - self.published).days, (self.published - until).days, 0)


#: A pattern, and what makes a period of a match of it, or None where it is no time.
Rule = tuple[Pattern[str], Callable[[Match[str], Scene], Period | None]]

NUMBER: Final = rf"(?:\d{{1,3}}|[{ONES}十两半几])"
"""A number of years, months or days, as comparable texts have it."""


def number_of(text: str) -> int:
    """Return what a number is worth; 几 counts as 3."""
    if text.isdigit():
        return int(text)
    return {"两": 2, "几": 3, "十": POWERS["十"]}.get(text) or ONES.index(text) + 1
