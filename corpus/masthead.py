"""What the head or foot line of a page says of it: newspaper, day, number of the page, section.

西藏日报　2024年6月3日　星期一　第3版　要闻 and its kin: the parts come in any order, on one line or several,
and a line that holds anything else is no such line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from corpus.chinese.digits import PRINTED_VALUES, TENS, TO_TEN
from corpus.chinese.text import to_simplified
from corpus.lazy import lazy_pattern

#: Lines of a page, from its top and from its foot, among which such lines are looked for.
_TOP, _FOOT = 5, 2
_LONGEST = 60
_TENS: Final = {"十": 1} | TENS
_NUMBER = rf"[\d零〇○{TO_TEN}廿卅]"

#: 2024年6月3日, 二〇二四年六月三日, 民国一一〇年八月一日.
_DAY = lazy_pattern(
    rf"(?P<era>(?:中华)?民国)?(?P<year>{_NUMBER}{{2,4}})年(?P<month>{_NUMBER}{{1,3}})月(?P<day>{_NUMBER}{{1,3}})[日号]"
)
#: 2024-06-03, 2024/6/3, 2024.6.3.
_FIGURES = lazy_pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)")
#: 20240603.
_PACKED = lazy_pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
#: 第3版, 第三版, 03版, A3版, A3.
_EDITION = lazy_pattern(
    rf"第\s*(?P<ordinal>[A-D]?\d{{1,3}}|{_NUMBER}{{1,3}})\s*版|(?<![\w.])(?P<bare>[A-D]?\d{{1,2}})\s*版|"
    r"(?<![\w.-])(?P<letter>[A-D]\d{1,2})(?![\w.-])"
)
_PLAIN = lazy_pattern(r"(?P<ordinal>[A-D]?\d{1,3})(?P<bare>)(?P<letter>)")
#: 星期一, 农历四月廿七, 今日8版, 总第1234期: said on such a line, and nothing we keep.
_ASIDE = lazy_pattern(
    rf"(?:星期|周|礼拜)[一二三四五六日天]|[（(]?(?:农历|夏历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?"
    rf"|农历\w{{0,4}}?{_NUMBER}{{1,3}}月[初]?{_NUMBER}{{1,3}}日?|{_NUMBER}{{1,2}}月初?[初{TO_TEN}廿]{{2,3}}[）)]?"
    rf"|今日\d{{1,2}}版|总?第\s*\d{{1,6}}\s*期|第\s*[A-D]?\d{{1,3}}\s*版"
)
#: 某某日报, 晚报, 时报: the name of a newspaper, alone or before a date.
_PAPER = lazy_pattern(
    r"(?<![\w])[\u4e00-\u9fff]{1,10}(?:日|晚|早|晨|时|周|商|都市|青年|工人|农民|晶|新|导|科技|邮|铁道|画)报"
    r"(?![\u4e00-\u9fff])|(?<![\w])[\u4e00-\u9fff]{2,6}报(?=\s*(?:\d{4}年|$))"
)
#: 本报, 通报, 海报 and the like end like a newspaper and are none.
_NO_PAPER = lazy_pattern(r"(?:本|通|简|公|海|汇|情|预|喜|捷|壁|墙|战|黑板)报$")
_SECTION = lazy_pattern(r"[\u4e00-\u9fff]{2,6}(?:[·・/][\u4e00-\u9fff]{2,6})?")
_MARKS = lazy_pattern(r"[\s|｜·•:：,，/／—\-()（）]+")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a page says of itself.

    Attributes:
        newspaper: name of the newspaper.
        date: the day as YYYY-MM-DD.
        edition: the number of the page, "3" or "A3".
        section: what the page is given to (要闻).
    """

    newspaper: str | None = None
    date: str | None = None
    edition: str | None = None
    section: str | None = None

    def joined(self, other: "Masthead") -> "Masthead":
        """Return what either says, the first one's word where both do."""
        return replace(
            self, **{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        )


def find_masthead(lines: Sequence[str]) -> tuple[Masthead, tuple[int, ...]]:
    """Return what the lines of a page say of it, and the numbers of the lines that say it.

    Args:
        lines: the lines of a page that hold anything, in order.
    """
    found, numbers = Masthead(), list[int]()
    for number in _places(len(lines)):
        said = read_masthead(lines[number], lone=number < _TOP)
        if said and len(lines) > 1:
            found, numbers = found.joined(said), [*numbers, number]
    if not (found.date or found.edition):
        return Masthead(), ()
    return found, tuple(numbers)


def _places(count: int) -> Iterator[int]:
    yield from range(min(_TOP, count))
    yield from range(max(_TOP, count - _FOOT), count)


def read_masthead(line: str, *, lone: bool = True) -> Masthead | None:
    """Return what one line says of its page, or None where it is no such line.

    Args:
        line: the line.
        lone: whether a newspaper's name, or a date, is enough by itself, as at the top of a page.
    """
    text = to_simplified(line.strip())
    if not text or len(text) > _LONGEST:
        return None
    rest = text
    day = _DAY.search(text) or _FIGURES.search(text)
    date = _iso(day) if day else None
    if day and not date:
        return None
    rest = _without(rest, day)
    rest = _ASIDE.sub(lambda match: match.group() if _EDITION.fullmatch(match.group()) else " ", rest)
    edition = _EDITION.search(rest)
    rest = _without(rest, edition)
    paper = _PAPER.search(rest.strip()) if not edition or date else _PAPER.search(rest)
    if paper and _NO_PAPER.search(paper.group()):
        paper = None
    if paper:
        rest = rest.replace(paper.group(), " ", 1)
    words = [word for word in _MARKS.split(rest) if word]
    parts = sum(map(bool, (date, edition, paper)))
    section = words[0] if len(words) == 1 and _SECTION.fullmatch(words[0]) and parts else None
    if not parts or (words and not section) or (section and not (edition or (paper and date))):
        return None
    if parts == 1 and not section and not lone:
        return None
    printed = _as_printed(line.strip(), text, paper.group()) if paper else None
    shown = _as_printed(line.strip(), text, section) if section else None
    return Masthead(printed, date, _edition(edition) if edition else None, shown)


def edition_of(value: str | None) -> str | None:
    """Return the number of a page that a front matter or record names (3, 第三版), or None for another name."""
    match = _EDITION.fullmatch(value.strip()) or _PLAIN.fullmatch(value.strip()) if value else None
    return _edition(match) if match else None


def iso_day(value: str | None) -> str | None:
    """Return the day that a value names (2024年6月3日, 2024/6/3 08:30, 20240603) as YYYY-MM-DD, or None."""
    text = to_simplified(value or "")
    match = _DAY.search(text) or _FIGURES.search(text) or _PACKED.search(text)
    return _iso(match) if match else None


def _without(text: str, match: re.Match[str] | None) -> str:
    return text.replace(match.group(), " ", 1) if match else text


def _as_printed(line: str, simplified: str, value: str) -> str:
    """Return a value of the simplified line as the line has it."""
    at = simplified.index(value)
    return line[at : at + len(value)]


def _iso(match: re.Match[str]) -> str | None:
    """Return a day as YYYY-MM-DD, or None where there is no such day."""
    year, month, day = (_value(match[name]) for name in ("year", "month", "day"))
    if match.groupdict().get("era"):
        year += 1911
    if not (1850 <= year <= 2150 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _edition(match: re.Match[str]) -> str:
    text = match["ordinal"] or match["bare"] or match["letter"]
    letter = text[0] if text[0] in "ABCD" else ""
    return f"{letter}{_value(text.removeprefix(letter))}"


def _value(text: str) -> int:
    """Return the number that figures or Chinese numerals make: 2024, 二〇二四, 三十一, 廿七."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens = next((at for at, char in enumerate(text) if char in _TENS), None)
    if tens is None:
        return int("".join(str(PRINTED_VALUES.get(char, char)) for char in text))
    head, rest = text[:tens], text[tens + 1 :]
    return (_value(head) if head else _TENS[text[tens]]) * 10 + (_value(rest) if rest else 0)
