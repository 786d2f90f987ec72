"""Words typed in Latin letters without tones become the characters that the archive has.

Viterbi over the characters of each syllable: a pair that stands in many passages is likely, one that stands in none
ends a word. Function words of questions (多少, 什么) are known without the archive; names of people are handed in,
for their credits are in no passage.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from corpus.chinese.questions import COMMON_WORDS
from corpus.chinese.syllables import characters, syllables_of
from retriever.index.lexical import PassagesHolding

#: What questions are made of, whatever the archive holds.
ASKING_WORDS: Final = (
    *COMMON_WORDS, "什么时候", "哪年", "几个", "多长", "多大",
    "时间", "地方", "是谁", "写的", "是什么", "一共", "有没有", "报道", "哪几", "成立", "在哪里",
    "多少钱", "好多钱", "花了", "占多少", "是多少", "有多少", "有多长", "多久", "哪一年", "是哪", "哪天",
    "是不是", "了没有", "了吗", "过吗", "的吗", "怎么样", "总结", "介绍", "讲了什么",
    *(f"几{measure}" for measure in "个头家户名年次条件张批期种类处亩台天岁篇人只项"),
)  # fmt: skip
#: 运了, 养过: what is done to what is counted.
_DOERS: Final = "运养种写办建投捐送发拍修得挖救帮查招评当去来做用给开搬住走收分请派选买卖培带"
_DEEDS: Final = frozenset(f"{verb}{end}" for verb in _DOERS for end in "了过")
#: A syllable that ends a question by itself is a particle: 脱贫了 ma.
_LAST: Final = {"ma": "吗", "ne": "呢", "ba": "吧"}
#: Words of one character that stand by themselves: particles, measures, the plainest verbs.
_PARTICLES: Final = frozenset(
    "的了是在有吗和与谁几年月日过头个名户亩吨元人次家篇件条只台种期天号钱写养建办买卖一二两三四五六七八九十"
)
#: The archive's numerals are kept as figures, so that no pair with one stands in it.
_NUMERALS: Final = frozenset("一二两三四五六七八九十")
_NUMERAL: Final = 0.5
#: What may end a typed word without standing behind it in the archive: 运了, 做过, 谁的, 对吗.
_ENDINGS: Final = frozenset("了过的吗呢吧")
#: What only a verb stands before: 运 in yun le duoshao.
_AFTER_A_DEED: Final = frozenset("了过")
#: How sure such a word is, in passages.
_KNOWN: Final = 200
#: What it adds that a pair is a word of the archive, and not only the end of one beside the beginning of another.
_WORD: Final = 2.0
#: What it costs to cut a typed word into a syllable more than it needs (qian is 钱 before it is 七安).
_CUT: Final = 4.0
#: What a pair costs that stands nowhere: inside of what was typed as one word, and between two.
_BROKEN: Final = 9.0
_APART: Final = 2.0

#: Typed words that one name may be spelled in.
_MOST_OF_A_NAME: Final = 5
#: Syllables of one question that are looked at, and characters of one syllable.
MOST_SYLLABLES: Final = 40
_MOST_CHARACTERS: Final = 60


class _Step(NamedTuple):
    """The best way to a character: its worth, the character before, and whether the pair with that is known."""

    worth: float
    before: str
    joined: bool


def transliterate(
    passages_holding: PassagesHolding, words: Sequence[str], names: Mapping[str, str] | None = None
) -> list[str | None]:
    """Return typed words in the characters of the archive; None for each that it has no word for.

    Args:
        passages_holding: tells in how many passages tokens are.
        words: in the order of typing; each is cut into syllables in every way that there is.
        names: spellings and the names they are of.
    """
    known = names or {}
    found = _named(words, known)
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and found[end] is None and syllables_of(words[end]):
            end += 1
        if end > start:
            found[start:end] = _run(passages_holding, words[start:end])
        start = max(end, start + 1)
    return found


def _named(words: Sequence[str], known: Mapping[str, str]) -> list[str | None]:
    """Return the words that spell a known name, alone or side by side (hu wen), each with its characters."""
    found: list[str | None] = [known.get(word.lower()) for word in words]
    for start in range(len(words)):
        for end in range(min(len(words), start + _MOST_OF_A_NAME), start + 1, -1):
            name = known.get("".join(words[start:end]).lower())
            sizes = [len(ways[0]) if (ways := syllables_of(word)) else 0 for word in words[start:end]]
            if name and all(sizes) and sum(sizes) == len(name) and not any(found[start:end]):
                at = 0
                for number, size in enumerate(sizes, start):
                    found[number], at = name[at : at + size], at + size
    return found


def _run(passages_holding: PassagesHolding, words: Sequence[str]) -> list[str | None]:
    """Return a run of typed words in characters; every way to cut a word is tried with the plainest of the others."""
    ways = [syllables_of(word)[0] for word in words]
    if sum(map(len, ways)) > MOST_SYLLABLES:
        return [None] * len(words)
    best = _spelt(passages_holding, ways)
    for number, word in enumerate(words):
        for way in syllables_of(word)[1:]:
            worth, told = _spelt(passages_holding, [*ways[:number], way, *ways[number + 1 :]])
            worth -= _CUT * (len(way) - len(syllables_of(word)[0]))
            if worth > best[0]:
                best, ways[number] = (worth, told), way
    return best[1]


def _spelt(
    passages_holding: PassagesHolding, ways: Sequence[Sequence[str]]
) -> tuple[float, list[str | None]]:
    """Return the best characters of words that are cut into syllables, and what they are worth."""
    syllables = [syllable for way in ways for syllable in way]
    first_of_word, at = set(), 0
    for way in ways:
        first_of_word.add(at)
        at += len(way)
    offered = _offered(passages_holding, syllables)
    if len(ways[-1]) == 1 and syllables[-1] in _LAST and len(ways) > 1:
        offered[-1] = {_LAST[syllables[-1]]: _KNOWN}
    if not all(offered):
        return -math.inf, [None] * len(ways)
    pairs = _pairs(passages_holding, offered)
    columns: list[dict[str, _Step]] = [
        {char: _Step(_worth(count) / 4, "", joined=False) for char, count in offered[0].items()}
    ]
    for number in range(1, len(syllables)):
        column: dict[str, _Step] = {}
        for char, count in offered[number].items():
            cost = _APART if number in first_of_word or char in _ENDINGS else _BROKEN
            steps = (
                _Step(step.worth + (pair or -cost) + _worth(count) / 4, before, joined=pair > 0)
                for before, step in columns[-1].items()
                for pair in (pairs.get(before + char, 0.0),)
            )
            column[char] = max(steps)
        columns.append(column)
    return _read_back(columns, ways)


def _read_back(
    columns: Sequence[Mapping[str, _Step]], ways: Sequence[Sequence[str]]
) -> tuple[float, list[str | None]]:
    """Return the best way's worth and its words; a word with a pair that stands nowhere is none of the archive."""
    char = max(columns[-1], key=lambda last: columns[-1][last].worth)
    worth = columns[-1][char].worth
    text = ""
    joined: list[bool] = []
    for column in reversed(columns):
        text, step = char + text, column[char]
        joined.insert(0, step.joined)
        char = step.before
    words: list[str | None] = []
    at = 0
    for way in ways:
        end = at + len(way)
        last = end - 1 if text[end - 1] in _ENDINGS and end - at > 1 else end
        whole = all(joined[at + 1 : last])
        if end - at == 1:  # a syllable by itself is a particle, or a part of the words around it
            deed = end < len(text) and text[end] in _AFTER_A_DEED
            whole = text[at] in _PARTICLES or deed or joined[at] or (end < len(joined) and joined[end])
        words.append(text[at:end] if whole else None)
        at = end
    return worth, words


