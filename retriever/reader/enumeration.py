"""Named values in a row (一类村4万元、二类村3万元): the one whose name a question says."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from corpus.lazy import lazy_pattern
from retriever.question.answer_type import Kind
from retriever.reader.values import find_values

_KINDS: Final = (Kind.AMOUNT, Kind.PERCENT, Kind.COUNT)
_CHAR = r"[^、，。；：！？,;:!?\s（）()“”《》]"
_NAME = rf"(?P<name>{_CHAR}{{2,12}}?)(?:分别|各自?|均|都|每[村户人家个]|补[助贴]|奖励|[为是有达到给共：:])*"
_FIRST = lazy_pattern(rf"{_NAME}$")
_NEXT = lazy_pattern(rf"(?:[、，；,;]|以?及|和)(?:其中)?{_NAME}")
_YEAR = lazy_pattern(r"\d{4}年")  # a name rather than a value: 2022年12家、2023年15家
_GAP: Final = 8
_BREAK = lazy_pattern(r"[，。；：！？,;]")
#: Where a row begins that says what its noun is: 船票为成人80元、儿童40元.
_OPENS = lazy_pattern(r"(?:[为是有达]|[，。；：:,（(])(?P<first>[^\d、，。；：:,\s（）()为是有达]{2,6})$")
_LEAST: Final = 2
"""Characters that a name has at least."""


class Item(NamedTuple):
    """A value of an enumeration, [start, end) in its text, and the name before it.

    Where the first name begins cannot be told (按一类村), so that it may hold some words too many.
    """

    name: str
    start: int
    end: int


def enumerations(text: str, kind: Kind) -> list[list[Item]]:
    """Return the enumerations of two and more values of a kind, each with a name and in the same unit."""
    found: list[list[Item]] = []
    values = [span for span in find_values(text, kind) if not _YEAR.fullmatch(text, *span)]
    row: list[Item] = []
    for (first, last), (start, end) in pairwise(values):
        name = _NEXT.fullmatch(text, last, start) if text[last - 1] == text[end - 1] else None
        opening = _FIRST.search(text, max(0, first - 20), first) if name and not row else None
        if name and opening:
            row = [Item(opening["name"], first, last)]
            found.append(row)
        if name and row:
            row.append(Item(name["name"], start, end))
        else:
            row = []
    return found


def joined_values(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the values counted next to it, a few words between (8户困难户21人, 3批2万余名)."""
    values = list(find_values(text, Kind.COUNT))
    for a, b in values:
        if a >= end and _is_near(text[end:a]):
            end = b
    for a, b in reversed(values):
        if b <= start and _is_near(text[b:start]):
            start = a
    return start, end


def _is_near(between: str) -> bool:
    return len(between) <= _GAP and not _BREAK.search(between)


def named_value(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return, for a span in an enumeration, the value of the one item that the question names, else the span.

    Of the clauses of the question the first counts that names any item: 二类村呢，那曲一类村资金多少.
    """
    for kind in _KINDS:
        for items in enumerations(text, kind):
            if start >= items[-1].end or end <= items[0].start:
                continue
            for clause in re.split("[，,]", question):
                if named := _named(items, clause):
                    sure = len(named) == 1 and not _is_said_more(items, named[0], clause)
                    return named[0][1:] if sure else (start, end)
    return start, end


def whole_row(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return the span with all of its row, names included, where the question asks for none of them.

    船票多少钱: 成人80元、儿童40元.
    """
    for kind in _KINDS:
        for items in enumerations(text, kind):
            first, last = items[0], items[-1]
            if start >= last.end or end <= first.start or _asks_for_one(items, question):
                continue
            opens = _OPENS.search(text, max(0, first.start - 8), first.start)
            parts = [text[a.end : b.start] for a, b in pairwise(items)]
            if opens and opens["first"] not in question and all(part[0] in "、和" for part in parts):
                return opens.start("first"), last.end
    return start, end


def _asks_for_one(items: list[Item], question: str) -> bool:
    """Tell whether a question names an item, if only by a part of its name: 安全 for 安全问题52件."""
    return bool(_named(items, question)) or any(_pairs_said(item.name, question) for item in items[1:])


def _is_said_more(items: list[Item], named: Item, clause: str) -> bool:
    """Tell whether a clause repeats more of another name, but the first, than of the one that it says whole."""
    said = [_pairs_said(item.name, clause) for item in items[1:] if item is not named]
    return max(said, default=0) > _pairs_said(named.name, clause)


def _pairs_said(name: str, clause: str) -> int:
    return sum(name[i : i + 2] in clause for i in range(len(name) - 1))


def _named(items: list[Item], clause: str) -> list[Item]:
    """Return the items whose names a clause says; of the first name, more than it has in common with another."""
    first, *others = items
    endings = (first.name[-size:] for size in range(_LEAST, len(first.name) + 1))
    own = next((end for end in endings if not any(item.name.endswith(end) for item in others)), None)
    opening = [first] if own and own in clause else []
    return opening + [item for item in others if item.name in clause]
