"""Days as they are printed: 2024年6月3日, 二〇二四年六月三日, 2024.06.03, June 3, 2024, 民国一一〇年八月一日."""

import re
from typing import Final, NamedTuple

from corpus.chinese.digits import PRINTED_VALUES, TENS, TO_TEN
from corpus.chinese.text import to_simplified
from corpus.lazy import lazy_pattern

NUMBER: Final = rf"[\d零〇○{TO_TEN}廿卅]"
"""A character of a number."""
#: 民国七年, 民国一百零七年.
_OF_ERA: Final = f"[百{NUMBER[1:-1]}]"
_TENS: Final = {"十": 1} | TENS
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Full width to half width, sign for sign.
_HALF: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_FORMS: Final = (
    # 2024年6月3日, 2024 年 6 月 3 日, 民国一一〇年八月一日; 2024年6月3日—9日, of a weekly
    lazy_pattern(
        rf"(?P<era>(?:中华)?民国)?(?P<year>{NUMBER}{{2,4}}|(?<=民国){_OF_ERA}{{1,6}})\s?年\s?"
        rf"(?P<month>{NUMBER}{{1,3}})\s?月\s?"
        rf"(?P<day>{NUMBER}{{1,3}})\s?[日号](?:[—~-]{{1,2}}(?:{NUMBER}{{1,3}}月)?{NUMBER}{{1,3}}日)?",
        needs="月",
    ),
    # 2024-06-03, 2024/6/3, 2024.6.3, 2024—06—03, 2024·6·3
    lazy_pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)([-/.·—–])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)"),
    # June 3, 2024
    lazy_pattern(
        rf"(?i)\b(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.? (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)\b"
    ),
)
#: 20240603.
_PACKED: Final = lazy_pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")


class PrintedDay(NamedTuple):
    """A day at [start, end) of a text, as YYYY-MM-DD; None where there is no such day."""

    start: int
    end: int
    iso: str | None


def plain_line(line: str) -> str:
    """Return a line simplified and in half width; every character keeps its place."""
    return to_simplified(line).translate(_HALF)


def find_day(text: str) -> PrintedDay | None:
    """Return the first day of a plain line, or None."""
    match = next((match for form in _FORMS if (match := form.search(text))), None)
    return PrintedDay(*match.span(), _iso(match)) if match else None


def iso_day(value: str | None) -> str | None:
    """Return the day that a value names (2024年6月3日, 2024/6/3 08:30, 20240603) as YYYY-MM-DD, or None."""
    text = plain_line(value or "")
    packed = _PACKED.search(text)
    day = find_day(text)
    return day.iso if day else _iso(packed) if packed else None


def number_of(text: str) -> int:
    """Return the number that figures or Chinese numerals make: 2024, 二〇二四, 三十一, 廿七, 一百零七."""
    if text.isdigit() and text.isascii():
        return int(text)
    hundreds, mark, rest = text.partition("百")
    if mark:
        return number_of(hundreds or "1") * 100 + number_of(rest.lstrip("零〇○") or "0")
    tens = next((at for at, char in enumerate(text) if char in _TENS), None)
    if tens is None:
        return int("".join(str(PRINTED_VALUES.get(char, char)) for char in text))
    head, rest = text[:tens], text[tens + 1 :]
    return (number_of(head) if head else _TENS[text[tens]]) * 10 + (number_of(rest) if rest else 0)


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"].lower()
    year, day = number_of(match["year"]), number_of(match["day"])
    month_number = _MONTHS.index(month) + 1 if month in _MONTHS else number_of(month)
    if match.groupdict().get("era"):
        year += 1911
    if not (1850 <= year <= 2150 and 1 <= month_number <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month_number:02}-{day:02}"
