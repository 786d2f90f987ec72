"""Questions about another subject: their paragraph looks like the answer's and says nothing of what is asked.

A person, place, organisation, title, year or ordinal that the question and its paragraph share is exchanged in the
question for one that neither headline nor paragraph has. What was an answer is a neighbour's fact then, so the
question has none. Every second name is only changed by a character, since real archives are full of such pairs
(王永昌, 张永昌); a character of the same sound is no other name but a slip, and is not taken.

An object may be exchanged as well (沙袋 for 水泥): a common noun that question and paragraph share, for one that
other questions ask for, most often of the same article. Nouns that many questions have (资金, 情况) say too little
of what is asked and stay.
"""

import dataclasses
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from corpus.chinese.sounds import same_sound
from training.reader.sources import Example

#: Parts of speech of names: persons, places, organisations, others.
_NAMES: Final = frozenset(("nr", "ns", "nt", "nz", "nrt"))
#: Parts of speech of what a question asks about.
_NOUNS: Final = frozenset(("n", "vn"))
_COMMON: Final = 0.004
"""A noun of more than this share of the questions tells little of what one of them asks."""
_TITLE: Final = re.compile(r"(?<=《)[^《》]{2,20}(?=》)")
_PLACE: Final = re.compile(r"[\u4e00-\u9fff]{1,3}(?=[县市镇乡村州]|社区|公司|中学|小学|医院)")
_NUMBER: Final = re.compile(
    r"(?<=第)\d{1,3}(?=[届次期批季个])|(?<!\d)(?:19|20)\d\d(?=年)|(?<!\d)\d{1,2}(?=月)"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Name:
    """A name in a question and its sort; only names of one sort are exchanged."""

    text: str
    sort: str


@cache
def _tagger() -> Any:
    import rjieba  # noqa: PLC0415

    return rjieba


def names_of(question: str) -> list[Name]:
    """Return the names of a question, its years and ordinals among them."""
    tagged = [Name(word, sort) for word, sort in _tagger().tag(question) if sort in _NAMES and len(word) > 1]
    shaped = [Name(match.group(), "title") for match in _TITLE.finditer(question)]
    shaped += [Name(match.group(), "place") for match in _PLACE.finditer(question) if len(match.group()) > 1]
    return tagged + shaped + [Name(match.group(), "number") for match in _NUMBER.finditer(question)]


@cache
def nouns_of(question: str) -> tuple[str, ...]:
    """Return the common nouns of a question, of two characters and more."""
    return tuple(word for word, sort in _tagger().tag(question) if sort in _NOUNS and len(word) > 1)


class Swaps:
    """Exchanges subjects and objects of questions for others of their sort."""

    def __init__(self, examples: Iterable[Example]) -> None:
        """Take the examples whose questions lend each other their names and nouns."""
        self._pool: dict[str, list[str]] = defaultdict(list)
        groups: dict[str, set[str]] = {}
        for example in examples:
            groups.setdefault(example.question, set()).add(example.group)
        for question in sorted(groups):
            for name in names_of(question):
                self._pool[name.sort].append(name.text)
        counts = Counter(noun for question in groups for noun in set(nouns_of(question)))
        most = max(3, int(_COMMON * len(groups)))
        self._nouns = sorted(noun for noun, count in counts.items() if count <= most)
        self._telling = frozenset(self._nouns)
        self._nouns_of_group: dict[str, list[str]] = defaultdict(list)
        for question in sorted(groups):
            for group in groups[question]:
                self._nouns_of_group[group] += [n for n in nouns_of(question) if n in self._telling]

    def swapped(self, example: Example, rng: random.Random) -> Example | None:
        """Return the question about something that its paragraph does not name, or None where no name is shared."""
        known = f"{example.head} {example.text}"
        shared = [name for name in names_of(example.question) if name.text in known]
        if not shared:
            return None
        name = rng.choice(shared)
        for _ in range(8):
            other = self._other(name, rng)
            if other and other not in known and name.text not in other and other not in name.text:
                question = example.question.replace(name.text, other)
                return dataclasses.replace(example, question=question, span=None, answers=())
        return None

    def of_another_object(self, example: Example, rng: random.Random) -> Example | None:
        """Return the question for something else that its paragraph does not name, or None where no noun is shared."""
        known = f"{example.head} {example.text}"
        shared = [noun for noun in nouns_of(example.question) if noun in self._telling and noun in known]
        if not shared:
            return None
        noun = rng.choice(shared)
        for _ in range(8):
            pool = self._nouns_of_group[example.group] if rng.random() < 0.6 else self._nouns
            other = rng.choice(pool)
            if other not in known and other not in example.question and not set(other) & set(noun):
                question = example.question.replace(noun, other)
                return dataclasses.replace(example, question=question, span=None, answers=())
        return None

    def _other(self, name: Name, rng: random.Random) -> str | None:
        if name.sort == "number":
            number = int(name.text) + rng.choice((-3, -2, -1, 1, 2, 3))
            return str(number) if number > 0 else None
        other = rng.choice(self._pool[name.sort])
        return _with_one_character_of(name.text, other, rng) if rng.random() < 0.5 else other


def _with_one_character_of(name: str, other: str, rng: random.Random) -> str | None:
    """Return a name with one character from another one, of another sound; None where that is none."""
    at = rng.randrange(len(name))
    new = rng.choice(other)
    if new == name[at] or new in same_sound(name[at]) or not new.isalnum():
        return None
    return name[:at] + new + name[at + 1 :]
