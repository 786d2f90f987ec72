"""Whether the paragraphs that a sentence cites say what it says: each rule a way in which a model goes wrong.

A rule is strict rather than kind. A true sentence that is dropped costs a wording, a false one that is shown costs the
reader's trust.
"""

from collections.abc import Callable, Sequence
from typing import Final

from bot.dialogue.rephrasing.prompt import spoken_to_readers
from bot.dialogue.rephrasing.standing import changes_otherwise, stands_elsewhere
from corpus.chinese.names import Sort, names_in, ordinals_in, squeezed, tagged
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever import Citation, origin
from retriever.reader.evidence import numbers_missing
from retriever.tokens import word_tokens

#: Share of the characters of its nouns, verbs and adjectives that the paragraphs must have, of every clause.
_COVERED: Final = 0.6
#: What counts for less: the word is not there, but its character is; a verb that begins alike is (分到 for 分给).
_HALF, _ALIKE = 0.5, 0.75
_CONTENT: Final = ("n", "v", "a", "t", "s", "PER", "LOC", "ORG", "TIME")
#: Words that say nothing of their own.
_LIGHT: Final = frozenset("是有为达共得用来去到出上下成给着起完") | {
    *("达到", "共有", "共计", "分别", "得到", "其中", "包括", "可以"),
}
_CLAUSE_END: Final = lazy_pattern(r"[，,；;：:。！？!?]")
#: 没有完工, 不收费, 尚未批准: what is denied, by its next characters.
_DENIED: Final = lazy_pattern(
    r"(?:没有?|尚?未|并?不(?!仅|但|断|少|久|同|过|足|止|论|管)|无|非(?!常))(?P<what>[\u4e00-\u9fff\d]{1,2})"
)
#: 高于, 比…多, 最大, 增加, 因此, 可见: what compares, ranks, tells a direction or concludes must be printed as well.
_JUDGING: Final = lazy_pattern(
    r"[高低多少大小快慢早晚长短]于|超过|不如|超出|[较比](?=[^。，]{1,12}[高低多少大小快慢早晚好差])|最[\u4e00-\u9fff]|增加|增长|上升|提高|提升|扩大|延长|上涨|减少|下降|降低|缩小|缩短|下跌|翻番|首次|唯一|因此|因而|所以|由此|可见|"
    r"说明了?|意味着|导致|使得|预计|将会|可能|或许|大概|据悉|显然"
)


def support_of(citations: Sequence[Citation]) -> str:
    """Return what some citations say: their paragraphs, and what is printed at the head of their articles."""
    lines: list[str] = []
    for citation in citations:
        article = citation.article
        lines += [spoken_to_readers(citation.quote), article.title or "", article.byline or ""]
        lines += [*origin(article), article.date or ""]
    return "\n".join(filter(None, lines))


def fault_of(sentence: str, citations: Sequence[Citation], question: str, answer: str) -> str | None:
    """Return what is wrong with a sentence, or None where its citations say what it says.

    Args:
        sentence: as the model worded it.
        citations: the paragraphs that it names.
        question: what was asked, made whole; a sentence must speak of it.
        answer: what was found.
    """
    if not citations:
        return "cites nothing"
    support = support_of(citations)
    if numbers_missing(sentence, support) or not _values(sentence) <= _values(support):
        return "a number that is not there"
    if stands_elsewhere(sentence, support) or changes_otherwise(sentence, support):
        return "a number that is told of something else"
    for fault, holds in _RULES.items():
        if holds(sentence, support):
            return fault
    if answer not in sentence and not _words(sentence) & (_words(question) | _words(answer)):
        return "not what was asked"
    return None


def _values(text: str) -> set[tuple[object, ...]]:
    """Return the values of a text with their units; 3730万元 and 37300000元 are one."""
    return {
        (value.unit, value.low, value.high) for value in find(text) if value.low is not None or value.high
    }


def _strange_name(sentence: str, support: str) -> bool:
    there = squeezed(support)
    ordinals = ordinals_in(there)
    return any(
        name.text not in (ordinals if name.sort is Sort.ORDINAL else there)
        for name in names_in(squeezed(sentence))
    )


def _strange_words(sentence: str, support: str) -> bool:
    there = squeezed(support)
    return any(_covered(clause, there) < _COVERED for clause in _CLAUSE_END.split(sentence))


def _covered(clause: str, there: str) -> float:
    """Return the share of a clause's content that a squeezed text has; 1 where it has no content."""
    words = [
        (word, tag)
        for word, tag in tagged(squeezed(clause))
        if tag.startswith(_CONTENT) and word not in _LIGHT
    ]
    total = sum(len(word) for word, _ in words)
    return sum(_found(word, tag, there) for word, tag in words) / total if total else 1.0


def _found(word: str, tag: str, there: str) -> float:
    if word in there:
        return len(word)
    if tag.startswith("v") and word[0] in there:
        return _ALIKE * len(word)
    return _HALF * sum(char in there for char in word)


def _turned_round(sentence: str, support: str) -> bool:
    """Tell whether a sentence denies what is not denied there, or says what is denied there."""
    said, there = squeezed(sentence), squeezed(support)
    denied, denied_there = _denied(said), _denied(there)
    if denied - denied_there:
        return True
    return any(
        said.count(what) > sum(one == what for one in _DENIED.findall(said))
        and there.count(what) == _DENIED.findall(there).count(what)
        for what in denied_there - denied
    )


def _denied(text: str) -> set[str]:
    return set(_DENIED.findall(text))


def _judged(sentence: str, support: str) -> bool:
    return any(found.group() not in support for found in _JUDGING.finditer(sentence))


def _words(text: str) -> set[str]:
    return {word for word in word_tokens(text) if len(word) > 1}


_RULES: Final[dict[str, Callable[[str, str], bool]]] = {
    "a name that is not there": _strange_name,
    "words that are not there": _strange_words,
    "denied, or no longer denied": _turned_round,
    "a judgement that is not there": _judged,
}
