"""The name of what a question is about; a follow-up can be completed with it."""

from collections.abc import Iterator
from typing import Final

from bot.dialogue.followups.dependence import (
    find_slot,
    has_personal_pronoun,
    has_pronoun,
    replace_pronoun,
    strip_marks,
)
from corpus.chinese.names import Sort, names_in, squeezed, tagged
from corpus.chinese.places import RANKS
from corpus.chinese.questions import ASKING_WORDS
from corpus.lazy import lazy_pattern
from retriever.reader import Kind, detect_answer_type

#: A place that is told in full by its rank: 澜江市 of 澜江市春茶.
_RANKED: Final = lazy_pattern(rf".+(?:{RANKS})")
_NAMES: Final = (Sort.PLACE, Sort.ORGANISATION, Sort.PERSON, Sort.TITLE, Sort.QUOTED, Sort.LATIN)
#: Tags of the words that go on a name: 措朗+公路, 格曲山+隧道.
_NOUNS: Final = frozenset({"n", "nz", "vn", "nw", "ORG", "LOC", "PER"})
_LONGEST: Final = 16
#: 全长多少, 座位是多少, 经理是谁: behind such a noun nothing but the asking comes; it is what is asked of the name.
_ASKED_BARELY: Final = lazy_pattern(r"(?:有|是|为|达|叫)?(?:多少|几何|什么|啥|谁|哪位|哪[里儿])[呢啊呀了]?$")
#: What a turn that only names another slot asks of it, by the kind of the question before.
_ASKING: Final = {
    Kind.AMOUNT: "多少",
    Kind.COUNT: "多少",
    Kind.PERCENT: "多少",
    Kind.DATE: "是什么时候",
    Kind.PERSON: "是谁",
    Kind.PLACE: "在哪里",
    Kind.LIST: "是哪些",
}


def find_topic_name(question: str) -> str:
    """Return the name of what a question is about; empty where there is none.

    The name is the first one in the question, with a second name and nouns that follow at once. Without any name it
    is the nouns that the question begins with.
    """
    text = squeezed(question)
    names = [name for name in names_in(text) if name.sort in _NAMES]
    if not names:
        return _nouns(text, 0)
    first = names[0]
    start, end = first.start, first.end
    for other in names[1:]:
        if other.start == end:
            end = other.end
    name = text[start:end]
    if not _RANKED.fullmatch(name) and first.sort is not Sort.PERSON:
        name += _nouns(text, end)
    return name if len(name) <= _LONGEST else first.text


def find_person(question: str, answer: str | None) -> str | None:
    """Return the one person that an answer names, else the one of its question, or None."""
    for text in (answer, question):
        people = [name for name in names_in(squeezed(text or "")) if name.sort is Sort.PERSON]
        if len(people) == 1:
            return people[0].text
    return None


def join_topic_name(question: str, topic: str, person: str | None, *, elliptical: bool) -> str:
    """Return a turn as a whole question about what the topic is about; empty where that has no name.

    Args:
        question: the turn.
        topic: the question before it.
        person: whom 他 and 她 stand for.
        elliptical: whether the turn only names another slot of the question before.
    """
    name = find_topic_name(topic)
    if has_personal_pronoun(question):
        return replace_pronoun(question, person) if person else ""
    if not name:
        return ""
    if has_pronoun(question):
        return replace_pronoun(question, name)
    said = find_slot(question) if elliptical else strip_marks(question)
    if said in name or name in said:
        return ""
    return f"{name}{said}{_asking(said, topic) if elliptical else ''}"


def _asking(slot: str, topic: str) -> str:
    """Return what asks for a slot: as its noun is asked for (经理是谁), else as the question before asked."""
    return _ASKING.get(detect_answer_type(slot).kind) or _ASKING.get(detect_answer_type(topic).kind, "")


def _nouns(text: str, start: int) -> str:
    """Return the nouns that stand at a place of a squeezed text, if they are no more than a name.

    Words that ask are none of them, nor is the noun that is asked for: 松岭大桥 of 松岭大桥全长多少.
    """
    found: list[str] = []
    for word, tag, at in _words(text):
        if at == start + sum(map(len, found)) and tag in _NOUNS and not ASKING_WORDS.search(word):
            found.append(word)
    rest = text[start + sum(map(len, found)) :]
    if found and (start or len(found) > 1) and _ASKED_BARELY.match(rest):
        found.pop()
    nouns = "".join(found)
    return nouns if len(nouns) <= _LONGEST else ""


def _words(text: str) -> Iterator[tuple[str, str, int]]:
    at = 0
    for word, tag in tagged(text):
        yield word, tag, at
        at += len(word)