def _worth(count: int) -> float:
    return math.log1p(count)


def _offered(passages_holding: PassagesHolding, syllables: Sequence[str]) -> list[dict[str, int]]:
    """Return for each syllable the characters that the archive has, with the passages that hold them."""
    readings = [characters()[syllable] for syllable in syllables]
    wanted = {char for reading in readings for char in reading}
    known = passages_holding("grams", wanted)
    for char in {char for word in (*ASKING_WORDS, *_PARTICLES) for char in word} & wanted:
        known[char] = max(known.get(char, 0), _KNOWN)
    offered = []
    for reading in readings:
        chars = {char: known[char] for char in reading if known.get(char)}
        most = sorted(chars, key=lambda char: (-chars[char], char))[:_MOST_CHARACTERS]
        offered.append({char: chars[char] for char in most})
    return offered


def _pairs(passages_holding: PassagesHolding, offered: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """Return what the pairs of characters are worth that are known."""
    wanted = {a + b for one, two in pairwise(offered) for a in one for b in two}
    asking = ({a + b for word in ASKING_WORDS for a, b in pairwise(word)} | _DEEDS) & wanted
    words = passages_holding("words", wanted)
    known = {pair: _worth(count) for pair, count in passages_holding("grams", wanted).items()}
    known |= dict.fromkeys(asking, _worth(_KNOWN))
    told = {pair: worth + _WORD * (pair in words or pair in asking) for pair, worth in known.items()}
    return dict.fromkeys((pair for pair in wanted if _NUMERALS & set(pair)), _NUMERAL) | told
