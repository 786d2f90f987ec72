"""Quantities of a folded text: single ones, then those of several units, then ranges, then their bounds."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpus.chinese.atoms import (
    ABOUT,
    AFTER,
    ATOM,
    COINED,
    CURRENCIES,
    HOT,
    LOWER,
    MATCH,
    POWERED,
    QUAKE,
    TAIL,
    TO,
)
from corpus.chinese.dimensions import Dimension
from corpus.chinese.numbers import Number, read_number, scale_of
from corpus.chinese.units import UNITS

#: Words that only look like a number and its measure word.
_IDIOMS: Final = frozenset(
    [
        "一起",
        "一方",
        "一道",
        "一面",
        "一度",
        "一行",
        "一对",
        "十分",
        "千米",
        "百米",
        "千克",
        "千瓦",
        "千瓦时",
        "千赫",
        "千伏",
        "千卡",
        "百帕",
    ]
)
_LASTING: Final = (Dimension.DURATION, Dimension.LENGTH, Dimension.AGE)
_COUNTED: Final = (Dimension.COUNT, Dimension.ORDINAL)
_ONE: Final = Decimal(1)
_WORD = re.compile("(?!的)[\u4e00-\u9fff]")
_FRACTION = re.compile(r"(?P<whole>[^分]{1,3})分之(?P<part>.+?)(?P<points>个?百分点)?")


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
    factor: Decimal = _ONE
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


def quantities(plain: str) -> list[Quantity]:
    """Return the quantities of a folded text in order."""
    found = [part for match in ATOM.finditer(plain) if (part := _single(plain, match))]
    found = _ranges(plain, _compounds(plain, found))
    kept: list[Quantity] = []
    for part in found:
        if part.dimension is None or (kept and part.start < kept[-1].end):
            continue  # 四 in 四川; what a remark behind a value says again in another unit
        if part.bare and part.dimension is Dimension.ORDINAL and _WORD.match(plain, part.end):
            continue  # 第一书记
        _bounded(plain, part)
        kept.append(part)
    return kept


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
    if part.minus in ("-", "—", "负", "零下"):
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
    elif match["currency"]:
        sign = match["currency"].strip()
        part.dimension, part.unit = Dimension.MONEY, CURRENCIES.get(sign, CURRENCIES.get(sign[-1], sign))
    else:
        part.bare = True
        part.dimension = Dimension.NUMBER if part.arabic else None
        if not part.arabic and part.before:
            part.dimension = None
    return part


def _inner(text: str, part: Quantity) -> None:
    """Take a unit with 多 or 半 in it, or with the centimetres behind it."""
    low, high, about = part.number or Number(None, None)
    if text.startswith("米"):
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


def _compounds(plain: str, parts: list[Quantity]) -> list[Quantity]:
    """Join what is measured in two units, the greater first: 3小时25分钟, 10元5角, 一年零三个月."""
    found: list[Quantity] = []
    for part in parts:
        last = found[-1] if found else None
        if (
            last
            and not part.before
            and not part.minus
            and plain[last.end : part.start] in ("", " ", "零", "又")
        ):
            minutes = (last.dimension is Dimension.DURATION and part.unit == "分") or (
                last.unit == "分" and part.dimension is Dimension.DURATION and part.factor < Decimal("0.0001")
            )
            if minutes:
                for one in (last, part):
                    if one.unit == "分":
                        one.dimension, one.unit, one.factor = Dimension.DURATION, "天", UNITS["分钟"].factor
            smaller = part.factor < last.factor or (
                part.dimension is Dimension.DURATION and part.factor == last.factor
            )
            if last.dimension is part.dimension and last.unit == part.unit and smaller:
                _add(last, part)
                continue
        found.append(part)
    return found


def _add(last: Quantity, part: Quantity) -> None:
    low, high = last.worth()
    more_low, more_high = part.worth()
    sign = -1 if last.minus in ("-", "负", "零下") else 1
    last.number = Number(
        None if low is None or more_low is None else low + sign * more_low,
        None if high is None or more_high is None else high + sign * more_high,
    )
    last.factor, last.end = _ONE, part.end
    last.about = last.about or part.about


def _ranges(plain: str, parts: list[Quantity]) -> list[Quantity]:
    """Join both ends of a range; the first takes the unit of the second where it has none: 2.3万至2.5万元."""
    found: list[Quantity] = []
    for part in parts:
        last = found[-1] if found else None
        if last and not part.before and _is_range(plain, last, part):
            _span(plain, last, part)
        else:
            found.append(part)
    return found


def _is_range(plain: str, last: Quantity, part: Quantity) -> bool:
    between = plain[last.end : part.start]
    dash = part.minus in ("-", "—") and not between
    if not (dash or TO.fullmatch(between)) or last.lower or last.number is None or part.number is None:
        return False
    if last.bare:
        alike = last.arabic == part.arabic and part.dimension is not Dimension.ORDINAL
        if last.dimension is Dimension.ORDINAL:
            return alike and part.dimension is Dimension.COUNT
        return alike and (last.arabic or not part.bare)
    if part.bare:  # 百分之三到五
        return last.dimension is Dimension.SHARE and not last.arabic and not part.arabic
    if "或" in between:
        return False
    return last.dimension is part.dimension or (
        part.dimension is Dimension.RATE and last.unit == part.unit[: len(last.unit)]
    )


def _span(plain: str, last: Quantity, part: Quantity) -> None:
    """Make one quantity of the two ends of a range."""
    low, _ = last.worth()
    if part.minus == "-" and part.start == last.end and part.number:  # the dash is no sign
        a, b, about = part.number
        part.number, part.minus = Number(None if b is None else -b, None if a is None else -a, about), ""
    _, high = part.worth()
    if last.bare and low is not None and high is not None:
        scale = scale_of(plain[part.start : part.end])
        lifted = low * scale if low * scale <= high / part.factor else low
        low = lifted * part.factor
    if part.bare:
        high = part.number.high if part.number else None
    else:
        ordinal = last.dimension is Dimension.ORDINAL
        last.dimension, last.unit = Dimension.ORDINAL if ordinal else part.dimension, part.unit
    last.number, last.factor, last.bare = Number(low, high), _ONE, last.bare and part.bare
    last.end, last.about = part.end, last.about or part.about


def _bounded(plain: str, part: Quantity) -> None:
    """Take in what bounds a quantity on either side, and a remark that says what it holds."""
    if part.dimension is None:
        return
    if part.before:
        if re.match(ABOUT, part.before):
            part.about = True
        elif re.match(LOWER, part.before):
            part.lower = True
        else:
            part.upper = True
            part.about = part.about or "近" in part.before
    if part.dimension is Dimension.MONEY and (match := COINED.match(plain, part.end)):
        part.end = match.end()
    while (match := AFTER.match(plain, part.end)) and _fits(match, part):
        part.end = match.end()
        part.lower, part.upper = part.lower or bool(match["lower"]), part.upper or bool(match["upper"])
        part.about = part.about or bool(match["about"]) or match["lower"] in ("多", "余", "有余", "出头")
    if not part.bare and (match := TAIL.match(plain, part.end)):
        part.end = match.end()


def _fits(match: re.Match[str], part: Quantity) -> bool:
    word = match["lower"] or match["upper"] or ""
    if word in ("多", "余"):
        return part.dimension not in _COUNTED and not part.bare
    return word != "内" or part.dimension in _LASTING
