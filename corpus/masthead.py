"""What the head or foot line of a page says of it: newspaper, day, number of the page, section.

西藏日报　2024年6月3日　星期一　第3版　要闻 and its kin: the parts come in any order, on one line or several,
and a line that holds anything else is no such line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import NamedTuple

from corpus.imprint import FOUNDED, WEEKDAY, without_asides
from corpus.lazy import lazy_pattern
from corpus.printed_day import NUMBER, find_day, iso_day, number_of, plain_line

#: Lines of a page, from its top and from its foot, among which such lines are looked for; further down from the top
#: as long as all lines so far speak of the page.
_TOP, _FOOT, _LONGEST_HEAD = 5, 2, 15
_LONGEST = 80
#: 第3版, 第三版, 03版, 二版, A3版, A3.
_EDITION = lazy_pattern(
    rf"第\s*(?P<ordinal>[A-D]?\d{{1,3}}|{NUMBER}{{1,3}})\s*版|(?<![\w.])(?P<bare>[A-D]?\d{{1,2}}|{NUMBER}{{1,3}})\s*版|"
    r"(?<![\w.-])(?P<letter>[A-D]\d{1,2})(?![\w.-])"
)
#: 4, A12: the number of a page beside its day.
_BARE_NUMBER = lazy_pattern(r"[A-D]?\d{1,2}")
#: 2024年, 6月3日: a day of which each part stands on a line of its own.
_YEAR = lazy_pattern(rf"{NUMBER}{{4}}年")
_MONTH_AND_DAY = lazy_pattern(rf"{NUMBER}{{1,3}}月{NUMBER}{{1,3}}日")
_PLAIN = lazy_pattern(r"(?P<ordinal>[A-D]?\d{1,3})(?P<bare>)(?P<letter>)")
#: 某某日报, 晚报, 时报: the name of a newspaper, alone or before a date.
_PAPER = lazy_pattern(
    r"(?<![\w])[\u4e00-\u9fff]{1,10}(?:日|晚|早|晨|时|周|商|都市|青年|工人|农民|晶|新|导|科技|邮|铁道|画)报"
    r"(?![\u4e00-\u9fff])|(?<![\w])[\u4e00-\u9fff]{2,6}报(?=\s*(?:\d{4}年|$))"
)
#: 本报, 通报, 海报 and the like end like a newspaper and are none.
_NO_PAPER = lazy_pattern(r"(?:本|通|简|公|海|汇|情|预|喜|捷|壁|墙|战|黑板)报$")
_SECTION = lazy_pattern(r"[\u4e00-\u9fff]{2,6}(?:[·・/][\u4e00-\u9fff]{2,6})?")
_MARKS = lazy_pattern(r"(?:[^\w·]|(?<![\u4e00-\u9fff])·|·(?![\u4e00-\u9fff]))+")
#: What a sentence has, and no line that speaks of a page.
_SENTENCE = lazy_pattern("[,。;!?]")
#: Words beside a day and its weekday or page that are none of ours, and characters of one: 副刊 松花江.
_MOST_WORDS, _LONGEST_WORD = 4, 8
#: Words of a line of which one is the bare number of the page: 要闻 4.
_BESIDE_NUMBER = 2


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


class _Line(NamedTuple):
    """What a line says of its page; and 2024年 or 6月3日 where it is no more than that."""

    said: Masthead
    part: str = ""


def find_masthead(lines: Sequence[str]) -> tuple[Masthead, tuple[int, ...]]:
    """Return what the lines of a page say of it, and the numbers of the lines that say it.

    Args:
        lines: the lines of a page that hold anything, in order.
    """
    if len(lines) < 2:
        return Masthead(), ()
    head, others = dict[int, _Line](), dict[int, _Line]()
    for number in _places(len(lines)):
        in_head = len(head) == number  # all lines above speak of the page
        line = _read(lines[number], lone=in_head or number < _TOP)
        if line and in_head:
            head[number] = line
        elif line and (number < _TOP or number >= len(lines) - _FOOT) and line.said != Masthead():
            others[number] = line
    found = reduce(Masthead.joined, (line.said for line in (head | others).values()), Masthead())
    split = None if found.date else iso_day(_joined_day([line.part for line in head.values()]))
    found = found.joined(Masthead(date=split))
    if not (found.date or found.edition):
        return Masthead(), ()
    printed = (number for number, line in head.items() if split or not line.part)
    return found, (*printed, *others)


def _places(count: int) -> Iterator[int]:
    top = min(_LONGEST_HEAD, count)
    yield from range(top)
    yield from range(max(top, count - _FOOT), count)


def _joined_day(parts: Sequence[str]) -> str:
    """Return the day of which the lines of a head have one part each, or nothing."""
    years = [part for part in parts if _YEAR.fullmatch(part)]
    days = [part for part in parts if _MONTH_AND_DAY.fullmatch(part)]
    return years[0] + days[0] if len(years) == len(days) == 1 else ""


def read_masthead(line: str, *, lone: bool = True) -> Masthead | None:
    """Return what one line says of its page, or None where it is no such line.

    Args:
        line: the line.
        lone: whether a newspaper's name, or a date, is enough by itself, as at the top of a page.
    """
    read = _read(line, lone=lone)
    return read.said if read and read.said != Masthead() else None


class _Parts(NamedTuple):
    """Day, number of the page and newspaper as a plain line has them, and the words that are left."""

    day: str | None
    number: str | None
    paper: str | None
    words: list[str]


def _read(line: str, *, lone: bool) -> _Line | None:
    line = line.strip()
    text = plain_line(line)
    found = _parts_of(text) if text and len(text) <= _LONGEST else None
    if found is None:
        return None
    day, number, paper, words = found
    if not (day or number or paper):
        part = next((word for word in words if _YEAR.fullmatch(word) or _MONTH_AND_DAY.fullmatch(word)), "")
        return _Line(Masthead(), part) if len(words) == bool(part) else None
    placed = number or (day and paper)
    section = words[0] if placed and len(words) == 1 and _SECTION.fullmatch(words[0]) else None
    if words and not section and not _is_sure(text, found, lone=lone):
        return None
    if not lone and not section and sum(map(bool, (day, number, paper))) == 1:
        return None
    printed = (_as_printed(line, text, value) if value else None for value in (paper, section))
    return _Line(Masthead(next(printed), day, number, next(printed)))


def _parts_of(text: str) -> _Parts | None:
    """Return the parts of a plain line; None where it names a day that there is not."""
    rest = FOUNDED.sub(" ", text)
    day = find_day(rest)
    if day and not day.iso:
        return None
    rest = without_asides(f"{rest[: day.start]} {rest[day.end :]}" if day else rest)
    edition, rest = _taken(_EDITION.search(rest), rest)
    paper = _PAPER.search(rest.strip() if day or not edition else rest)
    paper, rest = _taken(None if paper and _NO_PAPER.search(paper.group()) else paper, rest)
    words = [word for word in _MARKS.split(rest) if word]
    if day and not edition and len(words) <= _BESIDE_NUMBER:
        edition = next((match for word in words if (match := _BARE_NUMBER.fullmatch(word))), None)
        words = [word for word in words if not edition or word != edition.group()]
    return _Parts(
        day.iso if day else None,
        _edition(edition) if edition else None,
        paper.group() if paper else None,
        words,
    )


def _is_sure(text: str, found: _Parts, *, lone: bool) -> bool:
    """Tell whether a line speaks of its page whatever else it tells: 副刊 松花江 2024年6月3日 星期一."""
    few = len(found.words) <= _MOST_WORDS and all(len(word) <= _LONGEST_WORD for word in found.words)
    weekday = lone and WEEKDAY.search(text)
    return bool(found.day and (found.number or weekday) and few and not _SENTENCE.search(text))


def edition_of(value: str | None) -> str | None:
    """Return the number of a page that a front matter or record names (3, 第三版), or None for another name."""
    match = _EDITION.fullmatch(value.strip()) or _PLAIN.fullmatch(value.strip()) if value else None
    return _edition(match) if match else None


def _taken(match: re.Match[str] | None, text: str) -> tuple[re.Match[str] | None, str]:
    """Return a match, and the text without it."""
    return match, text.replace(match.group(), " ", 1) if match else text


def _as_printed(line: str, simplified: str, value: str) -> str:
    """Return a value of the simplified line as the line has it."""
    at = simplified.index(value)
    return line[at : at + len(value)]


def _edition(match: re.Match[str]) -> str:
    named = match.groupdict()
    text = named.get("ordinal") or named.get("bare") or named.get("letter") or match.group()
    letter = text[0] if text[0] in "ABCD" else ""
    return f"{letter}{number_of(text.removeprefix(letter))}"
