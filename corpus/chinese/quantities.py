"""Single quantities of a folded text: what one match of ``atom`` is worth, in which unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpus.chinese.atoms import CURRENCIES, HOT, MATCH, POWERED, QUAKE, atom
from corpus.chinese.dimensions import Dimension
from corpus.chinese.numbers import Number, read_number
from corpus.chinese.units import UNITS
from corpus.lazy import lazy_pattern

#: Words that only look like a number and its measure word.
_IDIOMS: Final = frozenset(
    "一起 一方 一道 一面 一度 一行 一对 十分 千米 百米 千克 千瓦 千瓦时 千赫 千伏 千卡 百帕".split()  # noqa: SIM905
)
ONE: Final = Decimal(1)
_FRACTION = lazy_pattern(r"(?P<whole>[^分]{1,3})分之(?P<part>.+?)(?P<points>个?百分点)?")


@dataclass(slots=True)
class Quantity:
    """A quantity while it is put together: where it stands, its number, and what is known of its unit.

    ``dimension`` is None for a number in characters that has no unit; it may still be one end of a range.
    """

    start: int
    end: int
    dimension: Dimension | None
    number: Number | None = None
    unit: str = ""
    factor: Decimal = ONE
    bare: bool = False
    arabic: bool = True
    minus: str = ""
    before: str = ""
    lower: bool = False
    upper: bool = False
    about: bool = False

    def worth(self) -> tuple[Decimal | None, Decimal | None]:
        """Return the ends in the base unit; an end that a bound leaves open is None."""
        if self.number is None:
            return None, None
        low, high = (None if end is None else end * self.factor for end in self.number[:2])
        return (None if self.upper else low), (None if self.lower else high)


def single_quantities(plain: str) -> Iterator[Quantity]:
    """Yield the numbers of a folded text, each with its sign and its unit where it has one, in order."""
    for match in atom().finditer(plain):
        if part := _single(plain, match):
            yield part


def _single(plain: str, match: re.Match[str]) -> Quantity | None:
    part = Quantity(match.start(), match.end(), None, before=match["before"] or "")
    if match["fraction"]:
        part.dimension, part.unit = Dimension.SHARE, "个百分点" if match["points"] else "%"
        part.number = _fraction(match["fraction"])
        part.arabic = match["fraction"][-1].isascii()
    elif match["half"]:
        part.dimension, part.unit, part.number = Dimension.SHARE, "%", Number(Decimal(50), Decimal(50))
        part.lower = match["half"] in ("过半", "大半", "半数以上")
    elif match["ratio"] or match["versus"]:
        around = plain[max(0, part.start - 15) : part.end + 15]
        part.dimension = Dimension.SCORE if MATCH.search(around) else Dimension.RATIO
        ends = [read_number(end.strip()) for end in re.split("[:：∶比]", match["ratio"] or match["versus"])]
        if len(ends) == 2 and ends[0] and ends[1] and ends[0].low is not None and ends[1].low:
            part.number = Number(ends[0].low / ends[1].low, ends[0].low / ends[1].low)
    else:
        return _measured(plain, match, part)
    return part


def _fraction(text: str) -> Number | None:
    if "/" in text:
        part, whole = map(Decimal, text.split("/"))
        return Number(100 * part / whole, 100 * part / whole) if whole else None
    match = _FRACTION.fullmatch(text)
    parts = read_number(match["whole"]) if match else None
    value = read_number(match["part"]) if match else None
    if not parts or not value or not parts.low or value.low is None:
        return None
    share = 100 * value.low / parts.low
    return Number(share, share)


def _measured(plain: str, match: re.Match[str], part: Quantity) -> Quantity | None:
    """Return a number with its unit, or with none."""
    text = match["arabic"] or match["chinese"]
    part.arabic = bool(match["arabic"])
    part.minus = match["sign"] or ""
    part.number = Number(Decimal("0.5"), Decimal("0.5")) if text == "半" else read_number(text)
    if part.number is None:
        return None
    part.about = part.number.about
    if part.minus == "±" and part.number.high is not None:
        part.number = Number(-part.number.high, part.number.high, part.number.about)
    elif part.minus in ("-", "—", "负", "零下"):
        low, high, about = part.number
        part.number = Number(None if high is None else -high, None if low is None else -low, about)
    if match["nth"]:
        part.unit, part.dimension = (match["unit"] or "").strip(), Dimension.ORDINAL
        part.bare = not part.unit
        return part
    if match["inner"]:
        _inner(match["inner"], part)
    elif match["unit"]:
        if plain[match.start("chinese") : part.end] in _IDIOMS:
            return None
        _with_unit(plain, match, part)
        if match["currency"] and part.unit == "元":  # 港币300元
            part.unit = _currency(match["currency"])
    elif match["currency"]:
        part.dimension, part.unit = Dimension.MONEY, _currency(match["currency"])
    else:
        part.bare = True
        part.dimension = Dimension.NUMBER if part.arabic else None
        if not part.arabic and part.before:
            part.dimension = None
    return part


def _currency(sign: str) -> str:
    """Return the base unit of what stands before a sum: US$, HKD, 新台币."""
    return CURRENCIES.get(sign.strip(), CURRENCIES.get(sign.strip()[-1], sign.strip()))


def _inner(text: str, part: Quantity) -> None:
    """Take a unit with 多 or 半 in it, or with the part of one behind it: 1米75, 三成五."""
    low, high, about = part.number or Number(None, None)
    if text.startswith("成"):
        part.dimension, part.unit, part.factor = Dimension.SHARE, "%", Decimal(10)
        tenth = None if text[1] == "半" else read_number(text[1])
        more = (tenth.low or Decimal(0)) / 10 if tenth else Decimal("0.5")
    elif text.startswith("米"):
        part.dimension, part.unit = Dimension.LENGTH, "米"
        more = Decimal(text[1:]) / (10 ** len(text[1:]))
    else:
        name = text.replace("多", "").replace("余", "").replace("来", "").replace("半", "")
        unit = UNITS[name]
        part.dimension, part.unit, part.factor = unit.dimension, unit.base, unit.factor
        more = Decimal("0.5") if "半" in text else Decimal(0)
    part.about = about or any(char in text for char in "多余来")
    part.number = Number(
        None if low is None else low + more, None if high is None or part.about else high + more, about
    )


def _with_unit(plain: str, match: re.Match[str], part: Quantity) -> None:
    text = match["unit"].strip()
    name = text if text in UNITS else ""
    if not name:  # a rate: the worth stays in its unit as printed
        part.dimension, part.unit = Dimension.RATE, text
        return
    unit = UNITS[name]
    before = re.split("[，。；、]", plain[max(0, part.start - 12) : match.start("unit")])[-1]
    after = plain[part.end : part.end + 4]
    dimension = unit.dimension
    if name == "度":
        if POWERED.search(before):
            dimension, unit = Dimension.ENERGY, UNITS["千瓦时"]
        elif HOT.search(before):
            dimension, unit = Dimension.TEMPERATURE, UNITS["℃"]
    elif name == "级" and (QUAKE.search(before) or QUAKE.search(after) or "." in (match["arabic"] or "")):
        dimension = Dimension.MAGNITUDE
    part.dimension, part.unit, part.factor = dimension, unit.base, unit.factor
