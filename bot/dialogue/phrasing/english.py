"""An English question in Chinese words and Chinese order, for a reader that knows neither tense nor article.

No translation: the question word, the subject, the verb and the object are told by their places, and each is looked
up by itself. What is in no list and in no spelling of the archive stays Latin, so that its answer is refused.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from bot.dialogue.phrasing.units import PREPOSITIONS, Sort, Spelling, Unit, measured, noun_phrase, units_of
from corpus.lazy import lazy_pattern

#: Words that no toneless Chinese has, and every English question some of.
FUNCTION_WORDS: Final = frozenset((
    "how", "what", "when", "where", "who", "whom", "whose", "which", "why", "is", "are", "was", "were",
    "did", "does", "do", "has", "have", "the", "of", "in", "on", "many", "much", "about", "list",
    "any", "articles", "article", "tell", "summarize", "summarise", "find", "show", "with", "from",
    "by", "for", "to", "and",
))  # fmt: skip
_POLITE: Final = lazy_pattern(
    r"^(?:(?:hi|hello|hey|please|excuse me|can you|could you|would you|will you"
    r"|kindly|i(?:'d| would) like to know|i want to know"
    r"|i wonder|do you know|tell me|let me know|show me)[\s,]+)+(?:if |whether )?",
    re.IGNORECASE,
)
_ARTICLE: Final = r"(?:news |newspaper )?(?:articles?|reports?|stor(?:y|ies)|news(?: items?)?|pieces?)"
#: who wrote the report about X · who is the author of the article on X · who took the photo of X
_WHO_WROTE: Final = lazy_pattern(
    rf"(?:who|which (?:reporter|journalist)) (?:wrote|reported|covered)(?: the"
    rf"| that| this)? (?:{_ARTICLE} (?:about|on|of|from) )?(?P<x>.+)"
    rf"|(?:who is|who's|who was) the (?:author|writer|reporter) (?:of|for) (?:the )?(?:{_ARTICLE} (?:about"
    rf"|on|of|from) )?(?P<y>.+)",
    re.IGNORECASE,
)
_WHO_TOOK: Final = lazy_pattern(
    r"who (?:took|shot|photographed)(?: the)?(?: (?:photo|picture|photograph)s?)?(?: of| about)?(?P<x> .+)",
    re.IGNORECASE,
)
#: which articles mention X · are there any reports about X · list the news on X · how many articles about X
_ARTICLES: Final = lazy_pattern(
    rf"(?:(?:list|find|show|give me|which|what|are there|is there|do you have|have you"
    rf"|how many)\s+)?(?:me )?(?:all |any |the |some )*{_ARTICLE}"
    r"(?: (?:are|is|were))?(?: there)?(?: that| which)? (?:about|on|of|covering"
    r"|mention(?:ing|s|ed)?|talk(?:ing|s)? about|deal(?:ing|s)? with|cover(?:s"
    r"|ed)?) (?P<x>.+)",
    re.IGNORECASE,
)
#: what did X write · which articles did X write · how many articles did X write · articles by X
_WROTE: Final = lazy_pattern(
    rf"(?:(?P<many>how many)|what|which|list|show|find)?\s*(?:all |the )*(?:{_ARTICLE})?\s*(?:did"
    rf"|has|have) (?P<x>.+?) (?:write|written|report(?:ed)?|publish(?:ed)?)"
    rf"|(?:(?P<number>how many)|list|show|find|which|are there)?\s*(?:all |any "
    rf"|the )*{_ARTICLE} (?:are |were )?(?:written |reported |signed )?by (?P<y>.+)",
    re.IGNORECASE,
)
#: summarize X · give me a summary of X · what is the article about X about · tell me about X
_SUMMARY: Final = lazy_pattern(
    rf"(?:summari[sz]e|sum up|give (?:me )?a (?:short |brief )?summary of|a summary of"
    rf"|introduce|describe|tell me (?:something )?about|about) (?:the )?(?:{_ARTICLE} (?:about"
    rf"|on|of) )?(?P<x>.+)"
    rf"|what (?:is|does) (?:the )?(?:{_ARTICLE} (?:about|on|of) )(?P<y>.+?) (?:about|say)",
    re.IGNORECASE,
)
_SIZES: Final = {
    "long": "多长", "old": "几岁", "far": "多远", "high": "多高", "tall": "多高",
    "big": "多大", "large": "多大", "deep": "多深", "wide": "多宽", "often": "多久一次",
}  # fmt: skip
#: What is counted and not named: 长度是多少.
_AMOUNTS: Final = lazy_pattern(
    r"(?:长度|面积|人口|价格|数量|收入|比例|总数|产值|资金|投资|利润|费用|补贴|工资|人数|年龄|产量|规模|标准)$"
)
_BE: Final = ("is", "are", "was", "were")
_HAVE: Final = frozenset(("have", "has", "had", "own", "owns"))


def in_plain_chinese(question: str, spelling: Spelling) -> str | None:
    """Return an English question in Chinese words, or None where none of its words is known."""
    text = _POLITE.sub("", question.strip()).rstrip(" ?.!？。！")
    told = _of_articles(text, spelling)
    if told is None:
        units = units_of(text, spelling)
        if not any(unit.sort in (Sort.NOUN, Sort.VERB) for unit in units):
            return None
        told = _question(text, units)
    plain = " ".join(told.split())
    return re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", plain) or None


def _of_articles(text: str, spelling: Spelling) -> str | None:
    """Return a question for articles, or for all that one tells."""
    frames: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], str]], ...] = (
        (_WHO_WROTE, lambda x, _: f"{x}的报道是谁写的"),
        (_WHO_TOOK, lambda x, _: f"{x}的照片是谁拍的"),
        (_WROTE, lambda x, match: f"{x}写过{'几篇' if match['many'] or match['number'] else '哪些'}报道"),
        (_ARTICLES, lambda x, _: f"关于{x}的报道有哪些"),
        (_SUMMARY, lambda x, _: f"总结一下{x}"),
    )
    for pattern, frame in frames:
        match = pattern.fullmatch(text)
        if match:
            words = match["x"] or match["y"]
            return frame(noun_phrase(units_of(words, spelling)).strip() or words.strip(), match)
    return None


def _question(text: str, units: list[Unit]) -> str:
    """Return a question in Chinese order, by its question word."""
    words = text.lower().split()
    while len(words) > 1 and words[0] in PREPOSITIONS:
        words.pop(0)
    first = words[0]
    rest = [
        unit
        for unit in units
        if unit.typed.lower() not in ("how", "what", "when", "where", "who", "whom", "which", "why")
    ]
    times = "".join(unit.chinese for unit in rest if unit.sort is Sort.TIME)
    rest = [unit for unit in rest if unit.sort is not Sort.TIME]
    return times + _by_its_word(first, words[1] if len(words) > 1 else "", rest)


def _by_its_word(first: str, second: str, rest: list[Unit]) -> str:
    if first == "how" and second in ("many", "much"):
        return _how_many([unit for unit in rest if unit.typed.lower() not in ("many", "much")], second)
    if first == "how" and second in _SIZES:
        return _with(_SIZES[second], [unit for unit in rest if unit.typed.lower() != second])
    if first in ("when", "where", "why", "how"):
        word = {"when": "什么时候", "where": "在哪里", "why": "为什么", "how": "怎么"}[first]
        return _with(word, rest)
    if first in ("who", "whom"):
        return _who(rest)
    if first in ("what", "which"):
        return _what(first, rest)
    return _whether(rest)


def _whether(rest: list[Unit]) -> str:
    """Return a question without a question word: 甲是老师吗 of a noun alone, 甲建护坡吗 of a verb."""
    asks = rest and rest[0].sort is Sort.AUXILIARY
    if asks and rest[0].typed in _BE and not _has_verb(rest) and len(rest) > 2:
        return f"{noun_phrase(rest[1:2])}是{noun_phrase(rest[2:])}吗"
    subject, verb, objects = _clause(rest)
    return f"{subject}{verb}{noun_phrase(objects)}{'吗' if asks else ''}"


def _with(word: str, units: Sequence[Unit]) -> str:
    """Return subject, question word, verb, object: 公司什么时候成立."""
    subject, verb, objects = _clause(units)
    before = (
        ""
        if word == "为什么" or not objects or objects[0].sort is not Sort.PREPOSITION
        else noun_phrase(objects) + "的"
    )
    return f"{before}{subject}{word}{verb}" + ("" if before else noun_phrase(objects))


def _how_many(units: list[Unit], many: str) -> str:
    counted: list[Unit] = []
    while units and units[0].sort in (Sort.NOUN, Sort.UNKNOWN, Sort.NUMBER):
        counted.append(units.pop(0))
    thing = noun_phrase(counted) or ("钱" if many == "much" else "个")
    subject, verb, objects = _clause(units)
    if not verb:
        place = "的".join(filter(None, (noun_phrase(objects), subject)))
        return f"{place}是多少" if not counted else f"{place}有多少{thing}"
    after = noun_phrase(objects)
    thing = measured(counted) + thing
    if thing.strip() == "人" and not subject and objects and objects[0].sort is Sort.PREPOSITION:
        return f"{after}{verb}多少人"  # how many people were trained at …
    if thing.strip() == "人" and not subject:
        return f"{verb}{after}的有多少人"
    return f"{after}{'的' if after and subject else ''}{subject}{verb}多少{thing}"


def _who(units: list[Unit]) -> str:
    if units and units[0].typed in _BE and not _has_verb(units):
        return f"{noun_phrase(units)}是谁"
    subject, verb, objects = _clause(units)
    return f"{subject}{verb}谁{noun_phrase(objects)}" if subject else f"谁{verb}{noun_phrase(objects)}"


def _what(first: str, units: list[Unit]) -> str:
    asked: list[Unit] = []
    while units and units[0].sort in (Sort.NOUN, Sort.UNKNOWN):
        asked.append(units.pop(0))
    thing = noun_phrase(asked)
    if not asked and not _has_verb(units):
        phrase = noun_phrase(units)
        return f"{phrase}是多少" if _AMOUNTS.search(phrase) else f"{phrase}是什么"
    subject, verb, objects = _clause(units)
    word = {"年": "哪年", "天": "哪天", "月": "几月", "时间": "什么时候"}.get(thing)
    if word:
        return f"{subject}{word}{verb}{noun_phrase(objects)}"
    which = f"哪个{thing}" if first == "which" else f"什么{thing}"
    if subject or not verb:
        return f"{subject}{noun_phrase(objects)}{verb}{which}"
    return f"{which}{verb}{noun_phrase(objects)}"


def _has_verb(units: Sequence[Unit]) -> bool:
    return any(unit.sort is Sort.VERB or unit.typed in _HAVE for unit in units)


def _clause(units: Sequence[Unit]) -> tuple[str, str, list[Unit]]:
    """Return the subject in Chinese, the verb, and the units behind it; of a passive what it is done to."""
    rest = list(units)
    if (
        rest
        and rest[0].sort is Sort.AUXILIARY
        and (len(rest) == 1 or rest[0].typed not in _HAVE or _has_verb(rest[1:]))
    ):
        rest = rest[1:]
    for number, unit in enumerate(rest):
        if unit.sort is Sort.VERB or unit.typed in _HAVE:
            verb = "有" if unit.typed in _HAVE else unit.chinese
            return noun_phrase(rest[:number]), verb, rest[number + 1 :]
    cut = next((number for number, unit in enumerate(rest) if unit.sort is Sort.PREPOSITION), len(rest))
    return noun_phrase(rest[:cut]), "", rest[cut:]
