"""Whether an answer is told of another shop, school or bridge than the question names, in one article.

The tagger knows few names of such houses (雪莲超市 is a flower and a noun to it). So a name is what stands before the
word for the kind, where the evidence has both together as the question does, or more than once.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from corpus.lazy import lazy_pattern
from retriever.question import Question
from retriever.reader.subject import Surroundings

_KINDS: Final = lazy_pattern(
    "超市|商店|商场|饭店|酒店|宾馆|客栈|餐厅|餐馆|茶馆|面馆|食堂|书店|药店|合作社|农场|牧场|茶厂|酒厂|公司|学校|小学|中学|大学"
    "|学院|医院|卫生院|卫生所|幼儿园|银行|博物馆|图书馆|体育馆|公园|广场|大桥|隧道|水库|电站|车站|码头|机场|大厦|小区|家园|花园"
)
_SIZES: Final = (6, 5, 4, 3, 2)
"""Characters of a name before the word for its kind, longest first."""
_OPENS: Final = lazy_pattern(r"(?:^|[。；！？!?;，,、：:“\"（(和与及在])$")
_HANZI: Final = lazy_pattern(r"[\u4e00-\u9fff]+")


def is_of_a_namesake(question: Question, around: Surroundings) -> bool:
    """Tell whether the last house of a kind that is named before an answer is not the one that a question names."""
    told = f"{around.before}\n{around.paragraph}\n{around.after}"
    for kind in dict.fromkeys(match.group() for match in _KINDS.finditer(question.squeezed)):
        wanted = _named_before(question.squeezed, kind, told)
        if len(wanted) != 1:
            continue
        named = [name for name, _ in _mentions(around.lead, kind, told, wanted)]
        if named and not (named[-1].endswith(wanted[0]) or wanted[0].endswith(named[-1])):
            return True
    return False


def _named_before(text: str, kind: str, told: str) -> list[str]:
    """Return the names that stand before a kind in a question and, together with it, in the evidence."""
    found = []
    for match in re.finditer(kind, text):
        heads = (text[max(0, match.start() - size) : match.start()] for size in _SIZES)
        name = next((head for head in heads if len(head) > 1 and head + kind in told), None)
        if name:
            found.append(name + kind)
    return list(dict.fromkeys(found))


def _mentions(lead: str, kind: str, told: str, wanted: list[str]) -> Iterator[tuple[str, int]]:
    """Yield the names of a kind in what stands before an answer: the wanted one, and such as are said again."""
    for match in re.finditer(kind, lead):
        for size in chain((len(wanted[0]) - len(kind),), _SIZES):
            start = match.start() - size
            name = lead[max(0, start) : match.end()]
            if start < 0 or not _HANZI.fullmatch(name):
                continue
            if name == wanted[0] or (_OPENS.search(lead, 0, start) and told.count(name) > 1):
                yield name, start
                break
