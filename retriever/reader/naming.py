"""Answers that are names: people side by side, and the thing to which a given date or amount belongs."""

from typing import Final

from corpus.chinese.dimensions import Dimension
from corpus.chinese.names import Sort, names_in, squeezed, tagged
from corpus.chinese.text import comparable
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern

_BESIDE: Final = "、/／"
_REACH: Final = 16
#: 王一、李二、张三分获前三名: each has a part of his own in what is told.
_EACH: Final = lazy_pattern(r"分获|分别|分列|分居|依次|各")
_NAMING: Final = frozenset(("n", "nz", "nw", "PER", "LOC", "ORG", "s", "j"))
_ACTING: Final = frozenset(("v", "p"))
_CLAUSES: Final = lazy_pattern("[，,。；;：:！？]")
_LONGEST: Final = 20
#: 竣工 of 那天竣工的是什么工程.
_DEED: Final = lazy_pattern(r"(?P<deed>[\u4e00-\u9fff]{2,4}?)的?是")
#: 工程于, 项目已在: what was named before is spoken of.
_IT: Final = lazy_pattern(r"(?:该|整个|全部)?(?:工程|项目|建筑|主体)[已将于在则]{0,3}")
#: What the names of what is built end in: 水库, 大桥, 隧道.
_BUILT: Final = frozenset("库站桥道厂程目路馆心场校院厦塔港头闸坝渠园楼")
_WHOLE_NAME: Final = 4


def whole_company(text: str, start: int, end: int, question: str) -> tuple[int, int]:
    """Return a person's name with those side by side with it (刘海平、秦川), but for whom the question names."""
    first, last = start, end
    while last < len(text) and text[last] in _BESIDE and (size := _person_after(text, last + 1, question)):
        last += 1 + size
    while first > 0 and text[first - 1] in _BESIDE and (size := _person_before(text, first - 1, question)):
        first -= 1 + size
    return (start, end) if _EACH.match(text, last) else (first, last)


def _person_after(text: str, at: int, question: str) -> int:
    """Return how long the name of a person is that begins at an offset, 0 for none that the question lacks."""
    names = names_in(squeezed(text[at : at + _REACH]))
    name = names[0] if names and names[0].sort is Sort.PERSON and names[0].start == 0 else None
    alike = name and text.startswith(name.text, at) and name.text not in question
    return len(name.text) if name and alike else 0


def _person_before(text: str, end: int, question: str) -> int:
    """Return how long the name of a person is that ends at an offset, likewise."""
    names = names_in(squeezed(text[max(0, end - _REACH) : end]))
    name = names[-1] if names and names[-1].sort is Sort.PERSON else None
    alike = name and text.endswith(name.text, 0, end) and name.text not in question
    return len(name.text) if name and alike else 0


def whole_body(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a body with the one that it is a branch of (农发行平川县支行), as far as the tagger takes both for one."""
    before = squeezed(text[max(0, start - _REACH) : end])
    names = names_in(before)
    name = names[-1] if names and names[-1].sort is Sort.ORGANISATION else None
    if name and name.end == len(before) and len(name.text) > end - start and text.endswith(name.text, 0, end):
        return end - len(name.text), end
    return start, end


def without_deed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a person without the verb that is marked with the name (力克 + 孙辰), and without 把 or 被 behind it."""
    if end - start > 2 and text[end - 1] in "把被":
        end -= 1
    at = start
    for word, tag in tagged(squeezed(text[start:end])):
        if tag == "PER":
            return at, end
        if tag not in _ACTING or not text.startswith(word, at):
            break
        at += len(word)
    return start, end


def thing_match(answer: str, question: str) -> float:
    """Return 1 where an answer names a thing, -1 where it cannot be the one that is asked for, else 0.

    Who asks what was finished on a day gives the day; an answer that has it, or is a deed or a clause, names nothing.
    """
    said = comparable(answer)
    given = {comparable(question[value.start : value.end]) for value in find(question)}
    told = {comparable(answer[value.start : value.end]) for value in find(answer)}
    dated = any(value.dimension is Dimension.DATE for value in find(answer))
    if dated or given & told or _CLAUSES.search(answer) or said in comparable(question):
        return -1.0
    words = tagged(squeezed(answer))
    if not words or words[-1][1] in _ACTING:
        return -1.0
    acts = any(tag in _ACTING for _, tag in words)
    return float(words[-1][1] in _NAMING and not acts and len(answer) <= _LONGEST)


def thing_spoken_of(question: str, quote: str) -> tuple[int, int] | None:
    """Return the noun that opens a sentence whose later clause says 工程于…竣工 of it on the day asked about, or None.

    The deed of the question must stand in that clause, behind the same day.
    """
    given = [value for value in find(question) if value.dimension is Dimension.DATE]
    if len(given) != 1:
        return None
    day = comparable(question[given[0].start : given[0].end])
    deed = _DEED.match(question, given[0].end)
    for value in find(quote):
        if value.dimension is not Dimension.DATE or comparable(quote[value.start : value.end]) != day:
            continue
        begin = max(quote.rfind(mark, 0, value.start) for mark in "。；！？") + 1
        clauses = _CLAUSES.split(quote[begin : value.start])
        behind = _CLAUSES.split(quote[value.end :], maxsplit=1)[0]
        if deed and deed["deed"] in behind and len(clauses) > 1 and _IT.fullmatch(clauses[-1]):
            size = _noun_at(clauses[0])
            return (begin, begin + size) if size else None
    return None


def _noun_at(clause: str) -> int:
    """Return how long the noun is, of a name or with one, that a clause begins with; 0 for none."""
    size, named = 0, False
    for word, tag in tagged(squeezed(clause)):
        if tag not in _NAMING or not clause.startswith(word, size):
            break
        size, named = size + len(word), named or tag in ("LOC", "ORG", "nz", "nw")
        if size >= _WHOLE_NAME and word[-1] in _BUILT:
            break
    return size if named else 0
