"""Quantities put together: those of several units, ranges, and what bounds them on either side."""

import re
from collections.abc import Iterable
from typing import Final

from corpus.chinese.atoms import ABOUT, AFTER, COINED, LOWER, TAIL, TO
from corpus.chinese.dimensions import Dimension
from corpus.chinese.numbers import Number, scale_of
from corpus.chinese.quantities import ONE, Quantity, single_quantities
from corpus.chinese.units import UNITS
from corpus.lazy import lazy_pattern

_LASTING: Final = (Dimension.DURATION, Dimension.LENGTH, Dimension.AGE)
_COUNTED: Final = (Dimension.COUNT, Dimension.ORDINAL)
_MINUTE: Final = UNITS["分钟"]
_WORD = lazy_pattern("(?!的)[\u4e00-\u9fff]")


def quantities(plain: str) -> list[Quantity]:
    """Return the quantities of a folded text in order."""
    kept: list[Quantity] = []
    for part in _ranges(plain, _compounds(plain, single_quantities(plain))):
        if part.dimension is None or (kept and part.start < kept[-1].end):
            continue  # 四 in 四川; what a remark behind a value says again in another unit
        if part.bare and part.dimension is Dimension.ORDINAL and _WORD.match(plain, part.end):
            continue  # 第一书记
        _bounded(plain, part)
        kept.append(part)
    return kept


def _compounds(plain: str, parts: Iterable[Quantity]) -> list[Quantity]:
    """Join what is measured in two units, the greater first: 3小时25分钟, 10元5角, 一年零三个月."""
    found: list[Quantity] = []
    for part in parts:
        last = found[-1] if found else None
        if last and not part.before and not part.minus:
            between = plain[last.end : part.start]
            if between in ("", " ", "零", "又") and _continues(last, part, apart=between == " "):
                _add(last, part)
                continue
        found.append(part)
    return found


def _continues(last: Quantity, part: Quantity, *, apart: bool) -> bool:
    """Tell whether a quantity goes on in a smaller unit; 分 of an hour or before seconds is a minute."""
    seconds = part.dimension is Dimension.DURATION and part.factor < _MINUTE.factor
    if (last.dimension is Dimension.DURATION and part.unit == "分") or (last.unit == "分" and seconds):
        for one in (last, part):
            if one.unit == "分":
                one.dimension, one.unit, one.factor = _MINUTE
    if last.dimension is not part.dimension or last.unit != part.unit:
        return False
    lasting = part.dimension is Dimension.DURATION
    return part.factor < last.factor and (lasting or not apart)


def _add(last: Quantity, part: Quantity) -> None:
    low, high = last.worth()
    more_low, more_high = part.worth()
    sign = -1 if last.minus in ("-", "负", "零下") else 1
    last.number = Number(
        None if low is None or more_low is None else low + sign * more_low,
        None if high is None or more_high is None else high + sign * more_high,
    )
    last.factor, last.end = ONE, part.end
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
    if low is not None and high is not None and low > high:  # 从500元到300元
        low, high = high, low
    last.number, last.factor, last.bare = Number(low, high), ONE, last.bare and part.bare
    last.end, last.about = part.end, last.about or part.about


def _bounded(plain: str, part: Quantity) -> None:
    """Take in what bounds a quantity on either side, and a remark that says what it holds."""
    if part.dimension is None:
        return
    if part.dimension is Dimension.TEMPERATURE and part.before.startswith(("最高", "最低")):
        part.start += len(part.before)  # 最低气温最低-3℃: what it names is no bound
    elif part.before:
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
