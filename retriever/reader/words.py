"""A span grown to whole words and names: neither 尔·买买提 nor Roth of Eric Roth nor 级社区."""

from typing import Final

from corpus.chinese.text import to_simplified
from corpus.lazy import lazy_pattern
from retriever.tokens import dictionary_words, is_word

_LEAST_OUTSIDE: Final = 2
_NEAR: Final = 16
"""Characters on either side of an end that are cut into words."""
_PARTICLES: Final = frozenset(
    "的地得了着过是在和与及或为叫由对向被把将从到给让等说任有以其之于即并而也都就还又"
)
_HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
#: Rare characters, which the model's tokens know nothing of, begin and end names: 𠮷田, 王𬱖.
_RARE: Final = r"[\u3400-\u4dbf\U00020000-\U0003ffff]"
_RARE_BEFORE = lazy_pattern(rf"{_RARE}{{1,3}}$")
_RARE_AFTER = lazy_pattern(rf"{_RARE}{{1,3}}")
_DOT: Final = "·•‧・"
_DOTTED_AFTER = lazy_pattern(rf"[{_DOT}](?=[{_HAN}])")
#: Capitalised words with a space, a hyphen or an apostrophe between: Tom Hardy-Lee, Jean-Luc O'Neil.
_LATIN_WORD: Final = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’]{0,20}"
_LATIN_BEFORE = lazy_pattern(rf"(?<![A-Za-zÀ-ÿ])(?:{_LATIN_WORD}(?: |-)){{1,3}}$")
_LATIN_AFTER = lazy_pattern(rf"(?:(?: |-){_LATIN_WORD}){{1,3}}(?![A-Za-zÀ-ÿ])")
_LETTER = lazy_pattern(r"[A-Za-zÀ-ÿ0-9]")
_LETTERS_BEFORE = lazy_pattern(r"[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9._'’-]{0,30}$")
_LETTERS_AFTER = lazy_pattern(r"[A-Za-zÀ-ÿ0-9._'’-]{0,30}[A-Za-zÀ-ÿ0-9]")
#: What names a place behind its own name: 羊八井 + 草原.
_PLACE_ENDING = lazy_pattern(
    r"(?:大?草原|社区|街道|景区|牧场|林场|农场|公园|水库|广场|小区|新区|开发区|镇|乡|村|县|市|湖|山|寺|河)(?![长民委级])"
)

#: A group of people is what defines it, too: 退役 + 军人, 脱贫 + 户, 易地搬迁 + 群众.
_DEFINING: Final = (
    r"(?:退役|离退休|退休|残疾|留守|脱贫|低保|特困|困难|贫困|监测|(?:易地)?搬迁|返乡"
    r"|失业|下岗|在职|参保|独居|孤寡|高龄|失能|务工|创业|失地|受灾|少数民族|农村|城镇|驻村|高校|应届|流动|老)"
)
_GROUP: Final = (
    r"(?:军人|户|家庭|老人|儿童|学生|群众|职工|人员|干部|毕业生|妇女|青年|党员|农牧民|牧民|农民工?|村民|居民"
    r"|教师|人口)"
)
_DEFINED_BEFORE = lazy_pattern(rf"{_DEFINING}{{1,2}}$")
_GROUP_AT = lazy_pattern(_GROUP)


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
    """Return where the long word begins that an offset stands in the middle of, else the offset."""
    word = _word_over(text, start)
    return word[0] if word and _cuts(start - word[0], text[start : word[1]]) else start


def _ends(text: str, end: int) -> int:
    word = _word_over(text, end)
    return word[1] if word and _cuts(word[1] - end, text[word[0] : end]) else end


def _cuts(outside: int, inside: str) -> bool:
    """Tell whether so many characters more are cut off a word of which the span has the rest.

    A short word over an end is more often cut wrongly by the dictionary (太/子孙/登) than by the model, and a part
    that is a word by itself is cut from nothing: 歌手 of 台湾歌手.
    """
    return outside >= _LEAST_OUTSIDE and not (len(inside) > 1 and is_word(to_simplified(inside)))


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
    if _is_han(text[end - 1]) and text[end - 1] != "人" and (match := _PLACE_ENDING.match(text, end)):
        end = match.end()
    return start, end


def whole_group(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with both parts of the name of a group of people: 退役 + 军人."""
    if _GROUP_AT.match(text, start) and (match := _DEFINED_BEFORE.search(text, max(0, start - 8), start)):
        start = match.start()
    if _DEFINED_BEFORE.search(text, start, end) and (match := _GROUP_AT.match(text, end)):
        end = match.end()
    return start, end
