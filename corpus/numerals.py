"""Numbers in running text, written in Chinese or Arabic numerals, in one form.

三千七百三十万元 and 3,730万元 both read 3730万元; 二〇二四年 reads 2024年; 百分之五十 reads 50%.
A lone numeral is a number only before a measure word (三名), so 四化 and 三会一课 stay words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_DIGIT = "零〇○一二三四五六七八九两"
_MEASURES = (
    "个名位人户家次期批届条项份件册本张台辆套座所处间栋村乡镇县市区省组队支类种门元角"
    "吨斤克米亩岁年月日天周时点层级场届倍成%万亿度公平千"
)

_NUMBER = re.compile(
    rf"百分之(?P<percent>[{_DIGIT}十百点]+|\d+(?:\.\d+)?)"
    r"|(?<![\d,.])(?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?![\d,])"
    rf"|(?P<year>[{_DIGIT}]{{4}})(?=年)"
    rf"|(?P<compound>[{_DIGIT}十][{_DIGIT}十百千万亿]+(?:点[{_DIGIT}]+)?)"
    rf"|(?P<decimal>[{_DIGIT}]点[{_DIGIT}]+)(?=[{_MEASURES}])"
    rf"|(?P<single>[{_DIGIT}十])(?=[{_MEASURES}])"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at [start, end) of a text and its one form, in Arabic digits."""

    start: int
    end: int
    text: str


def _below_ten_thousand(text: str) -> int | None:
    """Return the value of 三千七百三十, 十五 or 二百五, or None where the numerals are not one number."""
    total = 0
    digit: int | None = None
    last_unit = 10_000
    for char in text:
        if char in _UNITS:
            unit = _UNITS[char]
            if unit >= last_unit or (digit is None and (unit != 10 or total)) or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        else:
            value = _DIGITS.get(char)  # none for 万 in 一万亿, which is one number in two steps
            if value is None or digit not in (None, 0):
                return None
            digit = value
    if digit and last_unit >= 100 and text[-2:-1] in _UNITS:  # 二百五 is 250, 二百零五 is 205
        digit *= last_unit // 10
    return total + (digit or 0)


def _compound(text: str) -> str | None:
    """Return 3730万 for 三千七百三十万, or None where the numerals are not one number."""
    whole, _, fraction = text.partition("点")
    if fraction and (any(char in whole for char in "万亿") or not whole):
        return None
    total = 0
    rest = whole
    last = 0
    for char in ("亿", "万"):
        head, mark, tail = rest.partition(char)
        if not mark:
            continue
        value = _below_ten_thousand(head) if head else None
        if not value:
            return None
        if not tail:
            return f"{total // _LARGE[char] + value}{char}"
        total += value * _LARGE[char]
        rest, last = tail, _LARGE[char]
    value = _below_ten_thousand(rest)
    if value is None or (last and not value):
        return None
    if last and len(rest) == 1 and rest in _DIGITS:  # 一万二 is 12000
        value *= last // 10
    digits = "".join(str(_DIGITS[char]) for char in fraction)
    return f"{total + value}.{digits}" if digits else str(total + value)


def _one_form(match: re.Match[str]) -> str | None:
    text = match.group()
    if match["percent"]:
        inner = match["percent"]
        if inner == "百":
            return "100%"
        value = inner if inner[0].isdigit() and inner.isascii() else _compound(inner)
        return f"{value}%" if value else None
    if match["grouped"]:
        return text.replace(",", "")
    if match["year"] or match["decimal"]:
        return "".join("." if char == "点" else str(_DIGITS[char]) for char in text)
    return _compound(text)


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers of a text whose one form differs from how they are written, in order.

    The text is taken as folded (half-width, simplified); plain Arabic numbers need no change.
    """
    for match in _NUMBER.finditer(text):
        form = _one_form(match)
        if form is not None:
            yield Numeral(match.start(), match.end(), form)
