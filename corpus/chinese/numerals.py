"""Numbers in running text, written in Chinese or Arabic numerals, in one form.

三千七百三十万元 and 3,730万元 both read 3730万元; 二〇二四年 reads 2024年; 百分之五十 reads 50%.
A lone numeral is a number only before a measure word (三名), so 四化 and 三会一课 stay words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.chinese.digits import DIGIT, ONES, PRINTED_VALUES
from corpus.chinese.measures import BEHIND_A_NUMERAL
from corpus.chinese.numbers import exact_number
from corpus.lazy import lazy_pattern

_LARGE = {"万": 10_000, "亿": 100_000_000}
_DIGIT = f"○{DIGIT}"
#: 七八百 and 三五 are no one number.
_APART = lazy_pattern(rf"[{ONES}两][{_DIGIT}]")

_NUMBER = lazy_pattern(
    rf"百分之(?P<percent>[{_DIGIT}十百点]+|\d+(?:\.\d+)?)"
    r"|(?<![\d,.])(?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?)(?![\d,])"
    rf"|(?P<year>[{_DIGIT}]{{4}})(?=年)"
    rf"|(?P<compound>[{_DIGIT}十廿卅][{_DIGIT}十百千万亿]+(?:点[{_DIGIT}]+)?)"
    rf"|(?P<decimal>[{_DIGIT}]点[{_DIGIT}]+)(?=[{BEHIND_A_NUMERAL}])"
    rf"|(?P<single>[{_DIGIT}十廿卅])(?=[{BEHIND_A_NUMERAL}])"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at [start, end) of a text and its one form, in Arabic digits."""

    start: int
    end: int
    text: str


def _compound(text: str) -> str | None:
    """Return 3730万 for 三千七百三十万, or None where the numerals are not one number."""
    if _APART.search(text):
        return None
    value = exact_number(text)
    if value is None:
        return None
    scale = _LARGE.get(text[-1], 1)
    return f"{value / scale:f}{text[-1]}" if scale > 1 else f"{value:f}"


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
        return "".join("." if char == "点" else str(PRINTED_VALUES[char]) for char in text)
    return _compound(text)


def find_numerals(text: str) -> Iterator[Numeral]:
    """Yield the numbers of a text whose one form differs from how they are written, in order.

    The text is taken as folded (half-width, simplified); plain Arabic numbers need no change.
    """
    for match in _NUMBER.finditer(text):
        form = _one_form(match)
        if form is not None:
            yield Numeral(match.start(), match.end(), form)
