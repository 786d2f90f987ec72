"""Values of several places set against each other or added up, with the working shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from corpus.chinese.units import UNITS
from corpus.chinese.values import Value, find
from corpus.lazy import lazy_pattern

#: 1,300.5 with its scale and what is counted by: the parts of a printed value.
_PRINTED: Final = lazy_pattern(r"(?P<number>[\d.,]+)?(?P<scale>[十百千万亿]*)(?P<about>[余多]?)")
_SCALES: Final = (("亿", Decimal(10**8)), ("万", Decimal(10**4)))
#: Where a sum in the base unit is written with a scale again.
_GREAT: Final = Decimal(10**4)


@dataclass(frozen=True, slots=True)
class Operand:
    """A value with a label: what it is printed as, and what it is worth."""

    label: str
    printed: str
    value: Value

    @property
    def worth(self) -> Decimal | None:
        """The least it is worth in its base unit; the most where only that is known."""
        return self.value.low if self.value.low is not None else self.value.high


def operand(label: str, text: str) -> Operand | None:
    """Return the value of a text as an operand; None where it holds none whose worth is known."""
    for value in find(text):
        one = Operand(label, text[value.start : value.end].strip(), value)
        if one.worth is not None:
            return one
    return None


def unit_printed(operands: Sequence[Operand]) -> str:
    """Return the unit as the operands are printed with it, without a scale: 元, 公里, 个."""
    printed = [
        match.group()
        for one in operands
        if (match := re.search(r"[^\d.,\s约近超十百千万亿余多以上]+$", one.printed))
    ]
    return printed[0] if printed else operands[0].value.unit


def written(worth: Decimal, operands: Sequence[Operand]) -> str:
    """Return a worth in the unit, and with the scale, that the operands are printed with."""
    unit = unit_printed(operands)
    known = UNITS.get(unit)
    number = worth / known.factor if known else worth
    scale = ""
    if any(mark in one.printed for one in operands for mark in "万亿") and number >= _SCALES[0][1]:
        scale = "亿"
    elif any(mark in one.printed for one in operands for mark in "万亿") and number >= _GREAT / 10**4 * 100:
        scale = "万"
    number /= dict(_SCALES).get(scale, Decimal(1))
    text = f"{round(number, 4):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if unit == "%":
        return f"{text}个百分点"
    return f"{text}{scale}{unit}"


def is_about(operands: Sequence[Operand]) -> bool:
    """Tell whether one of the values is not exact (余, 多, 约, 超)."""
    return any(one.value.about or one.value.low != one.value.high for one in operands)
