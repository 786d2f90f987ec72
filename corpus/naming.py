"""The persons, places and organisations that an article names, line by line: LAC, and rules for what it cuts short.

It reads the printed text in simplified characters: what makes texts comparable elsewhere (numerals, width, the dots in
transliterated names) costs it names. ``python -m benchmarks.names`` measures it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from corpus.chinese.bylines import printed_authors
from corpus.chinese.names import NO_NAME, Sort
from corpus.chinese.places import BELOW_PROVINCE
from corpus.chinese.tagging import load_tagger
from corpus.chinese.text import to_simplified
from corpus.lazy import lazy_pattern
from corpus.model import Article, HeadLine, Paragraph
from corpus.passages import windows

_SORTS: Final = {"PER": Sort.PERSON, "LOC": Sort.PLACE, "ORG": Sort.ORGANISATION}
_HAN: Final = r"\u4e00-\u9fff"
#: 卢卡斯・席尔瓦, 卢卡斯•席尔瓦: dots that stand for one.
_DOTS: Final = lazy_pattern("[•‧・･∙⋅]")
#: 记者 周大明 李思源: white space between words; that in 周 文 and in 清 河 县 is the printer's.
_BETWEEN_WORDS: Final = lazy_pattern(r"(?<=\S\S)\s+(?=\S\S)")
#: 巴里坤 | 草原, 幸福里 | 社区, 清水河 | 隧道: what sort of place it is, which the tagger leaves to the next word.
_KIND_OF_PLACE: Final = lazy_pattern(
    r"草原|草场|牧场|林场|农场|社区|街道|走廊|山脉|高原|盆地|平原|半岛|群岛|海峡|水库|运河|隧道|大桥|大道|湿地|国家公园|开发区|高新区|保护区|景区|[江河湖](?=[边畔岸水流面])"
)
#: 清澜 | 县委, 清澜县 | 纪委监委, 云州市委 | 宣传部: a body that has the name of its place.
_BODY: Final = lazy_pattern(
    r"(?:[省市县区州盟旗乡镇]|自治区)?(?:党委|委(?![员会托])|人民政府|政府|人大常委会|人大(?!代)|政协|纪委监委|纪委)(?:办公室|宣传部|组织部|统战部|政法委)?"
    r"|(?<=委)(?:办公室|宣传部|组织部|统战部)"
)
#: 南岸 | 消防救援站, 阿拉伯国家 | 联盟: the word of an organisation that says what it is.
_KIND_OF_BODY: Final = lazy_pattern(
    r"(?:救援站|站|联盟|联合会|协会|学会|商会|基金会|研究院|研究所|公司|集团|合作社|银行|大学|学院|中学|小学|医院|博物馆|图书馆)$"
)
#: Words that an organisation may have between its place and what it is.
_NOUNS: Final = frozenset(("n", "nz", "vn", "an", "j", "ORG"))
#: 达嘎乡 | 色甫村, 云州市 | 清澜县: the levels of a chain; 市区 and 村镇 are none.
_LEVEL: Final = lazy_pattern(
    rf"[{_HAN}]{{2,8}}?(?:自治[区州县旗]|特别行政区|地区|街道|社区|[省{BELOW_PROVINCE}](?![{BELOW_PROVINCE}委]|街道|社区))"
)
#: 牛某, 曾某某, 张先生: one of many.
_ANYBODY: Final = lazy_pattern(rf"[{_HAN}]{{1,2}}(?:某{{1,2}}|先生|女士|老师|师傅)|[小老阿][{_HAN}]")
#: 县委, 市政府, 该村, 中东部: no name of its own.
_NO_NAME: Final = lazy_pattern(
    r"[\d.%]+|[省市县区州盟旗乡镇村]{0,2}(?:委|党委|纪委|政府|人大|政协|常委会|工委|党组|支部|党支部|公安局|法院)"
    r"|.*[东南西北中]部|[我两此每][省市县区州乡镇村国]|[省市县区州乡镇村]|儿子|居家|江心"
)
#: 本报拉萨讯, which the tagger takes for the name of a body; its place is known as the dateline's.
_DATELINE: Final = lazy_pattern(rf"本[报社刊][{_HAN}]{{1,12}}[讯电]")
#: 欧盟, 县法院, but not 新时代 and 聚力: how the name of a body ends that is no longer than three characters.
_ENDS_BODY: Final = lazy_pattern(
    "[局委会党司厂校院队部社所站行团府处室店馆组庭办报台网军连联盟协约署厅集大]$"
)
_SHORT_BODY: Final = 3
_SHORTEST: Final = 2
_LONGEST: Final = 30


class _Word(NamedTuple):
    tag: str
    start: int
    end: int


class Named(NamedTuple):
    """A person, a place or an organisation at [start, end) of a text as ``readable`` gives it."""

    text: str
    sort: Sort
    start: int
    end: int


class NamedLine(NamedTuple):
    """A name, what it names, and the number of a line that has it: a paragraph's from 0, the head's from -1 down."""

    text: str
    sort: Sort
    line: int


def names_of(article: Article) -> list[NamedLine]:
    """Return the names of an article, once a line; where one is told as two sorts, as the more frequent one."""
    lines: list[tuple[int, HeadLine | Paragraph]] = list(enumerate(article.paragraphs))
    lines[:0] = ((-1 - n, line) for n, line in enumerate(article.head))
    told = [(name, number) for number, line in lines for name in _of_line(line)]
    sorts: dict[str, Counter[Sort]] = defaultdict(Counter)
    for (name, sort), _ in told:
        sorts[name][sort] += 1
    found = {name: counts.most_common(1)[0][0] for name, counts in sorts.items()}
    return [
        NamedLine(name, found[name], line) for name, line in dict.fromkeys((one[0], at) for one, at in told)
    ]


def _of_line(line: HeadLine | Paragraph) -> Iterator[tuple[str, Sort]]:
    """Yield the names of a line; those of a credit are known by how credits are printed."""
    if isinstance(line, HeadLine) and line.role == "byline":
        yield from ((name_key(author), Sort.PERSON) for author in printed_authors(line.text))
    else:
        yield from ((name.text, name.sort) for name in names_told(readable(line.text)))


def readable(text: str) -> str:
    """Return a text as the tagger reads it: simplified, with one shape of dot, words printed apart kept apart."""
    words = _BETWEEN_WORDS.split(_DOTS.sub("·", to_simplified(text)))
    return " ".join("".join(word.split()) for word in words)


def name_key(text: str) -> str:
    """Return a name as it is told, however it is written."""
    return "".join(readable(text).split())


def names_told(text: str) -> Iterator[Named]:
    """Yield the persons, places and organisations of a readable text, in order."""
    words = list(_words(text))
    end = 0
    for at, (tag, start, _) in enumerate(words):
        if tag not in _SORTS or start < end:
            continue
        sort, end = _completed(text, words[at:])
        for first, last in _levels(text, start, end) if sort is Sort.PLACE else [(start, end)]:
            name = text[first:last]
            if _is_name(name, sort) and not _DATELINE.fullmatch(text, max(0, first - 2), last):
                yield Named(name, sort, first, last)


def _words(text: str) -> Iterator[_Word]:
    for start, end in windows(Paragraph(text)):
        at = start
        for word, tag in load_tagger()(text[start:end]):
            yield _Word(tag, at, at + len(word))
            at += len(word)


def _completed(text: str, words: Sequence[_Word]) -> tuple[Sort, int]:
    """Return the sort of the name that some words begin with, and its end in what the tagger takes for other words."""
    tag, _, end = words[0]
    sort = _SORTS[tag]
    if sort is Sort.PERSON:
        for dot, part in pairwise(words[1:7]):
            if text[dot.start : dot.end] == "·" and dot.start == end:
                end = part.end
        return sort, end
    if body := _BODY.match(text, end):
        return Sort.ORGANISATION, body.end()
    if sort is Sort.PLACE and (kind := _KIND_OF_PLACE.match(text, end)):
        return sort, kind.end()
    for word in takewhile(lambda word: word.tag in _NOUNS, words[1:5]):
        if _KIND_OF_BODY.search(text, word.start, word.end):
            return Sort.ORGANISATION, word.end
    return sort, end


def _levels(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the levels of a chain of places, and what is left of it."""
    while level := _LEVEL.match(text, start, end):
        yield start, level.end()
        start = level.end()
    if start < end:
        yield start, end


def _is_name(name: str, sort: Sort) -> bool:
    if not _SHORTEST <= len(name) <= _LONGEST or NO_NAME.fullmatch(name) or _NO_NAME.fullmatch(name):
        return False
    if sort is Sort.PERSON:
        return not _ANYBODY.fullmatch(name)
    return sort is Sort.PLACE or len(name) > _SHORT_BODY or bool(_ENDS_BODY.search(name))
