"""What a named thing is, read from the sentence that defines it: 即, 是指, 指的是, （…）, 所谓, 简称."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from corpus.chinese.clauses import trimmed
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever.segmenter import segmenter

#: “三个课堂”，即… · “两单”（…） · “一站”是指… · “X”是…的… · “四化”：…
_BEHIND: Final = (
    (
        lazy_pattern(
            r"[^，。；！？：“”（）]{0,12}[（(](?!以下简称|简称|下称)(?P<what>[^（）()]{6,120})[）)]"
        ),
        2.0,
    ),
    (
        lazy_pattern(
            r"[^，。；！？“”]{0,14}[，,]?(?:也就是说?|即是?|就是|指的就?是|是指|意思是|意即|意为|全称是?|全名是?|又称)(?P<what>[^。！？；]{3,160})"
        ),
        3.0,
    ),
    (
        lazy_pattern(
            r"[，,]?(?:就)?是(?!否|不是|因为|为了)(?P<what>(?:一[种项个套款条座家类])?[^。！？；]{4,120})"
        ),
        1.5,
    ),
    (lazy_pattern(r"[^，。；！？：“”]{0,8}(?:——|—|：|:)(?P<what>[^。！？]{6,140})"), 1.2),
    (lazy_pattern(r"[，,]?(?:分别(?:是|为)|包括|由|分为)(?P<what>[^。！？；]{4,140})"), 1.4),
)
#: …等“六进服务”: an enumeration right before the name, of as many items as the name says.
_NUMBER: Final = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_ITEMS_BEFORE: Final = lazy_pattern(
    r"(?P<what>[^，。；！？：“”、\"!,]{1,24}(?:、[^，。；！？：“”、\"!,]{1,24}){1,9})等?[“\"「]?$"
)
#: 把…叫做“X” · 被人称为“X” · 素有“X”之称: what is called so stands before, and perhaps who calls it so.
_CALLED: Final = lazy_pattern(
    r"(?P<what>[^，。！？；]{1,80}?)[，,]?(?:被[^，。！？；“”]{0,10}?|[一直常都也又还就]{1,2})?"
    r"(?:[昵尊统戏美人俗简号素]?[叫称喊](?:作|为|做|成)?|(?:誉|喻|视|看|当|比|形容|比喻|概括|归纳)(?:作|为|做|成)"
    r"|取名|名为|命名为|素有|享有|有着?)[“\"「（(]*$"
)
#: 业内人士把…: who calls it so is not what is called so.
_CALLER: Final = lazy_pattern(r"[^，。！？；]{0,16}?(?:(?<!大)把|将|(?<!主)管(?!理))")
#: 这条渠: what points to something told before says little.
_POINTS: Final = lazy_pattern("[这那该此它他她其]")
#: 素有“X”之称 · 有“X”之称的…: behind a mere 有 this must follow, and who is called so may follow it.
_HAS: Final = lazy_pattern(r"(?:素有|享有|有着?)[“\"「（(]*$")
_TITLE: Final = lazy_pattern(
    r"[”\"」]?的?(?:之称|之名|美称|美誉|雅号|别称|名号|外号|绰号)(?:的(?P<what>[^，。！？；：“”]{2,24}))?"
)
#: 一台老车床，它由退休工人修复: what it is has been said.
_OF_IT: Final = lazy_pattern(r"[，,](?:[它他她该]|其(?![中余他]))")
_ITEMS: Final = lazy_pattern("[^，。；、]{1,16}(?:、[^，。；、]{1,20})+")
_OPENING_MARK: Final = '“"「『《'
_CLOSING_MARK: Final = '”"」』》'


class Definition(NamedTuple):
    """What is said at [start, end) of a paragraph that a thing is, and how plainly: more is plainer."""

    start: int
    end: int
    plainness: float


def definitions(quote: str, start: int, end: int) -> Iterator[Definition]:
    """Yield what a paragraph says that the thing named at [start, end) is."""
    after = end + 1 if quote[end : end + 1] and quote[end] in _CLOSING_MARK else end
    opening = start - 1 if start and quote[start - 1] in _OPENING_MARK else start
    for pattern, plain in _BEHIND:
        if match := pattern.match(quote, after):
            first, last = match.span("what")
            of_it = _OF_IT.search(quote, first, last)
            last = of_it.start() if of_it else last
            yield Definition(*trimmed(quote, first, _end_of_items(quote, first, last)), plain)
    lead = quote[max(0, opening - 160) : opening]
    offset = opening - len(lead)
    title = _TITLE.match(quote, end)
    if title and title["what"]:
        yield Definition(*trimmed(quote, *title.span("what")), 1.7)
    elif (match := _CALLED.search(lead)) and (title or not _HAS.search(lead)):
        caller = _CALLER.match(match["what"])
        first = offset + match.start("what") + (caller.end() if caller else 0)
        last = offset + match.end("what")
        yield Definition(*trimmed(quote, first, last), 0.8 if _POINTS.match(quote, first, last) else 1.6)
    if (match := _ITEMS_BEFORE.search(lead)) and _are_as_many(match["what"], quote[start:end]):
        first = offset + match.start("what") + _before_first(match["what"])
        yield Definition(*trimmed(quote, first, offset + match.end("what")), 2.2)


def _end_of_items(quote: str, start: int, end: int) -> int:
    """Return where items end of which a figure is told behind: 即汽车、电池、光伏产品|出口38.6亿元."""
    items = _ITEMS.match(quote, start, end)
    told = next(
        (value for value in find(quote[start:end]) if items and value.start < items.end() - start), None
    )
    if items is None or told is None or told.start <= quote.rfind("、", start, items.end()) + 1 - start:
        return end
    *_, verb = segmenter().words(quote[items.start() : start + told.start])
    return start + told.start - len(verb)


def _before_first(listed: str) -> int:
    """Return how much stands before the first item: 在开展 of 在开展进社区、进单位, whose items all begin with 进."""
    first, *others = listed.split("、")
    opening = {other[:1] for other in others}
    return max(first.rfind(opening.pop()), 0) if len(opening) == 1 else 0


def _are_as_many(listed: str, name: str) -> bool:
    """Tell whether a list has as many items as its name says: 六进服务 has six."""
    number = next((_NUMBER[char] for char in name if char in _NUMBER), 0)
    return number > 1 and len(listed.split("、")) == number
