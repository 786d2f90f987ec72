"""The times that a question names: years, each with the month and day that follow it."""

import re
from datetime import MAXYEAR
from typing import Final, NamedTuple

from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern

#: 2023年, or 2023 before a space, a mark or the end; not 2023.5 and not 2023%.
YEAR: Final = lazy_pattern(r"(?<![\d.])(?P<year>(?:1[89]|20)\d\d)(?:年|(?![\d.%年])(?=[\W_]|$))")
#: 5月, 5月份, 5月20日.
_DAY: Final = lazy_pattern(r"(?<!\d)(?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})[日号])?")


#: 2023年以前, 2020年6月以来: not a year, but all before it or from it on.
_BOUND: Final = lazy_pattern(
    r"(?<![\d.])(?P<year>(?:1[89]|20)\d\d)年(?P<within>\d{1,2}月(?:\d{1,2}[日号])?|底)?[以之](?P<side>[前后来])",
    needs="前后来",
)


class Bound(NamedTuple):
    """The first and the last year of a stretch that has one end."""

    first: int
    last: int


class Moment(NamedTuple):
    """A time that a text names; month and day are 0 where it names none."""

    year: int
    month: int = 0
    day: int = 0


def find_moments(comparable: str) -> list[Moment]:
    """Return the years of a comparable text, each with the month and day that follow it."""
    found = []
    bounded = {match.start() for match in _BOUND.finditer(comparable)}
    for match in YEAR.finditer(comparable):
        if match.start() in bounded:
            continue
        after = _DAY.match(comparable, match.end()) if match.group().endswith("年") else None
        month, day = (int(after["month"]), int(after["day"] or 0)) if after else (0, 0)
        found.append(Moment(int(match["year"]), month, day))
    return found


def find_bounds(comparable: str) -> list[Bound]:
    """Return the stretches of years that a comparable text tells by one end: 2023年以前 is 0 to 2022."""
    return [_bound(match) for match in _BOUND.finditer(comparable)]


def without_bounds(text: str) -> str:
    """Return a text without such stretches: 2023年以前村里收入 is 村里收入."""
    return _BOUND.sub("", text)


def _bound(match: re.Match[str]) -> Bound:
    year = int(match["year"])
    if match["side"] != "前":
        return Bound(year, MAXYEAR)
    return Bound(0, year if match["within"] else year - 1)


def moments_of(text: str) -> list[Moment]:
    """Return the years of a text as it was typed; see ``find_moments``."""
    return find_moments(normalize(text).text)
