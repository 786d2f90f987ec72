"""A question in the spelling of the text: 品牌 for 品排, where the text has the word and no dictionary has the slip."""

from collections.abc import Iterator
from typing import Final

from corpus.chinese.names import Sort, asked_names
from corpus.chinese.sounds import same_sound
from corpus.chinese.text import to_simplified
from corpus.lazy import lazy_pattern
from retriever.tokens import dictionary_words, is_word

#: Characters that are words by themselves and stand beside anything.
_WORDS: Final = frozenset(
    "有是在的了和与把被给从到向对为以由就都还也又不没能会要用去来上下中里外内多少几谁什么哪怎啥个名人回次这那其"
)
_CHINESE: Final = lazy_pattern(r"[\u4e00-\u9fff]{2}")


def in_spelling_of(question: str, told: str) -> str:
    """Return a question with what was typed for another character of its sound as a text spells it.

    Two neighbouring characters that stand in no word of the dictionary become the one word of the text that differs
    by a character of the same sound. Names of persons are left: whether one is meant, ``forms`` decides.

    Args:
        question: as it was typed.
        told: a paragraph with its headline.
    """
    plain, told = to_simplified(question), to_simplified(told)
    persons = [name.text for name in asked_names(question) if name.sort is Sort.PERSON]
    for at in _loose_pairs(plain):
        pair = plain[at : at + 2]
        if pair in told or any(pair in person for person in persons):
            continue
        meant = [word for word in _alike(pair) if word in told and is_word(word)]
        if len(meant) == 1:
            question = question[:at] + meant[0] + question[at + 2 :]
    return question


def _loose_pairs(text: str) -> Iterator[int]:
    """Yield where two Chinese characters stand side by side that the dictionary takes for words by themselves."""
    at, loose = 0, False
    for word in dictionary_words(text):
        alone = len(word) == 1
        if alone and loose and _CHINESE.fullmatch(text, at - 1, at + 1):
            yield at - 1
        at, loose = at + len(word), alone


def _alike(pair: str) -> list[str]:
    """Return the pairs that sound like one and share a character with it."""
    first, second = pair[0], pair[1]
    behind = [] if second in _WORDS else [first + other for other in same_sound(second)]
    return behind + ([] if first in _WORDS else [other + second for other in same_sound(first)])
