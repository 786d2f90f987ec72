"""Text → tokens, in two ways: words and characters.

Words are jieba's search mode (long words and the words inside them), with the words of an archive's own dictionary
where it has one; grams are single characters and
neighbouring pairs, which find names and terms that no dictionary has. Both are cut from comparable text
(width, script, quotes, numerals), so a question finds its passage however either is written.
"""

from collections.abc import Callable
from itertools import pairwise

from corpus.chinese.questions import WORDS
from corpus.chinese.text import normalize
from corpus.chinese.worth import worth_tokens
from corpus.lazy import lazy_pattern
from retriever.segmenter import segmenter

_PIECE = lazy_pattern(r"[^\W_]+")

#: Words that only ask; they say nothing about where the answer stands.
ASKING = WORDS | frozenset("的了是在和与及吗呢吧啊呀么嘛我有都被把请想个") | {"请问", "一下", "告诉", "知道"}


def word_tokens(comparable: str) -> list[str]:
    """Return the words of a comparable text: jieba's search mode, punctuation dropped; 98.5% is 98 and 5 as well.

    Great numbers and shares have one more token, which is the same for 1.5亿 and 一亿五千万.
    """
    tokens: list[str] = []
    for word in segmenter().search_words(comparable):
        pieces = _PIECE.findall(word)
        if pieces and pieces != [word]:
            tokens.append(word)
        tokens += pieces
    return tokens + worth_tokens(comparable)


def dictionary_words(text: str) -> list[str]:
    """Cut a simplified text into the words of the dictionary; what is in none stays single characters."""
    return list(segmenter().words(text))


def is_word(text: str) -> bool:
    """Tell whether the dictionary has a word, in simplified characters."""
    return segmenter().has(text)


def gram_tokens(comparable: str) -> list[str]:
    """Return the characters of a comparable text and its neighbouring pairs; a Latin word or number is one."""
    units = _units(comparable)
    tokens: list[str] = []
    for unit, following in pairwise([*units, ""]):
        if unit:
            tokens.append(unit)
            if following:
                tokens.append(unit + following)
    return tokens


#: The analyzers, by the full-text table they fill. Both read comparable text (``corpus.chinese.text``).
ANALYZERS: dict[str, Callable[[str], list[str]]] = {"words": word_tokens, "grams": gram_tokens}


def analyze(text: str) -> dict[str, str]:
    """Return the tokens of a text for each table, separated by spaces."""
    comparable = normalize(text).text
    return {table: " ".join(tokens(comparable)) for table, tokens in ANALYZERS.items()}


def _units(text: str) -> list[str]:
    """Cut into characters, Latin words and numbers; an empty string stands where nothing may be joined."""
    units: list[str] = []
    growing = False
    for char in text:
        if not char.isalnum():
            growing = False
            if units and units[-1]:
                units.append("")
        elif char.isascii():
            if growing:
                units[-1] += char
            else:
                units.append(char)
            growing = True
        else:
            growing = False
            units.append(char)
    return units
