"""Several things that one verb is asked of: 拿了多少金牌、银牌、铜牌 · 种了多少亩玉米和大豆 · 多少师生多少教室."""

import re
from typing import Final

from bot.dialogue.plan import SubQuestion
from corpus.chinese.names import tagged
from corpus.lazy import lazy_pattern

_MEASURE: Final = "[个名位家户枚块头只亩吨辆台座所间条项件张份本匹口棵株人]"
#: What asks, with its measure, and all that it asks of.
_ASKS: Final = lazy_pattern(
    rf"^(?P<head>[^,]{{2,40}}?)(?P<ask>(?:多少|几)(?:{_MEASURE}(?=[\u4e00-\u9fff]))?)(?P<things>[\u4e00-\u9fff、]{{4,40}})[呢啊呀]?$"
)
_AND: Final = lazy_pattern("、|以及|还有|(?<![总饱温共])和(?![谐平解睦牧])|[与跟]")
#: 多少老师多少学生: the word that asks may stand again before each.
_AGAIN: Final = lazy_pattern(rf"(?:多少|几)(?:{_MEASURE})?")
_LONGEST: Final = 8
#: Tags of a noun's words.
_NOUNS: Final = frozenset(("n", "nz", "vn", "an", "a", "v", "m", "s", "f", "nw"))


def objects_asked(plain: str) -> list[SubQuestion]:
    """Return a part for each thing that one verb is asked of; empty for any other question."""
    match = _ASKS.match(plain)
    if match is None:
        return []
    again = _AGAIN.search(match["things"])
    split = re.split(_AGAIN.pattern if again else _AND.pattern, match["things"])
    things = [thing.strip("、和与跟") for thing in split]
    if len(things) < 2 or not all(map(_is_noun, things)):
        return []
    return [SubQuestion(thing, f"{match['head']}{match['ask']}{thing}") for thing in things]


def _is_noun(text: str) -> bool:
    """Tell whether a text is the name of something that is counted."""
    words = tagged(text)
    return (
        1 < len(text) <= _LONGEST
        and bool(words)
        and all(tag in _NOUNS for _, tag in words)
        and words[-1][1] != "v"
    )
