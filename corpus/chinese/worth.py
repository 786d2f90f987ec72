"""Values compared by what they are worth: 两千三百万元, 2300万元 and 23,000,000元 are one."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from corpus.chinese.dimensions import Dimension
from corpus.chinese.values import Value, find
from corpus.lazy import lazy_pattern

#: From here on a number has more spellings than its numerals: 3千, 1.2万, 12000.
_SPELT = 1000
#: Measure words that count the same things.
_ALIKE: Final = (
    frozenset("名位人"),
    frozenset("个家座处所间"),
    frozenset("次场回"),
    frozenset(("起", "件", "个")),
    frozenset("只头匹"),
)
_NUMERAL = lazy_pattern(r"[\d〇零一二两三四五六七八九十百千万亿半廿卅]")


def ends(value: Value) -> Iterator[Decimal]:
    """Yield what the ends of a value are worth, one number once and an open end not at all."""
    yield from dict.fromkeys(end for end in (value.low, value.high) if end is not None)


def comparable_with(one: Value, other: Value) -> bool:
    """Tell whether two values measure the same thing in the same unit."""
    if one.dimension is not other.dimension:
        return False
    if one.dimension is Dimension.COUNT:
        return one.unit == other.unit or any(one.unit in group and other.unit in group for group in _ALIKE)
    return one.unit == other.unit


def worths(text: str) -> frozenset[Decimal]:
    """Return what the values of a text are worth, each in the base unit of its dimension."""
    return frozenset(end for value in find(text) for end in ends(value))


def worth_tokens(text: str) -> list[str]:
    """Return a token for each great number and each share of a text, the same for every spelling."""
    if not _NUMERAL.search(text):
        return []
    return [
        f"={_plain(end)}{'%' if value.dimension is Dimension.SHARE else ''}"
        for value in find(text)
        for end in ends(value)
        if value.dimension is Dimension.SHARE or abs(end) >= _SPELT
    ]


def _plain(number: Decimal) -> str:
    text = f"{number:.4f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
