"""A span grown to whole words and names: neither 尔·买买提 nor Roth of Eric Roth nor 级社区."""

import re
from typing import Final

from corpus.text import to_simplified
from retriever.tokens import dictionary_words, is_word

_NEAR: Final = 16
"""Characters on either side of an end that are cut into words."""
_PARTICLES: Final = frozenset(
    "的地得了着过是在和与及或为叫由对向被把将从到给让等说任有以其之于即并而也都就还又"
)
_HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
#: Rare characters, which the model's tokens know nothing of, begin and end names: 𠮷田, 王𬱖.
_RARE: Final = r"[\u3400-\u4dbf\U00020000-\U0003ffff]"
_RARE_BEFORE = re.compile(rf"{_RARE}{{1,3}}$")
_RARE_AFTER = re.compile(rf"{_RARE}{{1,3}}")
_DOT: Final = "·•‧・"
_DOTTED_AFTER = re.compile(rf"(?:[{_HAN}]{{0,6}}[{_DOT}](?=[{_HAN}]))")
#: Capitalised words with a space, a hyphen or an apostrophe between: Tom Hardy-Lee, Jean-Luc O'Neil.
_LATIN_WORD: Final = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’]{0,20}"
_LATIN_BEFORE = re.compile(rf"(?<![A-Za-zÀ-ÿ])(?:{_LATIN_WORD}(?: |-)){{1,3}}$")
_LATIN_AFTER = re.compile(rf"(?:(?: |-){_LATIN_WORD}){{1,3}}(?![A-Za-zÀ-ÿ])")
_LETTER = re.compile(r"[A-Za-zÀ-ÿ0-9]")
_LETTERS_BEFORE = re.compile(r"[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9._'’-]{0,30}$")
_LETTERS_AFTER = re.compile(r"[A-Za-zÀ-ÿ0-9._'’-]{0,30}[A-Za-zÀ-ÿ0-9]")
#: What names a place behind its own name: 羊八井 + 草原.
_PLACE_ENDING = re.compile(
    r"(?:大?草原|社区|街道|景区|牧场|林场|农场|公园|水库|广场|小区|新区|开发区|镇|乡|村|县|市|湖|山|寺|河)(?![长民委级])"
)


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span grown over the words of the dictionary, the Latin words and the rare characters that it cuts."""
    if (
        _LETTER.match(text, start)
        and start
        and (match := _LETTERS_BEFORE.search(text, max(0, start - 31), start))
    ):
        start = match.start()
    if _LETTER.match(text, end - 1) and (match := _LETTERS_AFTER.match(text, end)):
        end = match.end()
    if match := _RARE_BEFORE.search(text, max(0, start - 3), start):
        start = match.start()
    if match := _RARE_AFTER.match(text, end):
        end = match.end()
    return _begins(text, start), _ends(text, end)


def _begins(text: str, start: int) -> int:
    """Return where the word begins that an offset stands in the middle of, else the offset.

    A part that is a word by itself is cut from nothing: 歌手 of 台湾歌手.
    """
    word = _word_over(text, start)
    cut = word and text[start - 1] not in _PARTICLES and not _stands_alone(text[start : word[1]])
    return word[0] if word and cut else start


def _ends(text: str, end: int) -> int:
    word = _word_over(text, end)
    cut = word and text[end] not in _PARTICLES and not _stands_alone(text[word[0] : end])
    return word[1] if word and cut else end


def _stands_alone(part: str) -> bool:
    return len(part) > 1 and is_word(to_simplified(part))


def _word_over(text: str, offset: int) -> tuple[int, int] | None:
    """Return [start, end) of the word of the dictionary that an offset parts in two, or None."""
    if not 0 < offset < len(text) or not (_is_han(text[offset - 1]) and _is_han(text[offset])):
        return None
    at = max(0, offset - _NEAR)
    for word in dictionary_words(to_simplified(text[at : offset + _NEAR])):
        if at < offset < at + len(word):
            return at, at + len(word)
        at += len(word)
    return None


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the parts of a name that a dot or, in Latin letters, a space joins to it."""
    while match := _DOTTED_AFTER.match(text, end):
        end = match.end()
        end += _run(text, end)
    while start > 1 and text[start - 1] in _DOT and _is_han(text[start - 2]):
        start = _name_before(text, start - 1)
    if _LETTER.match(text, start) and (match := _LATIN_BEFORE.search(text, max(0, start - 64), start)):
        start = match.start()
    if _LETTER.match(text, end - 1) and (match := _LATIN_AFTER.match(text, end)):
        end = match.end()
    return start, end


def _run(text: str, at: int) -> int:
    """Return how long the name is that follows a dot: its first word, and the single characters behind it."""
    length = 0
    for word in dictionary_words(to_simplified(text[at : at + 8])):
        if not all(map(_is_han, word)) or word in _PARTICLES or (length and len(word) > 1):
            break
        length += len(word)
    return min(length, 6)


def _name_before(text: str, dot: int) -> int:
    """Return where the name before a dot begins: its last word, and the single characters before that."""
    at = dot
    words = dictionary_words(to_simplified(text[max(0, dot - 8) : dot]))
    for number, word in enumerate(reversed(words)):
        if not all(map(_is_han, word)) or word in _PARTICLES or (number and len(word) > 1):
            break
        at -= len(word)
    return max(at, dot - 6)


def whole_place(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with what names the place behind its name (羊八井草原)."""
    if _is_han(text[end - 1]) and (match := _PLACE_ENDING.match(text, end)):
        end = match.end()
    return start, end
