"""Whether a value is told of a sibling of what is asked: 二期 for 一期, X6 for X6 Pro, “南篁一号” for “南篁二号”.

Siblings differ by a number, a letter or a suffix alone. A text tells of one until it names the other, so the last of
them before a value is the one that it belongs to.
"""

import re
from collections.abc import Iterator
from typing import Final

from corpus.chinese.digits import TO_TEN, to_ten
from corpus.chinese.names import Sort
from corpus.lazy import lazy_pattern
from retriever.question import Question
from retriever.reader.subject import Surroundings

#: 一期, 3标段, 甲组: one of several phases, lots or groups. (学期, 第3期 and 两期 are no phases of a work.)
_PHASE: Final = lazy_pattern(rf"(?<![第\d.])(?P<which>[1-9{TO_TEN}])(?P<kind>期(?!间|限|末|初|刊)|标段)")
#: 16路, 3号线: one of several lines.
_LINE: Final = lazy_pattern(r"(?<![\d.])\d{1,3}(?:路|号线)")
#: 第一本, 第2批: one of a row that an article tells one by one. (第1名 and 第3产业 are no such things.)
_NTH: Final = lazy_pattern(rf"第(?P<which>[\d{TO_TEN}]{{1,2}})(?P<kind>[本步轮批件条站季组段台部章项只头])")
#: x6, x6pro: a model, as comparable text has it.
_MODEL: Final = lazy_pattern(r"(?<![a-z\d.])(?P<stem>[a-z]{1,6}\d{1,4})[a-z]{0,8}")
#: By what two names of siblings differ.
_NUMERALS: Final = frozenset(f"0123456789{TO_TEN}甲乙丙丁abcd")
_NAMED: Final = (Sort.QUOTED, Sort.TITLE, Sort.LATIN, Sort.ORGANISATION, Sort.PLACE)


def is_of_a_sibling(question: Question, around: Surroundings) -> bool:
    """Tell whether the last sibling named before an answer is another one than the question names."""
    told = around.paragraph
    ends = len(around.lead)
    for wanted, mentions in _families(question, told, around.before):
        before = [found for found, start in mentions if start < ends]
        if before and before[-1] != wanted:
            return True
    return False


def _families(question: Question, told: str, before: str) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield what a question names with the siblings that a paragraph names, each with its place."""
    text = question.squeezed
    phases = {match.group(): match["kind"] for match in _PHASE.finditer(text)}
    if len(phases) == 1:
        ((wanted, kind),) = phases.items()
        yield wanted, [(m.group(), m.start()) for m in _PHASE.finditer(told) if m["kind"] == kind]
    lines = {match.group() for match in _LINE.finditer(text)}
    if len(lines) == 1 and lines <= {m.group() for m in _LINE.finditer(f"{before}{told}")}:
        yield lines.pop(), [(m.group(), m.start()) for m in _LINE.finditer(told)]
    numbered = {_number(match): match["kind"] for match in _NTH.finditer(text)}
    if len(numbered) == 1 and numbered.keys() <= {_number(m) for m in _NTH.finditer(f"{before}{told}")}:
        ((wanted, kind),) = numbered.items()
        yield wanted, [(_number(m), m.start()) for m in _NTH.finditer(told) if m["kind"] == kind]
    for match in _MODEL.finditer(text):
        found = [(m.group(), m.start()) for m in _MODEL.finditer(told) if m.group().startswith(match["stem"])]
        if match.group() in {name for name, _ in found}:
            yield match.group(), found
    for name in question.names:
        if name.sort in _NAMED and (places := _numbered(name.text)):
            for at in places:
                pattern = re.escape(name.text[:at]) + "(?P<which>.)" + re.escape(name.text[at + 1 :])
                found = [
                    (m.group(), m.start()) for m in re.finditer(pattern, told) if m["which"] in _NUMERALS
                ]
                if name.text in {one for one, _ in found}:
                    yield name.text, found


def _number(match: re.Match[str]) -> str:
    """Return an ordinal in digits with what it numbers: 1本 for 第一本."""
    which = match["which"]
    return f"{which if which.isdigit() or len(which) > 1 else to_ten(which)}{match['kind']}"


def _numbered(name: str) -> list[int]:
    """Return where a name of three characters and more has the numeral that tells it from its siblings."""
    places = [at for at, char in enumerate(name) if char in _NUMERALS]
    return places if len(name) > 2 and len(places) == 1 else []
