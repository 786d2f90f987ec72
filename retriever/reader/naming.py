"""What a name is among the answers: people side by side, and the thing that a given date or amount belongs to."""

import re
from typing import Final

from corpus.chinese.names import Sort, names_in, squeezed, tagged
from corpus.chinese.values import find
from corpus.text import comparable

_BESIDE: Final = "、/／"
_REACH: Final = 16
#: 王一、李二、张三分获前三名: each has a part of his own in what is told.
_EACH: Final = re.compile(r"分获|分别|分列|分居|依次|各")
_NAMING: Final = frozenset(("n", "nz", "nw", "PER", "LOC", "ORG", "s", "j"))
_ACTING: Final = frozenset(("v", "p"))
_CLAUSES: Final = re.compile("[，,。；;：:！？]")
_LONGEST: Final = 20


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


def without_deed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a person without the verb that is marked with the name: 力克 + 孙辰."""
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
    if _CLAUSES.search(answer) or given & told or said in comparable(question):
        return -1.0
    words = tagged(squeezed(answer))
    if not words or words[-1][1] in _ACTING:
        return -1.0
    acts = any(tag in _ACTING for _, tag in words)
    return float(words[-1][1] in _NAMING and not acts and len(answer) <= _LONGEST)
