"""Where values of a kind of question stand in a text, as printed."""

import re
from collections.abc import Iterator
from typing import Final

from corpus.chinese.dimensions import Dimension
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever.question.answer_type import Kind

_UNCOUNTED: Final = (Dimension.MONEY, Dimension.SHARE, Dimension.DATE, Dimension.CLOCK, Dimension.NUMBER)

#: What answers a kind of question. 多少 asks for anything that is measured, and for a number that names.
DIMENSIONS: Final[dict[Kind, frozenset[Dimension]]] = {
    Kind.AMOUNT: frozenset({Dimension.MONEY, Dimension.RATE}),
    Kind.PERCENT: frozenset({Dimension.SHARE, Dimension.RATIO}),
    Kind.COUNT: frozenset(Dimension) - frozenset(_UNCOUNTED),
    Kind.DATE: frozenset({Dimension.DATE, Dimension.CLOCK, Dimension.DURATION}),
}

#: Kinds without a dimension that have a fixed shape all the same.
_PATTERNS: Final[dict[Kind, re.Pattern[str]]] = {
    Kind.PERSON: lazy_pattern(
        r"(?:书记|主任|校长|负责人|董事长|经理|局长|镇长|乡长|县长|市长|村民|市民|居民|党员|牧民|农民|专干|干部|老人|"
        r"队长|队员|学员|教师|医生|站长|院长|馆长|会长|主席|同志)(?P<value>[\u4e00-\u9fff·]{2,6}?)"
        r"(?=说|介绍|表示|告诉|认为|坦言|感叹|笑着|同志|是|[，。、：:“”（）()]|$)"
    ),
    Kind.NAME: lazy_pattern(r"《[^《》]{2,60}》|[“\"「『](?P<value>[^“”\"「」『』]{2,30})[”\"」』]"),
}


def find_values(text: str, kind: Kind) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of the values of a kind, in order; none for kinds without a fixed shape."""
    if kind in DIMENSIONS:
        wanted = DIMENSIONS[kind]
        yield from ((value.start, value.end) for value in find(text) if value.dimension in wanted)
    elif kind in _PATTERNS:
        for match in _PATTERNS[kind].finditer(text):
            group = "value" if match.groupdict().get("value") else 0
            yield match.span(group)
