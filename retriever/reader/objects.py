"""Whether a number counts another thing than the one that is asked for: bags of sand are no bags of cement."""

from functools import lru_cache
from typing import Final

from corpus.chinese.names import asked_words, tagged
from corpus.lazy import lazy_pattern
from retriever.question import Question
from retriever.reader.listing import items_of
from retriever.reader.subject import CLAUSE_END, Surroundings
from retriever.reader.wording import is_said, nouns_of

_NOUNS: Final = frozenset(("n", "nz", "vn", "an"))
_HOW_MANY: Final = ("多少", "几")
#: Endings of what there are several of in one body: 骨科, 一车间, 北校区.
_CLASSES: Final = frozenset("科室部组队班区站馆厅楼线系院")
#: Between a noun and its number: 服务站 + 共有 + 10个.
_LINKS: Final = frozenset(("v", "d", "p", "m", "q"))
_MOST_LINKS: Final = 2
_REACH: Final = 12
#: 18名楼栋长都是谁, 关停的58家企业分别是哪些: so many are to be named.
_TO_BE_NAMED: Final = lazy_pattern(
    r"(?<![第\d.])(?P<number>\d+)[名位人家个][^,，。的]{0,10}?(?:都|分别|各)?(?:是|有|叫)?(?:谁|哪些|哪几)"
)


@lru_cache(1024)
def counted_in(question: str) -> tuple[str, ...]:
    """Return the nouns that a question asks the number of: 多少袋水泥, 兽医站有几个; none where it names none."""
    words = [(word, tag) for word, tag in asked_words(question) if tag != "w"]
    at = next((i for i, (word, _) in enumerate(words) if word.startswith(_HOW_MANY)), None)
    if at is None:
        return ()
    behind = at + 1
    if behind < len(words) and words[behind][1] == "q":
        behind += 1
    found = _run(words[behind:])
    if not found and behind == len(words):
        before = words[:at]
        while before and before[-1][1] in _LINKS:
            before.pop()
        found = _run(before[::-1])[::-1]
    return tuple(word for word in found if len(word) > 1)


def counts_another(question: Question, around: Surroundings) -> bool:
    """Tell whether the evidence has no word for what is counted, and the number in the answer counts something else."""
    counted = counted_in(question.typed)
    told = f"{around.before}\n{around.paragraph}"
    if _names_sister(question, around, told):
        return True
    missing = [noun for noun in counted if not is_said(noun, told)]
    if not missing:
        return False
    near = "".join(counted_by(around))
    return bool(near) and not any(char in near for noun in missing for char in noun)


def is_only_counted(question: Question, answer: str) -> bool:
    """Tell whether so many are asked to be named (18名楼栋长都是谁) and an answer counts them again or names no two."""
    asked = _TO_BE_NAMED.search(question.squeezed)
    if asked is None or int(asked["number"]) < 2:
        return False
    return asked["number"] in answer or len(items_of(answer, 0, len(answer))) < 2


def _names_sister(question: Question, around: Surroundings, told: str) -> bool:
    """Tell whether the answer's clause names another of a class than the question: 骨科 for 儿科."""
    missing = [noun for noun in nouns_of(question.typed) if noun[-1] in _CLASSES and not is_said(noun, told)]
    clause = CLAUSE_END.split(around.lead)[-1] + around.answer + CLAUSE_END.split(around.rest, maxsplit=1)[0]
    there = (
        [word for word, tag in tagged(clause) if tag in _NOUNS and word not in question.typed]
        if missing
        else []
    )
    return any(len(word) > 1 and word[-1] == noun[-1] for noun in missing for word in there)


def counted_by(around: Surroundings) -> list[str]:
    """Return the nouns right behind an answer, else those right before it with a verb between at most."""
    behind = _run(tagged(around.rest[:_REACH]))
    if behind:
        return behind
    before = list(tagged(around.lead[-_REACH:]))
    for _ in range(_MOST_LINKS):
        if before and before[-1][1] in _LINKS:
            before.pop()
    return _run(before[::-1])[::-1]


def _run(words: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> list[str]:
    """Return the nouns that words begin with."""
    found: list[str] = []
    for word, tag in words:
        if tag not in _NOUNS:
            break
        found.append(word)
    return found
