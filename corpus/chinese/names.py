"""Names in running text: persons, places, organisations, titles, ordinals, Latin names.

Persons, places and organisations are told by a tagger (``corpus.chinese.tagging``), the other names by their shape.
Everything is comparable text (``corpus.chinese.text``), without white space and middle dots, so that equal names are
equal strings.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from corpus.chinese.digits import ONES, TO_TEN
from corpus.chinese.places import BELOW_PROVINCE
from corpus.chinese.tagging import load_tagger
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern


class Sort(Enum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TITLE = "title"
    QUOTED = "quoted"
    ORDINAL = "ordinal"
    LATIN = "latin"


class Name(NamedTuple):
    """A name at [start, end) of a comparable text."""

    text: str
    sort: Sort
    start: int
    end: int


_TAGS: Final = {
    "PER": Sort.PERSON,
    "LOC": Sort.PLACE,
    "ORG": Sort.ORGANISATION,
    "nw": Sort.TITLE,
}
#: 《山居笔谈》; the marks are no part of the name.
_TITLE: Final = lazy_pattern(r"《(?P<name>[^《》]{2,30})》")
#: "瓷路千年": comparable text has one shape of quotation mark, so that pairs are counted from the first on.
_QUOTED: Final = lazy_pattern(r'"(?P<name>[^"]{0,40})"')
#: 第21届, 第三产业, 首轮, 5号线, 三期工程, 四类村, 甲组: one of several that are told apart by their number.
_ORDINAL: Final = lazy_pattern(
    rf"第(?P<number>\d{{1,3}}|[{TO_TEN}]{{1,3}})(?!书记|时间|方|步|线|手|大|人|多|以)(?P<kind>[届次批季轮期章版代局组集回节盘位名号]?)"
    r"|(?P<first>[首次])(?P<round>[届轮批季局盘节])"
    rf"|(?<![\d.])(?P<line>\d{{1,3}}|[{TO_TEN}])(?P<what>号线|号楼|期(?=工程|厂房|项目|建设|改造)|路(?=公交|车|最|[末首]班|的|[、,，和及][\d第])|(?<=\d\d)路(?![人大纵])"
    r"|(?<![分为共有哪几这那各等\d].)[类级](?=[\u4e00-\u9fff]))"
    r"|(?P<sign>[甲乙丙丁abc])(?P<group>组)"
)
_FIRST: Final = {"首": "1", "次": "2"}
#: 二类呢, 3等, 6号, 48周, 第2局: a turn that says no more of a thing than its number. (第1名 is 冠军 too.)
_NUMBERED: Final = lazy_pattern(
    r"第(?!1[名位])(?P<nth>\d{1,4})(?P<what>\w)?|(?<![\d.])(?P<number>\d{1,4})(?P<unit>[类级等档号周期批届栋])"
)
#: 头一期, 头一回: the first.
_HEADMOST: Final = lazy_pattern(r"头[1一](?=[期批届次回轮季年个])")
#: 一 of 一类 and 第一, which comparable text leaves as it is written.
_CLASS: Final = lazy_pattern(
    rf"(?<![{TO_TEN}百千万\d])[{ONES}](?=[类级等档号周期批届])|(?<=第)[{ONES}](?![{TO_TEN}百])"
)
#: What may end a number that a text does not name on its own: 1—3期, 五、六届.
_RUNS_ON: Final = "期批届"
#: novasix, plc, 5g: Latin letters with their digits; a lone letter is none.
_LATIN: Final = lazy_pattern(r"(?=[\d.\-]*[a-z])[a-z\d][a-z\d.\-']*[a-z\d]")
#: What LAC takes for a name and is none: offices without a name of their own (市委), datelines (清河电), 江水, 周几.
NO_NAME: Final = lazy_pattern(
    r"[\d.]+|[省市县区州乡镇村]?(?:委|党委|纪委|政府|人大|政协|常委会|工委|党组|支部)|.*[电讯]|[东南西北中]部|[各全本该][省市县区州乡镇村]|[江河湖海洪雨污]水|[省市县区州乡镇村港厂校院店馆山城园场]里|[修建架搭筑铺挖造过][桥路渠坝井墙房]|周几.*"
)
#: 青柳县新任文化局 is the 文化局 of 青柳县.
_TENURE: Final = lazy_pattern("(?<=.)(?:[新现前原]任|时任)")
#: 云州市, which the tagger takes for a body where no more is said; 云州超市 is one.
_RANKED: Final = lazy_pattern(
    rf"(?!.*(?:社区|[超夜菜股楼]市))[\u4e00-\u9fff]{{2,5}}?(?:自治[区州县旗]|地区|[{BELOW_PROVINCE}])"
)
#: 云州市|多措, 云州市|主动: a place with some of the next word; 云州市|中街 and 云州市|东湖 are places.
_RUN_ON: Final = lazy_pattern(
    rf"(?P<place>[\u4e00-\u9fff]{{2,5}}?(?:自治[区州县旗]|地区|[{BELOW_PROVINCE}]))[\u4e00-\u9fff]{{0,2}}"
    r"[^省市县区旗州盟乡镇村社街路道巷里弄湾山河江湖海岛港桥站场园馆寺庙沟坡岭峰谷川滩城坝坪关口门塘池泉洞庄屯寨营堡楼厂矿店院校所宫塔洲林原地部头边上下内外中东南西北]"
)
_VERBAL: Final = frozenset(("v", "vd", "ad", "d", "a", "p"))
"""Tags of what goes on with a verb: 云州市多措|并举, but not 云州市互助|超市."""
#: White space between Chinese characters parts words; inside a Latin name it does not.
_APART: Final = lazy_pattern(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")
_TO_WHOM: Final = "拜跟随向请找叫让帮给嫁娶问教救接送"
_SHORTEST: Final = 2
_LONGEST_QUOTED: Final = 20
#: 次仁·旺堆, 《读〈渡口〉札记》: marks that a name is typed with or without.
_UNSAID_MARKS: Final = lazy_pattern("[\\s·•‧・･∙⋅〈〉]")


@lru_cache(1024)
def squeezed(text: str) -> str:
    """Return the comparable form of a text without white space, middle dots and inner title marks."""
    return _UNSAID_MARKS.sub("", normalize(text).text)


@lru_cache(4096)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a squeezed text, each with its tag: its part of speech, or what it names."""
    return tuple(load_tagger()(text)) if text else ()


