"""Whether two printed values can both be right: rounding, 约, 近 and 多 leave room, and units are ways to write."""

from decimal import Decimal
from typing import Final, NamedTuple

from bot.dialogue.timeline.figures import Figure, span_of
from corpus.chinese.text import normalize
from corpus.chinese.worth import comparable_with
from corpus.lazy import lazy_pattern

_NUMBER: Final = lazy_pattern(r"(?P<whole>\d[\d,]*)(?:\.(?P<decimals>\d+))?")
#: 400, 12000: what may be rounded without saying so.
_ROUND: Final = lazy_pattern(r"\d+00$")
_ROUNDED: Final = Decimal("0.01")
#: How far 约400 is from 400 at most, and 近400 below it, and 400多 above it, as shares.
_ABOUT: Final = Decimal("0.1")
_NEAR: Final = Decimal("0.85")
_SOME: Final = Decimal("1.25")
#: A stock is told of a day, or of the month that this day ends.
_MONTH: Final = 31
_HALF_A_YEAR: Final = 183
#: A toll or a count as it stood is told anew within so many days; later it may have changed by itself.
_SOON: Final = 10


class _Room(NamedTuple):
    """Between what a value may lie; ``step`` is what its last digit is worth."""

    low: Decimal
    high: Decimal
    step: Decimal


def differ(one: Figure, other: Figure) -> bool:
    """Tell whether of two values of one quantity at most one can be right."""
    if not comparable_with(one.value, other.value):
        return False
    first, second = _room(one), _room(other)
    coarse = max(first.step, second.step)
    if first.step != second.step:  # 12.36 is cut to 12.3 as well as rounded to 12.4
        first, second = (
            room._replace(low=room.low - coarse / 2, high=room.high + coarse / 2)
            if room.step == coarse
            else room
            for room in (first, second)
        )
    return first.high <= second.low or second.high <= first.low if first != second else False


def are_of_one_time(one: Figure, other: Figure) -> bool:
    """Tell whether two values are told of one time.

    That is of the same days, or of days that end together (截至2023年底, 2023年末); and where one tells none,
    both of the time of their articles, and these at most half a year apart. Counts as they stood (截至昨日) are of one
    matter where the days are few.
    """
    if one.as_it_stood and other.as_it_stood and abs((one.as_it_stood - other.as_it_stood).days) <= _SOON:
        return True
    if one.period and other.period and not (one.is_passing and other.is_passing):
        short = max(span_of(one.period), span_of(other.period)) < _MONTH
        return one.period == other.period or (short and one.period.until == other.period.until)
    if not (one.is_of_now and other.is_of_now):
        return False
    if one.published and other.published:
        return abs((one.published - other.published).days) <= _HALF_A_YEAR
    return one.published == other.published


def _room(figure: Figure) -> _Room:
    low, high = figure.value.low, figure.value.high
    about = figure.value.about
    if low is None:
        top = high or Decimal(0)
        return _Room(top * _NEAR if about else Decimal(0), top + Decimal("1e-9"), Decimal(0))
    if high is None:
        return _Room(low, low * _SOME if about else Decimal("Infinity"), Decimal(0))
    slack = abs(low) * _ABOUT if about else Decimal(0)
    step = _step(figure.printed, low)
    if not about and _ROUND.search(_digits(figure.printed)):
        slack = abs(low) * _ROUNDED
    slack = max(slack, step / 2)
    return _Room(low - slack, high + slack, step)


def _digits(printed: str) -> str:
    match = _NUMBER.search(normalize(printed).text)
    return match.group().replace(",", "") if match else ""


def _step(printed: str, worth: Decimal) -> Decimal:
    """Return what the last printed digit is worth: 0.1亿 of 3.2亿."""
    match = _NUMBER.search(normalize(printed).text)
    number = Decimal(match.group().replace(",", "")) if match else Decimal(0)
    if not match or not number:
        return Decimal(1)
    return abs(worth) / number * Decimal(10) ** -len(match["decimals"] or "")
