"""Small facts about characters, widths and words that the whole package shares."""

import re
import unicodedata
from functools import lru_cache

import jieba

SENTENCE_END = "。！？!?…"
CLOSERS = "”’」』）)》】\"'"

_SENTENCE_END = re.compile(rf"(?:[{re.escape(SENTENCE_END)}]|(?<=[a-zA-Z]{{2}})\.)[{re.escape(CLOSERS)}]*$")


def is_cjk(char: str) -> bool:
    """Tell whether a character is Chinese or full-width: such are set without spaces between."""
    if not char:
        return False
    code = ord(char)
    return (
        0x3000 <= code <= 0x9FFF
        or 0xFF00 <= code <= 0xFFEF
        or 0xF900 <= code <= 0xFAFF
        or code >= 0x20000
        or char in "“”‘’…—·"
    )


def is_han(char: str) -> bool:
    """Tell whether a character is a Chinese ideograph."""
    code = ord(char)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or code >= 0x20000 or char == "〇"


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends where a sentence may end."""
    return _SENTENCE_END.search(text[-8:]) is not None


@lru_cache(maxsize=8192)
def _char_width(char: str) -> float:
    if char.isascii() and char.isalnum():
        return 0.5
    if char.isspace() or unicodedata.combining(char):
        return 0.5
    wide = unicodedata.east_asian_width(char) in "WFA" or unicodedata.category(char)[0] in "PS"
    return 1.0 if wide else 0.5


def width(text: str) -> float:
    """Return how wide a text was set, in full-width characters.

    A Chinese character or a punctuation mark of any script is 1 (OCR writes full-width marks
    half-width), a Latin letter or digit 0.5.
    """
    return sum(map(_char_width, text))


def word_frequency(word: str) -> int:
    """Return how often the dictionary saw a word; 0 when it is none."""
    if not jieba.dt.initialized:
        jieba.setLogLevel(60)
        jieba.initialize()
    frequency: int = jieba.dt.FREQ.get(word, 0)
    return frequency


def is_word(left: str, right: str) -> bool:
    """Tell whether a dictionary word straddles the cut between two texts."""
    return any(
        word_frequency(left[-i:] + right[:j])
        for i in range(1, min(3, len(left)) + 1)
        for j in range(1, min(3, len(right)) + 1)
    )


def total_frequency() -> int:
    """Return the sum of all word frequencies of the dictionary."""
    word_frequency("的")
    total: int = jieba.dt.total
    return total
