"""Whether a turn depends on the turn before it: it points back, it only names a slot, or it is self-contained."""

import re
from itertools import pairwise
from typing import Final

from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.questions import ASKING_WORDS
from corpus.lazy import lazy_pattern
from retriever.question import Question

_OF_THEM: Final = r"公司|单位|村|县|镇|乡|社区|活动|项目|支部|合作社|人|地方"
_PRONOUN: Final = lazy_pattern(
    rf"它们?|(?<!其)(?:他们|她们)(?:{_OF_THEM})?|(?<!其)他|她|该(?:公司|单位|村|县|镇|乡|社区|活动|项目|支部|合作社)"
    rf"|[这那](?:(?:个|家|些|位|次|篇|里|边|儿|座|条|件|块|批|场|部|封|只|头)(?:{_OF_THEM})?|{_OF_THEM})"
)
#: 它, 他们, 该公司, 这个村: nothing without what was said. (那个 may only introduce a name.)
_BACK: Final = lazy_pattern(
    r"它们?|(?<!其)他|她|该(?:公司|单位|村|县|镇|乡|社区)|这(?:个|家|座|条)?(?:公司|单位|村|县|镇|乡|社区|活动|项目|人)"
)
#: 他, 这位, 此人
_PERSON: Final = lazy_pattern(r"(?<!其)[他她](?!们)|[这那]位|此人")
#: 那 and 那么 before what is asked next: 那昌都呢. (那曲 and 那坡县 are places: no word of the language opens them.)
THAT: Final = r"那(?!曲(?![子调])|坡(?![上下地]))么?"
_SLOT_ALONE: Final = lazy_pattern(rf"^(?:{THAT}|还有|至于).*|.*呢[？?。!！ ]*$")
_ELLIPSIS: Final = lazy_pattern(
    rf"^(?:{THAT}|还有|至于)?(?P<slot>[^，,。？?]{{1,16}}?)(?:的)?(?:呢|又?怎么样|又如何|是多少|多少)?[？?。!！ ]*$"
)
_LEADING: Final = lazy_pattern(rf"^(?:{THAT}|还有|至于|另外|所以|然后|还|又|再)+")
_OPENED: Final = lazy_pattern(rf"{THAT}|还有")
#: 624头是什么 · 3730万元说的是什么: a value is given and its meaning asked. (2018年为啥停了 gives none.)
_VALUE: Final = lazy_pattern(
    r"^[\d.,万亿]+\S{0,4}?(?:说的|指的|代表的?)?(?:是|指|代表)(?:个)?(?:什么|啥|干什么|干啥|干嘛|做什么|怎么回事|哪|谁)"
)
#: 胡文写了几篇 · 记者万靖采写过哪些报道. (今年发了多少 and 是谁拍的照片 name no author.)
_AUTHOR: Final = lazy_pattern(
    r"^(?!是?谁)\w{2,8}?(?:写|采写|发表?|拍摄?|报道)[了过]?"
    r"(?:(?:几|多少)[篇条张幅]|(?:哪些|哪几|什么|啥)?的?(?:文章|报道|稿子?|照片))"
)
#: 有没有关于气象的报道 · 讲防汛的有哪几篇 · 最新的一篇是什么: asked of the archive. (这篇报道 is in hand.)
_CATALOGUE: Final = lazy_pattern(
    r"^(?!.{0,40}[这那该此]).{2,40}"
    r"(?:(?:报道|文章|稿子|新闻)(?:有(?:没有|吗|哪些|几篇|多少))?|(?:[哪多少]*几|多少|一)篇(?:是(?:什么|啥|哪篇))?)\W*$"
)
#: 罗海棠又是谁 · “老秤杆”是什么人
_IDENTITY: Final = lazy_pattern(
    r"^\W?(?P<name>\w{2,12}?)\W?(?:又|到底|究竟)?(?:是|叫)(?:谁|哪个|哪位|什么人|啥人|干什么的|干啥的)[啊呀呢]?\W*$"
)
#: 河长制包括哪些内容: a sentence with a subject and a predicate of its own.
_FULL: Final = lazy_pattern(r"^\w{4,}?都?(?:有|是|包括)(?:哪些|哪几\w|哪[二两三四五六]\w|什么|啥)\w{2,}")
#: What says nothing of a name: 拉萨有几家, 云峰的呢.
_LITTLE: Final = lazy_pattern(r"[的地得了着过有是在和与又也都还就那这个家名户人块元\W_]")
#: Characters that say what is asked of a name, at least.
_PREDICATE: Final = 2
_CLAUSES: Final = lazy_pattern("[,，;；。?？!！]")
#: Marks that end a question.
_MARKS: Final = "？?。!！，, "
_AGAIN: Final = 0.6
#: Characters of the topic's beginning that name it when they are repeated.
_NAME: Final = 4


