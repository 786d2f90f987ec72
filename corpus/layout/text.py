"""Small facts about characters and widths that the whole package shares."""

import re
import unicodedata
from functools import lru_cache

from corpus.chinese.brackets import OPENED_BY
from corpus.lazy import lazy_pattern

SENTENCE_END = "。！？!?…"
CLOSERS = "".join(OPENED_BY) + "\"'"

_SENTENCE_END = lazy_pattern(rf"(?:[{re.escape(SENTENCE_END)}]|(?<=[a-zA-Z]{{2}})\.)[{re.escape(CLOSERS)}]*$")


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
