"""An English question in units: its words and phrases, each with what it is in Chinese."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from corpus.chinese.english import LONGEST, in_chinese
from corpus.chinese.syllables import syllables_of
from corpus.lazy import lazy_pattern

#: Gives words in Latin letters in the characters of the archive, None for each that it does not have.
Spelling = Callable[[Sequence[str]], list[str | None]]

AUXILIARIES: Final = frozenset((
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "be", "been", "can",
    "could",
))  # fmt: skip
PREPOSITIONS: Final = frozenset((
    "of", "in", "on", "at", "for", "from", "about", "by", "to", "with", "into", "under", "among",
    "during", "near", "between",
))  # fmt: skip
#: Words that a Chinese question does without.
_IDLE: Final = frozenset((
    "the", "a", "an", "there", "any", "some", "this", "that", "these", "those", "it", "its", "their",
    "his", "her", "please", "and", "or", "so", "also", "ever", "yet", "exactly", "altogether",
    "in_total",
))  # fmt: skip
_TIMES: Final = {
    "last year": "去年",
    "this year": "今年",
    "next year": "明年",
    "so far": "目前",
    "now": "现在",
}
#: 36头牛, 12名党员: what stands between a number and what it counts.
_CLASSIFIERS: Final = (
    dict.fromkeys(("牦牛", "牛", "猪", "马"), "头")
    | dict.fromkeys(("羊", "鸡"), "只")
    | dict.fromkeys(("党员", "志愿者", "学生", "教师", "干部", "专干", "游客"), "名")
    | dict.fromkeys(("家庭", "户", "贫困户"), "户")
    | dict.fromkeys(("人", "元", "吨", "公里", "亩", "年", "月", "天", "小时"), "")
)
_TOKEN: Final = lazy_pattern(
    r"[A-Za-z][A-Za-z'’.-]*[A-Za-z]|[A-Za-z]|\d[\d,.]*%?|[\u4e00-\u9fff]+|[“\"《][^”\"》]+[”\"》]"
)
#: did, does: a verb follows.
_DID: Final = lazy_pattern(r"(?i:\b(?:did|does|do)\b)")
_YEAR: Final = lazy_pattern(r"(?:19|20)\d\d")


class Sort(Enum):
    """What a unit does in a sentence."""

    NOUN = "noun"
    VERB = "verb"
    AUXILIARY = "auxiliary"
    PREPOSITION = "preposition"
    NUMBER = "number"
    TIME = "time"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase: as it was typed, in Chinese (or as it was typed, where that is not known), and its sort."""

    typed: str
    chinese: str
    sort: Sort


def units_of(text: str, spelling: Spelling) -> list[Unit]:
    """Return the units of an English text, without the words that Chinese does without."""
    tokens = [token for match in _TOKEN.finditer(text) for token in _names_apart(match.group())]
    found: list[Unit] = []
    at = 0
    while at < len(tokens):
        unit, taken = _unit_at(tokens, at)
        if unit is not None:
            found.append(unit)
        at += taken
    while found and found[0].sort is Sort.PREPOSITION:
        found.pop(0)
    if tokens and _DID.search(text) and not any(unit.sort is Sort.VERB for unit in found):
        found = _with_deed(found)
    return _spelled(found, spelling, capitals=not text[1:].islower())


def _names_apart(token: str) -> list[str]:
    """Return the names spelled by sound that a hyphen joins (Beijing-Shanghai), else the token as it is."""
    names = token.split("-")
    spelled = all(name[:1].isupper() and name[1:].islower() and syllables_of(name) for name in names)
    return names if spelled else [token]


def _with_deed(units: list[Unit]) -> list[Unit]:
    """Return units with the last noun as the verb that it may be, too: what did they plant."""
    for number in range(len(units) - 1, -1, -1):
        word = in_chinese(units[number].typed, deed=True) if units[number].sort is Sort.NOUN else None
        if word is not None and word.sort == "verbs":
            return [*units[:number], Unit(units[number].typed, word.chinese, Sort.VERB), *units[number + 1 :]]
    return units


def _unit_at(tokens: Sequence[str], at: int) -> tuple[Unit | None, int]:
    """Return the longest unit that begins at a token, and how many tokens it takes."""
    word = tokens[at].lower()
    for length in range(min(LONGEST, len(tokens) - at), 0, -1):
        phrase = " ".join(tokens[at : at + length]).lower()
        if phrase in _TIMES:
            return Unit(phrase, _TIMES[phrase], Sort.TIME), length
        known = in_chinese(phrase) if word not in AUXILIARIES | PREPOSITIONS | _IDLE else None
        if known is not None:
            sort = Sort.VERB if known.sort == "verbs" else Sort.NOUN
            return Unit(phrase, known.chinese, sort), length
    return (None if word in _IDLE else _unit_of(tokens[at])), 1


def _unit_of(token: str) -> Unit:
    """Return the unit of a token that is in no list of words."""
    word = token.lower()
    for words, sort in ((AUXILIARIES, Sort.AUXILIARY), (PREPOSITIONS, Sort.PREPOSITION)):
        if word in words:
            return Unit(word, "", sort)
    if _YEAR.fullmatch(word):
        return Unit(word, f"{word}年", Sort.TIME)
    if word[0].isdigit():
        return Unit(word, word.replace(",", ""), Sort.NUMBER)
    return Unit(token, token, Sort.UNKNOWN if token.isascii() else Sort.NOUN)


def _spelled(units: list[Unit], spelling: Spelling, *, capitals: bool) -> list[Unit]:
    """Write what is spelled by sound in characters: neighbours as one name first (Pu Xiong), then each by itself.

    Where a question has capitals, a word without one is no name (a dike is no 的可).
    """
    found: list[Unit] = []
    at = 0
    while at < len(units):
        end = at
        while end < len(units) and _may_be_name(units[end], capitals=capitals):
            end += 1
        if end == at:
            found.append(units[at])
            at += 1
            continue
        typed = [unit.typed for unit in units[at:end]]
        whole = spelling(["".join(typed)])[0] if len(typed) > 1 else None
        written = [whole] if whole else spelling(typed)
        for unit, word in zip(units[at:end], written, strict=False):
            found.append(Unit(unit.typed, word, Sort.NOUN) if word else unit)
        at = end
    return found


def _may_be_name(unit: Unit, *, capitals: bool) -> bool:
    return (
        unit.sort is Sort.UNKNOWN
        and bool(syllables_of(unit.typed))
        and (unit.typed[0].isupper() if capitals else True)
    )


def noun_phrase(units: Sequence[Unit]) -> str:
    """Return a phrase in Chinese order: what follows a preposition comes first (meetings in Lhasa → 拉萨的会议)."""
    parts: list[list[str]] = [[]]
    for unit in units:
        if unit.sort is Sort.PREPOSITION:
            parts.append([])
        elif unit.sort is not Sort.AUXILIARY:
            counted = parts[-1] and parts[-1][-1].isdigit()
            parts[-1].append((_CLASSIFIERS.get(unit.chinese, "个") if counted else "") + _chinese(unit))
    return "的".join("".join(part) for part in reversed(parts) if part)


def measured(counted: Sequence[Unit]) -> str:
    """Return the measure word of what is counted (头 of 牦牛); empty where it has none of its own."""
    return _CLASSIFIERS.get(counted[-1].chinese, "") if counted else ""


def _chinese(unit: Unit) -> str:
    """Return a unit in Chinese; a word that is not known stays as it is, apart from the others."""
    return f" {unit.chinese} " if unit.sort is Sort.UNKNOWN else unit.chinese