@lru_cache(4096)
def names_in(text: str) -> tuple[Name, ...]:
    """Return the names of a squeezed text, in order; where two overlap, the longer one."""
    found = sorted(_all_names(text), key=lambda name: (name.start - name.end, name.start))
    kept: list[Name] = []
    for name in found:
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda name: name.start))


def asked_names(question: str) -> tuple[Name, ...]:
    """Return the names of a question; key words that are typed with spaces between them stay apart."""
    return tuple(name for piece in _pieces(question) for name in names_in(piece))


def asked_words(question: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a question with their tags; see ``tagged``."""
    return tuple(word for piece in _pieces(question) for word in tagged(piece))


def _pieces(question: str) -> list[str]:
    return [piece for part in _APART.split(question) if (piece := squeezed(part))]


def ordinals_in(text: str) -> frozenset[str]:
    """Return the ordinals of a squeezed text, each in one form: 9届 for 第九届, and 第9 alone for any thing."""
    found = {_ordinal(match) for match in _ORDINAL.finditer(text)}
    return frozenset(found | {f"第{name[:-1]}" for name in found if name[:-1].isdigit()})


def with_digits(text: str) -> str:
    """Return a comparable text with classes and ordinals in digits: 3类 for 三类, 第1 for 头一."""
    plain = _HEADMOST.sub("第1", text)
    return _CLASS.sub(lambda match: str(ONES.index(match.group()) + 1), plain)


def numbers_unsaid(turn: str, text: str) -> list[str]:
    """Return what a turn calls by its number (二类, 第3批, 6号) and a text does not, both squeezed."""
    there = with_digits(text)
    return [
        found.group() for found in _NUMBERED.finditer(with_digits(turn)) if not _is_numbered(found, there)
    ]


def _is_numbered(found: re.Match[str], text: str) -> bool:
    number, unit = found["nth"] or found["number"], found["what"] or found["unit"] or ""
    thing = {"号": "[号日]"}.get(unit, re.escape(unit))
    after = f"(?:{thing}|[-—–~至、和])" if unit and unit in _RUNS_ON else thing
    return re.search(rf"(?<![\d.]){number}{after}", text) is not None


def _ordinal(match: re.Match[str]) -> str:
    sign = match["number"] or match["line"] or match["sign"] or _FIRST[match["first"]]
    numeral = normalize(f"{sign}个").text.removesuffix("个")
    if match["number"] and not match["kind"]:
        return f"第{numeral}"
    return numeral + (match["kind"] or match["round"] or match["what"] or match["group"])


def _all_names(text: str) -> Iterator[Name]:
    for pattern, sort in ((_TITLE, Sort.TITLE), (_QUOTED, Sort.QUOTED)):
        for match in pattern.finditer(text):
            if _SHORTEST <= len(match["name"]) <= _LONGEST_QUOTED:
                yield Name(match["name"], sort, *match.span("name"))
    for match in _ORDINAL.finditer(text):
        yield Name(_ordinal(match), Sort.ORDINAL, *match.span())
    for match in _LATIN.finditer(text):
        yield Name(match.group(), Sort.LATIN, *match.span())
    start = 0
    for (word, tag), (next_word, following) in pairwise((*tagged(text), ("", ""))):
        name = _without_deed(word, next_word) if tag == "PER" else word
        if tag in _TAGS and len(name) >= _SHORTEST and not NO_NAME.fullmatch(name):
            yield _name(name, _TAGS[tag], start, following)
        start += len(word)


def _without_deed(word: str, following: str) -> str:
    """Return a person's name without what he does to whom is asked for: 旺姆拜|谁 is 旺姆."""
    return word[:-1] if len(word) > _SHORTEST and following == "谁" and word[-1] in _TO_WHOM else word


def _name(word: str, sort: Sort, start: int, following: str) -> Name:
    """Return the name that a word at an offset is, by the tag of the next word; the tagger mistakes sorts and ends."""
    if sort is Sort.ORGANISATION and _RANKED.fullmatch(word):
        sort = Sort.PLACE
    if sort is Sort.PLACE and following in _VERBAL and (run_on := _RUN_ON.fullmatch(word)):
        word = run_on["place"]
    return Name(_TENURE.sub("", word), sort, start, start + len(word))
