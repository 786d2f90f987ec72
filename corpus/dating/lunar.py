"""Days of the lunar calendar, and feasts, as days of the year."""

from datetime import date
from typing import Final

from borax.calendars.lunardate import LunarDate

from corpus.dating.period import Period

_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12}
#: Feasts by lunar month and day; the last day of a month is 0.
_LUNAR_FEASTS: Final = {
    "春节": (1, 1),
    "元宵": (1, 15),
    "端午": (5, 5),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "除夕": (12, 0),
}
#: Feasts by month, first and last day.
_SOLAR_FEASTS: Final = {"元旦": (1, 1, 1), "清明": (4, 4, 6), "五一": (5, 1, 5), "国庆": (10, 1, 7)}
FEASTS: Final = "|".join([*_LUNAR_FEASTS, "元旦", "清明", "国庆"])
"""The feasts that are told by their names alone."""


def lunar_month(text: str) -> int:
    """Return the number of a lunar month: 正, 腊, 8."""
    return _MONTHS.get(text) or int(text)


def lunar_period(year: int, month: int, day: int | None = None) -> Period | None:
    """Return a lunar month of a lunar year, or a day of it, 0 for its last; None where the calendar has none."""
    try:
        first = LunarDate(year, month, 1)
        following = LunarDate(year, month + 1, 1) if month < 12 else LunarDate(year + 1, 1, 1)
        since = first.to_solar_date()
        # a leap month is a month of its own and follows the one of its number
        until = min(date.fromordinal(since.toordinal() + 29), _day_before(following))
        if day is None:
            return Period(since, until)
        found = until if day == 0 else LunarDate(year, month, day).to_solar_date()
    except ValueError:
        return None
    return Period.of_day(found)


def feast(name: str, year: int) -> Period | None:
    """Return the days of a feast in a year."""
    if name in _SOLAR_FEASTS:
        month, first, last = _SOLAR_FEASTS[name]
        return Period(date(year, month, first), date(year, month, last))
    month, day = _LUNAR_FEASTS[name]
    return lunar_period(year - (name == "除夕"), month, day)


def _day_before(day: LunarDate) -> date:
    return date.fromordinal(day.to_solar_date().toordinal() - 1)
