"""Text made comparable, with a map back to the original glyphs.

Matching ignores width (NFKC), case, accents, script (traditional → simplified), radicals set for characters,
marks without a width, the dot within a name, the shape of quotation marks and the way a number is written.
What is shown to a reader is always the original: every position of the comparable text leads back to the
stretch of the original it was made from.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import opencc

from corpus.chinese.glyphs import DOT, MIDDLE_DOTS, equivalent, is_unseen, parts_a_name, without_accents
from corpus.chinese.numerals import find_numerals
from corpus.chinese.radicals import RADICALS
from corpus.lazy import lazy_pattern

#: Halves of surrogate pairs: bytes that were no UTF-8, or a broken escape in JSON.
_UNPAIRED = lazy_pattern("[\ud800-\udfff]")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»「」『』〝〞＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´"), "'")

_KEPT = frozenset(map(chr, (*range(0x2460, 0x2500), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
"""Numbers in circles and the like: the 1 of ①2000元 is no part of the number after it."""
_SUPERSCRIPT = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_FULL_WIDTH_DIGITS = frozenset("０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Normalized:
    """A comparable text and, for each of its characters, the stretch of the original it stands for.

    Attributes:
        text: the comparable text.
        starts: original offset where character i's stretch begins, in code points.
        ends: original offset where it ends (exclusive).
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of the comparable stretch [start, end).

        Raises:
            ValueError: the stretch is empty or outside of the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters at [{start}, {end}) of {len(self.text)}")
        return self.starts[start], max(self.ends[start:end])


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def to_simplified(text: str) -> str:
    """Return the text in simplified characters, radicals as characters, one for one: the length never changes."""
    if text.isascii():
        return text
    text = text.translate(RADICALS)
    converted: str = _simplifier().convert(text)
    if len(converted) == len(text):
        return converted
    # A phrase that changes its length would break the map: convert glyph by glyph instead.
    glyphs = (_simplifier().convert(char) for char in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, glyphs, strict=True))


def _folded(text: str) -> Iterable[tuple[str, int]]:
    """Yield each character of the folded text with the offset of the original glyph."""
    for position, char in enumerate(text):
        if char in _KEPT or (char in _SUPERSCRIPT and text[position - 1 : position].isdigit()):
            yield char, position
        elif char in MIDDLE_DOTS:
            if not parts_a_name(text, position):
                yield DOT, position
        else:
            for piece in _folded_glyph(char):
                yield piece, position


@lru_cache(maxsize=1 << 14)
def _folded_glyph(char: str) -> str:
    """Return what a glyph compares as by itself; nothing for one that is not seen."""
    if is_unseen(char):
        return ""
    folded = unicodedata.normalize("NFKC", equivalent(char).translate(_QUOTES)).lower()
    return without_accents(folded.translate(_QUOTES))


def normalize(text: str, *, numerals: bool = True) -> Normalized:
    """Return the comparable form of a text: NFKC, lower case, simplified, one quote shape, Arabic numerals.

    Accents, unseen marks and the dots of names are left out. With ``numerals=False`` numbers stay as they are written.
    """
    pairs = list(_folded(text))
    folded = to_simplified("".join(char for char, _ in pairs))
    positions = [position for _, position in pairs]
    if not numerals:
        return Normalized(folded, tuple(positions), tuple(position + 1 for position in positions))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int) -> None:
        pieces.append(folded[start:end])
        starts.extend(positions[start:end])
        ends.extend(position + 1 for position in positions[start:end])

    done = 0
    for numeral in find_numerals(_with_commas_apart(text, folded, positions)):
        keep(done, numeral.start)
        pieces.append(numeral.text)
        starts.extend([positions[numeral.start]] * len(numeral.text))
        ends.extend([positions[numeral.end - 1] + 1] * len(numeral.text))
        done = numeral.end
    keep(done, len(folded))
    return Normalized("".join(pieces), tuple(starts), tuple(ends))


def _with_commas_apart(text: str, folded: str, positions: list[int]) -> str:
    """Return a folded text whose Chinese commas are Chinese again: 110，120 are two numbers, ３，７３０ is one."""
    if "，" not in text:
        return folded
    return "".join(
        "，" if text[at] == "，" and text[at - 1 : at] not in _FULL_WIDTH_DIGITS else char
        for char, at in zip(folded, positions, strict=True)
    )


def is_well_formed(text: str) -> bool:
    """Tell whether a text can be written as UTF-8; no table and no converter takes one that cannot."""
    return not _UNPAIRED.search(text)


def comparable(text: str) -> str:
    """Return the comparable form alone, without white space: equal strings mean the same words."""
    return "".join(normalize(text).text.split())


def letters(text: str) -> str:
    """Return the comparable letters and figures of a text: what a headline is told by."""
    return "".join(char for char in comparable(text) if char.isalnum())
