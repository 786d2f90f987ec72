"""A follow-up made whole: what it may mean, given what was asked before."""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from corpus.text import normalize
from retriever.reader import Kind, asked
from retriever.reader.evidence import ASKING_WORDS
from retriever.search import LONGEST_QUESTION

_PRONOUN = re.compile(
    r"它们?|他们?|她们?|该(?:公司|单位|村|县|镇|乡|社区|活动|项目|支部|合作社)"
    r"|[这那](?:(?:个|家|些|位|次|篇|里|边|儿)(?:公司|单位|村|县|镇|乡|社区|活动|项目|支部|合作社|人|地方)?"
    r"|公司|单位|村|县|镇|乡|社区|活动|项目|支部|合作社|人|地方)"
)
_ELLIPSIS = re.compile(
    r"^(?:那么?|还有|至于)?(?P<slot>[^，。？?]{1,16}?)(?:的)?(?:呢|又?怎么样|又如何|是多少|多少)?[？?。!！ ]*$"
)
#: A place begins neither with the rank of another (超市一类村) nor with a word before it (年拉萨市).
_PLACE = re.compile(
    r"(?![省市县旗州区乡镇村年月在的问与及])[\u4e00-\u9fff]{2,3}?"
    r"(?P<rank>省|(?<!超)市|县|旗|州|地区|社区|街道|区|乡|镇|村)"
)
_YEAR = re.compile(r"\d{2,4}年|[今去前明]年")
_NUMERAL = r"[\d一二三四五六七八九十]+"
_ORDINAL = re.compile(rf"(?:第{_NUMERAL}|{_NUMERAL}[类级等档])(?P<rank>\w)?")
_AGAIN = 0.6
_LEADING = re.compile(r"^(?:那么?|还有|至于|另外|所以|然后|还|又|再)+")


class Relation(Enum):
    """How a reading of a turn leans on the turn before it.

    Not at all; searched and read together with it; searched together and read alone; as that turn with
    another place, year or number; with that turn's answer for its pronoun.
    """

    PLAIN = "plain"
    CARRIED = "carried"
    FOUND = "found"
    REPLACED = "replaced"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """One reading of a turn.

    Attributes:
        text: the question made whole; it is searched for.
        read: the question that is put to the paragraphs found.
        focus: the part of it that says what is asked for.
    """

    relation: Relation
    text: str
    read: str
    focus: str


def bare(question: str) -> str:
    """Return a question without the marks at its end."""
    return question.strip().rstrip("？?。!！，, ")


def has_pronoun(question: str) -> bool:
    """Tell whether a question points at something said before."""
    return bool(_PRONOUN.search(question))


def is_elliptical(question: str) -> bool:
    """Tell whether a question only names another slot of the one before: 那昌都呢, 二类村呢, 2022年."""
    plain = normalize(question, numerals=False).text
    match = _ELLIPSIS.match(plain)
    if not match or ASKING_WORDS.search(match["slot"]):
        return False
    return (
        plain.rstrip("？?。 ").endswith("呢") or plain.startswith(("那", "还有")) or len(match["slot"]) <= 8
    )


def subject(question: str) -> str:
    """Return what a question is about: all of it but the words that ask."""
    return re.sub(r"\s+", "", ASKING_WORDS.sub("", bare(question)))


def names_again(question: str, topic: str) -> bool:
    """Tell whether a question repeats what the topic is about, most pairs of its characters."""
    pairs = set(map("".join, pairwise(subject(topic))))
    now = subject(question)
    return sum(pair in now for pair in pairs) >= _AGAIN * len(pairs)


def rewrites(question: str, topic: str | None, answer: str | None) -> list[Rewrite]:
    """Return the readings of a turn; the plain one comes first and is always among them, no other is too long.

    Args:
        question: what was typed.
        topic: the question before it, whole; None at the beginning.
        answer: the short answer to it.
    """
    found = [Rewrite(Relation.PLAIN, question, question, question)]
    if not topic or names_again(question, topic):
        return found
    now, before = bare(question), bare(topic)
    elliptical = is_elliptical(question)
    focus = f"{now}，{before}" if elliptical else now
    if elliptical and (replaced := _replaced(now, before)):
        found.append(Rewrite(Relation.REPLACED, replaced, replaced, replaced))
    whole = f"{before}，{now}"
    found.append(Rewrite(Relation.CARRIED, whole, whole, focus))
    if not elliptical:
        found.append(Rewrite(Relation.FOUND, whole, now, focus))
    kind = asked(topic).kind
    named = kind in (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.NAME) or "哪" in topic
    if answer and len(answer) <= 20 and named and has_pronoun(question):
        resolved = _PRONOUN.sub(answer, now, count=1)
        found.append(Rewrite(Relation.RESOLVED, resolved, resolved, now))
    plain, *others = found
    return [plain, *(rewrite for rewrite in others if len(rewrite.text) <= LONGEST_QUESTION)]


def _replaced(now: str, before: str) -> str | None:
    """Return the question before with a place, a year or an ordinal changed for the one named now."""
    match = _ELLIPSIS.match(now)
    slot = _LEADING.sub("", match["slot"]) if match else ""
    if not slot:
        return None
    if _YEAR.fullmatch(slot) and _YEAR.search(before):
        return _YEAR.sub(slot, before, count=1)
    for pattern in (_ORDINAL, _PLACE):
        named = pattern.fullmatch(slot)
        for there in pattern.finditer(before):
            if named and there["rank"] == named["rank"]:
                return before[: there.start()] + slot + before[there.end() :]
    return None
