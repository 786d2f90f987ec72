"""Glyphs that look alike or are not seen at all: the characters behind what a printer or an OCR left in a text.

Radicals stand for the characters they are (⻘⽊县 is 青木县), full-width letters and digits for half-width ones,
and every dot between the parts of a name for one dot. Marks without a width (zero-width spaces, soft hyphens,
variation selectors) part nothing.
"""

import unicodedata
from typing import Final

from corpus.chinese.digits import TO_TEN
from corpus.chinese.radicals import RADICALS
from corpus.lazy import lazy_pattern

#: Dots that part the halves of a name: · • ‧ ・ ･ ∙ ⋅ and rarer ones.
MIDDLE_DOTS: Final = frozenset("\u00b7\u0387\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65")
DOT: Final = "·"
#: 十二·五 and 一·二八: between numerals a dot tells two numbers apart, or a number from its decimals.
_NUMERALS: Final = frozenset(f"〇零{TO_TEN}百千万亿两")

#: Soft hyphen, accents that follow their letter, joiners, zero-width and direction marks, variation selectors,
#: byte order marks.
_UNSEEN: Final = lazy_pattern(
    "[\u00ad\u0300-\u036f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_ACCENT: Final = lazy_pattern("[\u0300-\u036f]")
#: Latin letters that no decomposition brings to a plain one.
_STROKED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def _ordinary() -> dict[int, str]:
    """Return what stands one for one for another character: radicals, ideographs, width, accents, dots."""
    odd = [*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF), *range(0x2F800, 0x2FA1E)]
    odd += [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in odd}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):  # é is one e for the model as well
        letter = unicodedata.normalize("NFD", chr(code))[0]
        table |= {code: letter} if letter.isascii() else {}
    return table | RADICALS | dict.fromkeys(map(ord, MIDDLE_DOTS), DOT)


_ORDINARY: Final = _ordinary()


def ordinary(text: str) -> str:
    """Return the text in ordinary glyphs, one for one: the length never changes."""
    return text if text.isascii() else text.translate(_ORDINARY)


def equivalent(char: str) -> str:
    """Return the ideograph that a radical stands for; any other character as it is."""
    return RADICALS.get(ord(char), char)


def is_unseen(char: str) -> bool:
    """Tell whether a character has no width of its own and parts nothing."""
    return _UNSEEN.match(char) is not None


def seen(text: str) -> tuple[str, list[int] | None]:
    """Return the text without unseen characters, and where each of the others stood; None where all are seen."""
    if text.isascii() or not _UNSEEN.search(text):
        return text, None
    places = [place for place, char in enumerate(text) if not is_unseen(char)]
    return "".join(text[place] for place in places), places


def without_accents(text: str) -> str:
    """Return lower-case text with plain Latin letters: é, and e with an accent after it, read e."""
    if text.isascii():
        return text
    plain = "".join(_plain_letter(char) for char in text)
    return _ACCENT.sub("", plain).translate(_STROKED)


def _plain_letter(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    return parts if parts[0].isascii() else char


def parts_a_name(text: str, place: int) -> bool:
    """Tell whether the dot at a place stands between the halves of a name, so that many leave it out.

    One of its neighbours is a letter of a script without capitals; two numerals, or two Latin words, stay apart.
    """
    left, right = _neighbour(text, range(place - 1, -1, -1)), _neighbour(text, range(place + 1, len(text)))
    if not (left.isalpha() and right.isalpha()) or (left in _NUMERALS and right in _NUMERALS):
        return False
    return "Lo" in (unicodedata.category(left), unicodedata.category(right))


def _neighbour(text: str, places: range) -> str:
    """Return the first seen character at the places, or nothing."""
    return next((text[place] for place in places if not is_unseen(text[place])), "")
