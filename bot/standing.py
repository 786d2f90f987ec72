"""Whether what a turn says stands in the evidence for an answer: its places, years, numbers, names, its slot."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from bot.leaning import slot_of
from corpus.text import normalize
from retriever import ArticleReference
from retriever.reader.evidence import ASKING_WORDS, content_tokens

_NUMERAL: Final = r"\d+(?:\.\d+)?"
#: 第2局, 1类, 3等, 6号, 48周, 12月, 1995年: a number with what it numbers.
_NUMBERED: Final = re.compile(
    rf"第(?P<nth>{_NUMERAL})(?P<what>\w)?|(?P<number>{_NUMERAL})(?P<unit>[类级等档号周期批届月日年路栋楼])"
)
_RELATIVE: Final = re.compile(r"[今去前明后]年|上年|[今昨明前后]天|[本上下]个?[月周]")
_YEARS_AWAY: Final = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2, "今年": 0}
#: Stands for a word that asks: what follows it at once is what is counted (几片街区), no name.
_ASKED: Final = "?"
_PLACE: Final = re.compile(
    r"(?<!\?)(?P<name>[^\W\d的个些多少几哪了在和与跟给把被为是有各全本该新老每那这]{2,3}?)"
    r"(?:省|市|县|旗|州|地区|区|乡|镇|村|社区|街道|苏木|嘎查|牧场|林场)"
)
_QUOTED: Final = re.compile(r"《([^》]{2,})》|\"([^\"]{2,})\"")
_LATIN: Final = re.compile(r"[a-z][a-z\d-]+")
#: 头一期, 头一回: the first.
_FIRST: Final = re.compile(r"头[1一](?=[期批届次回轮季年个])")
#: Characters around an answer that speak of it.
_AROUND: Final = 40


@dataclass(frozen=True)
class Evidence:
    """Where an answer stands.

    Attributes:
        article: as the citation names it.
        quote: the paragraph.
        start, end: the answer in it.
        earlier: what the article says before the paragraph.
    """

    article: ArticleReference
    quote: str
    start: int
    end: int
    earlier: str = ""

    @cached_property
    def near(self) -> str:
        """The paragraph, the headline, the place and the date, in comparable characters."""
        article = self.article
        return _comparable(" ".join(filter(None, (article.title, article.dateline, article.date, self.quote))))

    @cached_property
    def all(self) -> str:
        """The same with what the article says before."""
        return f"{self.near} {_comparable(self.earlier)}"

    @cached_property
    def around(self) -> str:
        """What stands around the answer, with the headline."""
        return _comparable(
            f"{self.article.title or ''} {self.quote[max(0, self.start - _AROUND) : self.end + _AROUND]}"
        )


def _comparable(text: str) -> str:
    return "".join(normalize(_FIRST.sub("第一", text)).text.split())


def unsaid(turn: str, evidence: Evidence) -> str | None:
    """Return the first thing that a turn names and the evidence does not; None where everything stands there."""
    plain = _comparable(turn)
    for name in _QUOTED.findall(plain):
        if (wanted := name[0] or name[1]) not in evidence.all:
            return wanted
    for word in _LATIN.findall(plain):
        if word not in evidence.all:
            return word
    for match in _NUMBERED.finditer(plain):
        if not _is_numbered(match, evidence):
            return match.group()
    for word in _RELATIVE.findall(plain):
        if not _is_time(word, evidence):
            return word
    asked = ASKING_WORDS.sub(_ASKED, _comparable_words(turn))
    for match in _PLACE.finditer(asked):
        if match["name"] not in evidence.all:
            return match.group()
    return None


def _comparable_words(text: str) -> str:
    return "".join(normalize(text, numerals=False).text.split())


def _is_numbered(match: re.Match[str], evidence: Evidence) -> bool:
    """Tell whether a number stands there with what it numbers; a year or a day also by the article's date."""
    number, unit = match["nth"] or match["number"], match["what"] or match["unit"] or ""
    if unit in ("年", "月", "日", "号") and not match["nth"]:
        dates = re.findall(r"\d+", evidence.article.date or "")
        if any(int(number) == int(part) for part in dates) if number.isdigit() else False:
            return True
    before = r"(?<![\d.])"
    pattern = rf"{before}{re.escape(number)}{re.escape(unit)}"
    if unit in ("年", "届", "期", "批", "月"):
        pattern = rf"{before}{re.escape(number)}(?:{re.escape(unit)}|[-—–~至、和])"
    return re.search(pattern, evidence.all) is not None


def _is_time(word: str, evidence: Evidence) -> bool:
    """Tell whether a day or a year stands there as it is named, or as the number it is by the article's date."""
    if word in evidence.near:
        return True
    year = re.match(r"\d{4}", evidence.article.date or "")
    if word in _YEARS_AWAY and year:
        named = str(int(year.group()) + _YEARS_AWAY[word])
        if named in evidence.quote or word == "今年":
            return True
    return word == "今年" and not re.search(r"[去前明后]年|\d{4}年", evidence.quote)


def said_share(turn: str, text: str) -> float:
    """Return the share in [0, 1] of the pairs of a turn's words that a comparable text repeats."""
    pairs = _pairs(turn)
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 1.0


def _pairs(turn: str) -> set[str]:
    chunks = re.findall(r"[^\W_]+", ASKING_WORDS.sub("，", _comparable(turn)))
    return {"".join(pair) for chunk in chunks for pair in pairwise(chunk)} or {c for chunk in chunks for c in chunk}


def slot_said(turn: str, text: str) -> float:
    """Return the share of an elliptical turn's slot that a text repeats."""
    return said_share(slot_of(turn) or turn, text)
