"""Whether a number is told of what it is told of in print.

Not so 一类村3万元 where 一类村4万元、二类村3万元 is printed, nor 缩短了18分钟 where it is 从40分钟缩短到18分钟.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from corpus.chinese.values import Value, find
from corpus.lazy import lazy_pattern
from corpus.passages import sentences
from retriever.tokens import word_tokens

_ITEM_END: Final = lazy_pattern(r"[，,、；;：:\n]|和(?=[^，。；]{1,12}\d)")
#: Units of numbers that name and do not measure: 二级户, 3号楼, 第一期.
_NAMING: Final = frozenset("级类等档号期批届组层轮")
#: 从40分钟, 到18分钟, 缩短了22分钟: what a number is of a change, by the word before it.
_FROM, _TO, _BY = "from", "to", "by"
_ROLES: Final = (
    (lazy_pattern(r"[从由自](?:原来的|过去的|约|近)?$"), _FROM),
    (lazy_pattern(r"[到至达为](?:约|近)?$"), _TO),
    (lazy_pattern(r"了(?:约|近)?$"), _BY),
)
#: 12个安置点: what is counted.
_THING: Final = lazy_pattern(r"的?(?P<thing>[\u4e00-\u9fff]{2})")
_BEFORE: Final = lazy_pattern(r"原来|原先|以前|过去|此前|之前|曾")
_LEAD: Final = 5


class _Item(NamedTuple):
    """A stretch of print between two commas: the worth of its values, and its words."""

    worths: frozenset[object]
    words: frozenset[str]


def stands_elsewhere(sentence: str, support: str) -> bool:
    """Tell whether a number of a sentence stands beside words that are, in print, another number's alone."""
    printed = [_items(support[start:end]) for start, end in sentences(support)]
    return any(_is_borrowed(item, printed) for item in _segments(sentence)) or _counts_others(
        sentence, support
    )


def _counts_others(sentence: str, support: str) -> bool:
    """Tell whether a number counts what another alone counts in print: 11个安置点 for 12个安置点、11个党组织."""
    counted: dict[str, set[object]] = {}
    for worth, thing in _counted(support):
        counted.setdefault(thing, set()).add(worth)
    return any(worth not in counted.get(thing, {worth}) for worth, thing in _counted(sentence))


def _counted(text: str) -> Iterator[tuple[object, str]]:
    """Yield the values of a text, each with the two characters that follow."""
    for value in filter(_is_measured, find(text)):
        if thing := _THING.match(text, value.end):
            yield (value.unit, value.low, value.high), thing["thing"]


def changes_otherwise(sentence: str, support: str) -> bool:
    """Tell whether a number that a change began with, ended at or came to is told as another of these."""
    printed: dict[object, set[str | None]] = {}
    for worth, role in _roles(support):
        printed.setdefault(worth, set()).add(role)
    past = _BEFORE.search(sentence) is not None
    return any(
        (roles == {_FROM} and role != _FROM and not past)
        or (role is not None and None not in roles and role not in roles)
        for worth, role in _roles(sentence)
        if (roles := printed.get(worth, {None}))
    )


def _roles(text: str) -> Iterator[tuple[object, str | None]]:
    for value in filter(_is_measured, find(text)):
        lead = text[max(0, value.start - _LEAD) : value.start]
        role = next((name for pattern, name in _ROLES if pattern.search(lead)), None)
        yield (value.unit, value.low, value.high), role


def _is_borrowed(item: _Item, printed: list[list[_Item]]) -> bool:
    """Tell whether wherever a value is printed, its item lacks the words that tell the neighbouring items apart."""
    places = [(row, n) for row in printed for n, one in enumerate(row) if item.worths & one.worths]
    return bool(places) and all(_is_neighbours(item, row, n) for row, n in places)


def _is_neighbours(item: _Item, row: list[_Item], own: int) -> bool:
    others = frozenset[str]().union(*(one.words for n, one in enumerate(row) if n != own and one.worths))
    mine = item.words & (row[own].words - others)
    theirs = item.words & (others - row[own].words)
    return bool(theirs) and not mine


def _items(text: str) -> list[_Item]:
    return [_item(part) for part in _ITEM_END.split(text) if part.strip()]


def _segments(sentence: str) -> list[_Item]:
    """Return the values of a sentence, each with the words between it and the value or the comma before.

    One that is alone between two commas has the words behind it as well.
    """
    found: list[_Item] = []
    for part in _ITEM_END.split(sentence):
        at, values = 0, list(filter(_is_measured, find(part)))
        for value in values:
            found.append(_item(part[at : value.end] if len(values) > 1 else part))
            at = value.end
    return found


def _item(text: str) -> _Item:
    values = find(text)
    bare = text
    for value in reversed(values):
        bare = f"{bare[: value.start]}，{bare[value.end :]}"
    named = {f"{one.low}{one.unit}" for one in values if one.unit in _NAMING}
    worths = frozenset((one.unit, one.low, one.high) for one in values if _is_measured(one))
    return _Item(worths, frozenset(word_tokens(bare)) | named)


def _is_measured(value: Value) -> bool:
    return value.low is not None and value.unit not in _NAMING
