"""The values of a text as they are printed: sign, bounds, both ends of a range, number, scale and unit.

``find`` is the one grammar of values; everything that asks for a value, grows a span to a whole one or compares
two goes by it. What it reads is folded first (``corpus.chinese.folding``), what it returns counts in code points
of the text as it was given.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from corpus.chinese.atoms import MATCH
from corpus.chinese.codes import codes
from corpus.chinese.dimensions import Dimension
from corpus.chinese.folding import folded
from corpus.chinese.joining import quantities
from corpus.chinese.times import TO, whens
from corpus.lazy import lazy_pattern

#: 每周二至周日: days on which the hours behind them hold.
_WEEK = lazy_pattern("周|星期|礼拜")
_TO = lazy_pattern(TO)
_READ = "\0"
_DIGITAL = lazy_pattern(r"\d{1,2} ?[:：] ?\d\d")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a text.

    Attributes:
        start, end: all that is printed of it, [start, end) in code points.
        dimension: what it measures.
        low, high: its least and greatest worth in ``unit``, the same twice for one number; None where that end
            is open (不低于: no high) or the worth cannot be told (dates, codes).
        unit: the base unit of its dimension, its measure word, or as printed for a rate; empty for none.
        about: whether it is not exact: 约, 近, 余, 多, 七八百.
    """

    start: int
    end: int
    dimension: Dimension
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    about: bool = False

    def holds(self, worth: Decimal) -> bool:
        """Tell whether a worth in its unit lies between its ends; an open end bounds nothing."""
        return (self.low is None or self.low <= worth) and (self.high is None or worth <= self.high)


@lru_cache(4096)
def find(text: str) -> tuple[Value, ...]:
    """Return the values of a text in order; no two overlap."""
    plain, kept = folded(text)
    values = sorted(_named(plain), key=lambda value: value.start)
    for value in values:  # what is read as a date is not read as a number again
        plain = f"{plain[: value.start]}{_READ * (value.end - value.start)}{plain[value.end :]}"
    values += [
        Value(part.start, part.end, part.dimension or Dimension.NUMBER, *part.worth(), part.unit, part.about)
        for part in quantities(plain)
    ]
    values.sort(key=lambda value: value.start)
    if kept is None:
        return tuple(values)
    return tuple(replace(v, start=kept[v.start], end=kept[v.end - 1] + 1) for v in values)


def at(text: str, start: int, end: int) -> list[Value]:
    """Return the values that a span touches, in order."""
    return [value for value in find(text) if value.start < end and start < value.end]


def _named(plain: str) -> list[Value]:
    """Return the codes, dates and times of a folded text."""
    found: list[Value] = []
    taken = [Value(start, end, Dimension.CODE) for start, end in codes(plain)]
    for start, end, dated in whens(plain):
        if any(start < code.end and code.start < end for code in taken):
            continue
        dimension = Dimension.DATE if dated else Dimension.CLOCK
        if dimension is Dimension.CLOCK and _DIGITAL.fullmatch(plain, start, end):
            around = plain[max(0, start - 15) : end + 8]
            dimension = Dimension.SCORE if MATCH.search(around) else dimension
        last = found[-1] if found else None
        if last and last.dimension is Dimension.DATE and _goes_on(plain, last, start, dimension):
            found[-1] = replace(last, end=end)
        else:
            found.append(Value(start, end, dimension))
    return taken + found


def _goes_on(plain: str, last: Value, start: int, dimension: Dimension) -> bool:
    """Tell whether a date goes on with its time of the day, and that with the end of their range."""
    between = plain[last.end : start]
    if dimension is Dimension.CLOCK:
        return between in ("", " ") and not _WEEK.search(plain, last.start, last.end)
    return dimension is Dimension.DATE and bool(_TO.fullmatch(between))
