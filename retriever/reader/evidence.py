"""Measures of how much of a question's names and words a paragraph repeats."""

import math
from collections.abc import Sequence

from corpus.chinese.digits import ONES
from corpus.chinese.places import RANKS
from corpus.chinese.questions import ASKING_WORDS
from corpus.chinese.text import normalize
from corpus.chinese.values import find
from corpus.chinese.worth import ends, worths
from corpus.lazy import lazy_pattern
from retriever.tokens import gram_tokens, word_tokens

_PLACE = lazy_pattern(rf"(?P<name>[^\W\d的个些多少几哪了在和与跟给把被为是有各全本该新老每]{{2}})(?:{RANKS})")
#: 一家, 一斤, 哪一年: one of something is no number to be found again.
_ONE = lazy_pattern(rf"(?<![第十百千万亿{ONES}零〇\d])一(?![十百千万亿{ONES}零〇\d])")
_NUMBER = lazy_pattern(r"\d+(?:\.\d+)?")


def content_tokens(text: str) -> frozenset[str]:
    """Return the words, characters and pairs of a text that say what it is about."""
    plain = ASKING_WORDS.sub("，", normalize(text).text)
    return frozenset(word_tokens(plain)) | frozenset(gram_tokens(plain))


def information(wanted: frozenset[str], texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return the IDF of a question's tokens over the texts at hand."""
    count = len(texts)
    return {token: math.log(1 + count / (1 + sum(token in tokens for tokens in texts))) for token in wanted}


def coverage(wanted: dict[str, float], tokens: frozenset[str]) -> float:
    """Return the share in [0, 1] of the question's information that the tokens repeat."""
    total = sum(wanted.values())
    return sum(weight for token, weight in wanted.items() if token in tokens) / total if total else 0.0


def numbers_missing(question: str, text: str, but: frozenset[str] = frozenset()) -> int:
    """Return how many numbers of a question, but some, the text does not have, in any spelling."""
    there = set(_NUMBER.findall(normalize(text).text)) | but
    missing = set(_NUMBER.findall(normalize(_ONE.sub("", question)).text)) - there
    return len(missing - _spelt_otherwise(question, text)) if missing else 0


def _spelt_otherwise(question: str, text: str) -> set[str]:
    """Return the numbers of a question whose values a text has in another spelling: 1.5亿, 一亿五千万."""
    there = worths(text)
    alike = (value for value in find(question) if value.low is not None and {*ends(value)} <= there)
    return {n for v in alike for n in _NUMBER.findall(normalize(question[v.start : v.end]).text)}


def places_missing(question: str, text: str) -> int:
    """Return how many places that a question names by their rank (县, 镇, 村 …) the text does not name."""
    there = normalize(text, numerals=False).text
    asked = ASKING_WORDS.sub("，", normalize(question, numerals=False).text)
    return sum(name not in there for name in set(_PLACE.findall(asked)))
