"""A claim that one thing is more than another, held against a sentence that gives the figures of both."""

from typing import Final

from corpus.chinese.values import Value, find
from corpus.chinese.worth import comparable_with
from corpus.lazy import lazy_pattern

#: 五星的比四星的多 · 服务类投诉比商品类的还多
_THAN: Final = lazy_pattern(
    r"^(?P<one>.{2,24}?)比(?P<other>.{2,16}?)的?(?:还|更|要|都)?(?P<trait>多|少|高|低|大|小|长|短)(?:了|些)?$"
)
#: 云梯县的人更多 · 挨打受虐的最多
_MOST: Final = lazy_pattern(
    r"(?P<one>[^,]{2,16}?)的?[^,的]{0,3}?(?:更|最)(?P<trait>多|少|高|低|大|小|长|短)$"
)
_PARTS: Final = lazy_pattern(r"[，。；、：,;]")
_LESS: Final = "少低小短"


def holds_of_rivals(claim: str, sentence: str) -> bool | None:
    """Tell whether a claim of more or less holds by the figures of a sentence; None where it does not give both."""
    match = _THAN.search(claim) or _MOST.search(claim)
    if match is None:
        return None
    figures = _figures(sentence)
    first = _of(match["one"], figures)
    if first is None:
        return None
    named = match.groupdict().get("other")
    rest = [item for item in figures if item != first and comparable_with(item[1], first[1])]
    others = [one for one in [_of(named, rest)] if one] if named else rest
    if not others:
        return None
    worth, against = first[1].low or 0, [value.low or 0 for _, value in others]
    return worth < min(against) if match["trait"] in _LESS else worth > max(against)


def _figures(sentence: str) -> list[tuple[str, Value]]:
    """Return the items of a sentence that give one figure, each with it."""
    values, found, start = find(sentence), [], 0
    for mark in [*_PARTS.finditer(sentence), None]:
        end = mark.start() if mark else len(sentence)
        if mark and any(value.start < end < value.end for value in values):
            continue
        inside = [
            value for value in values if start <= value.start and value.end <= end and value.low is not None
        ]
        if len(inside) == 1:
            found.append((sentence[start:end], inside[0]))
        start = end + 1
    return found


def _of(label: str, figures: list[tuple[str, Value]]) -> tuple[str, Value] | None:
    """Return the item that names a label: it alone shares the most of its characters, and two at least."""
    shared = [(len(set(label) & set(text)), (text, value)) for text, value in figures]
    best = max((count for count, _ in shared), default=0)
    named = [item for count, item in shared if count == best]
    return named[0] if best > 1 and len(named) == 1 else None
