"""Stretches of years with names: “十四五”期间, 20世纪80年代, 本世纪初."""

from re import Match
from typing import Final

from corpus.chinese.digits import ONES, TO_TEN, to_ten
from corpus.dating.period import Period
from corpus.dating.scene import Rule, Scene
from corpus.lazy import lazy_pattern

#: First years of the plans before the third; from then on one follows the other.
_EARLY_PLANS: Final = {1: 1953, 2: 1958}
_THIRD_PLAN: Final = 1966
_PARTS: Final = {"初": (0, 2), "中": (3, 6), "末": (7, 9), "后": (5, 9)}

#: "十四五"期间, "十二五"末, 十三五规划.
_PLAN: Final = lazy_pattern(
    rf'"(?P<plan>十?[{ONES}]|十)五"(?:期间|时期|规划|计划)?(?P<part>[末初]|开局|收官)?'
    rf"|(?P<bare>十?[{ONES}]|十)五(?:期间|时期|规划|计划|以来)"
)
#: 20世纪80年代, 上世纪90年代末, 本世纪初, 70年代, 2010年代.
_CENTURY: Final = lazy_pattern(
    r"(?:(?P<century>上个?|[本新]|\d{1,2})世纪(?:(?P<decade>\d0)年代)?|(?<!\d)(?P<alone>(?:1\d|20)?\d0)年代)(?P<part>[初中末后]?)[叶期]?"
)


def _plan(match: Match[str], scene: Scene) -> Period:
    number = _count(match["plan"] or match["bare"])
    first = _EARLY_PLANS.get(number) or _THIRD_PLAN + 5 * (number - 3)
    if match["part"] in ("末", "收官"):
        return Period.of_years(first + 4)
    return Period.of_years(first) if match["part"] else Period.of_years(first, first + 4)


def _count(text: str) -> int:
    return sum(map(to_ten, text)) if set(text) <= set(TO_TEN) else int(text)


def _century(match: Match[str], scene: Scene) -> Period:
    now = scene.published.year // 100
    named = match["century"] or ("上" if now == 20 else "本")
    century = now - 1 if named.startswith("上") else now if named in ("本", "新") else int(named) - 1
    decade, (first, last) = match["decade"] or match["alone"], _PARTS.get(match["part"], (0, 9))
    if decade:
        begin = int(decade) if len(decade) == 4 else century * 100 + int(decade)
        return Period.of_years(begin + first, begin + last)
    if not match["part"]:
        return Period.of_years(century * 100, century * 100 + 99)
    first, last = {"初": (0, 9), "中": (40, 69)}.get(match["part"], (90, 99))
    return Period.of_years(century * 100 + first, century * 100 + last)


RULES: Final[tuple[Rule, ...]] = ((_PLAN, _plan), (_CENTURY, _century))
"""The rules of named stretches."""
