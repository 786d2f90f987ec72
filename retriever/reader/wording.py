"""How much of what a question asks about the evidence has words for."""

from functools import lru_cache
from typing import Final

from corpus.chinese.names import asked_names, asked_words
from corpus.chinese.questions import ASKING_WORDS
from retriever.question import Question
from retriever.reader.abbreviations import meaning_in
from retriever.reader.subject import Surroundings

_THINGS: Final = frozenset(("n", "nz"))
_NOUNS: Final = _THINGS | {"vn", "an"}
#: Deeds that the tagger takes for things.
_DEEDS: Final = frozenset(("开门", "关门", "开馆", "闭馆", "上班", "下班", "开业", "歇业"))
#: Nouns that only ask, or stand in any question.
_ASKING: Final = frozenset(
    (
        "名字", "姓名", "名称", "时候", "时间", "地方", "原因", "数量", "数目", "总数", "人数", "报道",
        "文章", "记者", "情况", "内容", "方面", "全称", "问题", "人员", "总额", "多少", "比重", "比例", "占比",
    )
)  # fmt: skip


@lru_cache(1024)
def nouns_of(question: str) -> tuple[str, ...]:
    """Return the nouns of a question of two characters and more that are in no name."""
    return _nouns(question, _NOUNS)


@lru_cache(1024)
def things_of(question: str) -> tuple[str, ...]:
    """Return those of them that name a thing and no deed: 食堂, but not 开门."""
    return tuple(word for word in _nouns(question, _THINGS) if word not in _DEEDS)


def _nouns(question: str, tags: frozenset[str]) -> tuple[str, ...]:
    names = [name.text for name in asked_names(question)]
    return tuple(
        word
        for word, tag in asked_words(question)
        if tag in tags
        and len(word) > 1
        and not (word in _ASKING or ASKING_WORDS.fullmatch(word))
        and not any(word in name for name in names)
    )


def nouns_missing(question: Question, around: Surroundings) -> tuple[str, ...]:
    """Return the nouns of a question of which the evidence has no two neighbouring characters."""
    told = f"{around.before}\n{around.paragraph}"
    return tuple(noun for noun in nouns_of(question.typed) if not is_said(noun, told))


def is_said(noun: str, told: str) -> bool:
    """Tell whether a squeezed text has two neighbouring characters of a noun, or what it abbreviates."""
    return meaning_in(noun, told) is not None or any(noun[i : i + 2] in told for i in range(len(noun) - 1))
