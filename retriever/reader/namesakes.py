"""Whether an answer is told of another shop, school or bridge than the question names, in one article.

The tagger knows few names of such houses (雪莲超市 is a flower and a noun to it). So a name is what stands before the
word for the kind, where the evidence has both together as the question does, or more than once.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from corpus.chinese.digits import TO_TEN
from corpus.lazy import lazy_pattern
from retriever.question import Question
from retriever.reader.subject import Surroundings

#: Houses of one family: a fact of 柳桥中医院 is none of 滨江院区.
FAMILIES: Final = (
    "超市|商店|商场|大厦",
    "菜市场|农贸市场|夜市|市场",
    "饭店|酒店|宾馆|客栈|餐厅|餐馆|茶馆|面馆",
    "书店|药店",
    "合作社|农场|牧场|公司|茶厂|酒厂|工厂",
    f"学校|小学|中学|高中|大学|学院|幼儿园|(?<=[{TO_TEN}])中",
    "医院|院区|卫生院|卫生所|卫生室",
    "银行",
    "博物馆|图书馆|体育馆|游泳馆|纪念馆",
    "公园|广场",
    "大桥|隧道",
    "水库|电站",
    "车站|码头|机场",
    "社区",
    "小区|家园|花园",
)
_SIZES: Final = (6, 5, 4, 3, 2)
"""Characters of a name before the word for its kind, longest first."""
_OPENS: Final = lazy_pattern(r"(?:^|[。；！？!?;，,、：:“\"（(和与及在])$")
#: A name in Chinese characters; 这家医院 and 该医院 point at one that was named, 两家医院 counts some.
_NAME: Final = lazy_pattern(r"(?![这那该本此各每全两几我它])[\u4e00-\u9fff]+")


def is_of_a_namesake(question: Question, around: Surroundings) -> bool:
    """Tell whether the last house of a kind that is named before an answer is not the one that a question names."""
    told = f"{around.before}\n{around.paragraph}\n{around.after}"
    for family in FAMILIES:
        if len(wanted := _named_before(question.squeezed, family, told)) != 1:
            continue
        named = list(_mentions(around, family, told, wanted[0]))
        if named and not (_is_short_for(wanted[0], named[-1]) or _is_short_for(named[-1], wanted[0])):
            return True
    return False


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a name has all characters of a shorter one in their order: 竹溪合作社 for 竹溪村竹编合作社."""
    rest = iter(name)
    return all(char in rest for char in short)


def _named_before(text: str, family: str, told: str) -> list[str]:
    """Return the houses of a family that a question names as the evidence does."""
    found = []
    for match in re.finditer(family, text):
        heads = (text[max(0, match.start() - size) : match.start()] for size in _SIZES)
        head = next((head for head in heads if len(head) > 1 and head + match.group() in told), None)
        if head:
            found.append(head + match.group())
    return list(dict.fromkeys(found))


def _mentions(around: Surroundings, family: str, told: str, wanted: str) -> Iterator[str]:
    """Yield the houses of a family in what stands before an answer: names, and what is said more than once."""
    names = {name.end: name.text for name in around.names_ahead()}
    for match in re.finditer(family, around.lead):
        if around.lead.endswith(wanted, 0, match.end()):
            yield wanted
        elif match.end() in names:
            yield names[match.end()]
        elif match.start() in names:
            yield names[match.start()] + match.group()
        else:
            sizes = ((size, around.lead[max(0, match.start() - size) : match.end()]) for size in _SIZES)
            again = (
                name
                for size, name in sizes
                if _NAME.fullmatch(name)
                and _OPENS.search(around.lead, 0, match.start() - size)
                and told.count(name) > 1
            )
            yield from islice(again, 1)
