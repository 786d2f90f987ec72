"""Whether what a turn says stands in the evidence for an answer: its names, its times, its numbers, its slot."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from corpus.text import normalize
from retriever import Hit
from retriever.reader.evidence import ASKING_WORDS
from retriever.reader.subject import Surroundings, subject_of
from retriever.reader.years import Fit, fit_of, moments_of

_NUMERAL: Final = r"\d+(?:\.\d+)?"
#: 第2局, 1类, 3等, 6号, 48周, 12月, 1995年: a number with what it numbers.
#: (1年, 1月 are spans of time; 第1名 is 冠军 too.)
_NUMBERED: Final = re.compile(
    rf"第(?!1[名位])(?P<nth>{_NUMERAL})(?P<what>\w)?"
    rf"|(?P<number>{_NUMERAL})(?P<unit>[类级等档号周期批届栋]|(?<!(?<!\d)\d)年|(?<!(?<!\d)1)[月日])"
)
_RELATIVE: Final = re.compile(r"[去前明后]年|上年|今年(?!多大|几岁|多少岁)|[昨前明后]天|[上下]个?[月周]")
_YEARS_AWAY: Final = {"去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
#: 头一期, 头一回: the first.
_FIRST: Final = re.compile(r"头[1一](?=[期批届次回轮季年个])")
_DIGITS: Final = "一二三四五六七八九"
#: 一 of 一类 and 第一, which stays as it is written elsewhere.
_CLASS: Final = re.compile(
    rf"(?<![{_DIGITS}十百千万\d])[{_DIGITS}](?=[类级等档号周期批届])|(?<=第)[{_DIGITS}](?![{_DIGITS}十百])"
)
_CLAUSE: Final = re.compile(r"[。！？；，：!?;]")
#: Share of a topic's words that an article repeats which speaks of it.
_OF_TOPIC: Final = 0.4
#: Characters around an answer that speak of it.
_AROUND: Final = 40


@dataclass(frozen=True)
class Evidence:
    """Where an answer stands: in the quotation of a hit, at [start, end)."""

    hit: Hit
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The paragraph."""
        return self.hit.citation.quote

    @cached_property
    def near(self) -> str:
        """The paragraph, the headline, the place and the date, in comparable characters."""
        article = self.hit.citation.article
        parts = (article.title, article.dateline, article.date, self.quote)
        return _comparable(" ".join(filter(None, parts)))

    @cached_property
    def all(self) -> str:
        """The same with what the article says before."""
        return f"{self.near} {_comparable(self.hit.before)}"

    @cached_property
    def around(self) -> str:
        """What stands around the answer, with the headline."""
        stretch = self.quote[max(0, self.start - _AROUND) : self.end + _AROUND]
        return _comparable(f"{self.hit.citation.article.title or ''} {stretch}")

    @cached_property
    def clause(self) -> str:
        """The clause that holds the answer."""
        start = max((m.end() for m in _CLAUSE.finditer(self.quote[: self.start])), default=0)
        after = _CLAUSE.search(self.quote, self.end)
        return _comparable(self.quote[start : after.start() if after else len(self.quote)])


def unsaid(turn: str, evidence: Evidence) -> str | None:
    """Return the first thing that a turn names and the evidence does not; None where everything stands there."""
    plain = _comparable(ASKING_WORDS.sub("?", normalize(turn, numerals=False).text))  # 哪一届 is no number
    around = Surroundings.of(evidence.hit, evidence.start, evidence.end)
    date = evidence.hit.citation.article.date
    lacking = [name.text for name in subject_of(plain, around).missing]
    lacking += [str(m.year) for m in moments_of(turn) if fit_of(m, around, date) is not Fit.TOLD]
    lacking += [match.group() for match in _NUMBERED.finditer(plain) if not _is_numbered(match, evidence)]
    lacking += [word for word in _RELATIVE.findall(plain) if not _is_time(word, evidence)]
    return lacking[0] if lacking else None


def strays(topic: str, evidence: Evidence) -> bool:
    """Tell whether an answer's article does not speak of the topic that a turn was joined to."""
    return said_share(topic, evidence.all) < _OF_TOPIC


def said_share(turn: str, text: str) -> float:
    """Return the share in [0, 1] of the pairs of a turn's words that a comparable text repeats."""
    chunks = re.findall(r"[^\W_]+", ASKING_WORDS.sub("，", _comparable(turn)))
    pairs = {"".join(pair) for chunk in chunks for pair in pairwise(chunk)} or set("".join(chunks))
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 1.0


def _comparable(text: str) -> str:
    """Return comparable characters without white space; a numeral before what it numbers as a digit (三类 → 3类)."""
    plain = "".join(normalize(_FIRST.sub("第一", text)).text.split())
    return _CLASS.sub(lambda match: str(_DIGITS.index(match.group()) + 1), plain)


def _is_numbered(match: re.Match[str], evidence: Evidence) -> bool:
    """Tell whether a number stands there with what it numbers; a year or a day also by the article's date.

    A year of four digits is looked at by ``fit_of``.
    """
    number, unit = match["nth"] or match["number"], match["what"] or match["unit"] or ""
    if unit == "年" and len(number) == len("2021"):
        return True
    if unit in ("年", "月", "日", "号") and not match["nth"] and number.isdigit():
        dates = [int(part) for part in re.findall(r"\d+", evidence.hit.citation.article.date or "")]
        if int(number) in dates or 2000 + int(number) in dates:
            return True
    short = unit == "年" and len(number) == len("21")  # 21年 is 2021年
    before = r"(?<![\d.])" + (r"(?:19|20)?" if short else "")
    after = (
        f"(?:{re.escape(unit)}|[-—–~至、和])" if unit in ("年", "届", "期", "批", "月") else re.escape(unit)
    )
    return re.search(f"{before}{re.escape(number)}{after}", evidence.all) is not None


def _is_time(word: str, evidence: Evidence) -> bool:
    """Tell whether a day or a year stands there as it is named, or as the number it is by the article's date."""
    if word in evidence.near:
        return True
    if word == "今年":  # goes without saying, where the paragraph is not about another year
        return not re.search(r"[去前明后]年", evidence.quote)
    year = re.match(r"\d{4}", evidence.hit.citation.article.date or "")
    if year is None or word not in _YEARS_AWAY:
        return False
    return str(int(year.group()) + _YEARS_AWAY[word]) in evidence.quote