def strip_marks(question: str) -> str:
    """Return a question without the marks at its end."""
    return question.strip().rstrip(_MARKS)


def has_pronoun(question: str) -> bool:
    """Tell whether a question points at something said before."""
    return bool(_PRONOUN.search(question))


def has_personal_pronoun(question: str) -> bool:
    """Tell whether a question points at somebody named before: 他, 她, 这位."""
    return bool(_PERSON.search(question))


def replace_pronoun(question: str, name: str) -> str:
    """Return a question with its first pronoun changed for a name."""
    return _PRONOUN.sub(lambda _: name, question, count=1)


def find_slot(question: str) -> str:
    """Return what a short turn names (那昌都呢 → 昌都); empty where it is no such turn."""
    match = _ELLIPSIS.match(strip_marks(question))
    return _LEADING.sub("", match["slot"]) if match else ""


def is_elliptical(question: Question | str) -> bool:
    """Tell whether a question only names another slot of the one before: 那昌都呢, 二类村呢, 2022年."""
    plain = Question.parse(question).plain.text
    match = _ELLIPSIS.match(plain)
    if not match or ASKING_WORDS.search(match["slot"]):
        return False
    return plain.rstrip("？?。 ").endswith("呢") or bool(_OPENED.match(plain)) or len(match["slot"]) <= 8


def needs_context(question: Question | str) -> bool:
    """Tell whether a turn means nothing without the turn before it: it points back, or only names a slot."""
    question = Question.parse(question)
    plain = question.plain.text
    return _points_out(plain) or (is_elliptical(question) and bool(_SLOT_ALONE.match(plain)))


def _points_out(plain: str) -> bool:
    """Tell whether a turn points back, not at a name in a clause of its own (陈平是谁？他多大了？)."""
    pointing = _BACK.search(plain)
    if pointing is None:
        return False
    *earlier, _ = _CLAUSES.split(plain[: pointing.start()])
    return not any(name.sort is not Sort.ORDINAL for clause in earlier for name in names_in(squeezed(clause)))


def extract_subject(question: str) -> str:
    """Return what a question is about: all of it but the words that ask."""
    return re.sub(r"\s+", "", ASKING_WORDS.sub("", strip_marks(question)))


def repeats_subject(question: str, topic: str) -> bool:
    """Tell whether a question repeats what the topic is about: its beginning, or most pairs of its characters."""
    about, now = extract_subject(topic), extract_subject(question)
    pairs = set(map("".join, pairwise(about)))
    return (len(about) > _NAME and about[:_NAME] in now) or (
        sum(pair in now for pair in pairs) >= _AGAIN * len(pairs)
    )


def is_self_contained(question: Question | str, topic: str | None) -> bool:
    """Tell whether a question says itself what it is about, so that no earlier question may change its meaning.

    It names somebody or something and says more of it than that, or it repeats the subject of the topic. Without a
    topic every question is.
    """
    if topic is None:
        return True
    question = Question.parse(question)
    plain = question.plain.text
    if any(pattern.match(plain) for pattern in (_VALUE, _AUTHOR, _CATALOGUE)):
        return True
    if repeats_subject(question.typed, topic) or _identified_person(plain, plain):
        return True
    if not ASKING_WORDS.search(plain):
        return False
    return not needs_context(question) and (bool(_FULL.match(plain)) or _says_of_a_name(question))


def find_identified_person(question: Question | str) -> str:
    """Return the person of whom a question asks who that is (罗海棠又是谁 → 罗海棠); empty for any other."""
    question = Question.parse(question)
    return _identified_person(question.plain.text, question.typed)


def _identified_person(plain: str, question: str) -> str:
    match = _IDENTITY.match(plain)
    return match["name"] if match and _is_somebody(match["name"], question) else ""


def _is_somebody(words: str, question: str) -> bool:
    """Tell whether words of a question are a person's name, or a name in quotation marks."""
    named = [name.text for name in names_in(squeezed(question)) if name.sort in (Sort.PERSON, Sort.QUOTED)]
    return squeezed(words) in named


def _says_of_a_name(question: Question) -> bool:
    """Tell whether a question names something and says what it wants to know of it."""
    text = question.squeezed
    names = [name for name in names_in(text) if name.sort is not Sort.ORDINAL]
    for name in names:
        text = text.replace(name.text, "")
    return bool(names) and len(_LITTLE.sub("", ASKING_WORDS.sub("", text))) >= _PREDICATE
