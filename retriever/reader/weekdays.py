"""The days of the week on which something is done: 每周一闭馆 for 周几闭馆, 周二至周日 for 星期几开放."""

from typing import Final

from corpus.chinese.clauses import clause_at
from corpus.chinese.text import normalize
from corpus.chinese.weekdays import DAY
from corpus.lazy import lazy_pattern

Stretch = tuple[int, int]

_ASKED: Final = lazy_pattern(r"(?:每?个?(?:星期|周|礼拜)几|哪几?一?天)[^，。]{0,6}")
_OF_THE_WEEK: Final = lazy_pattern(r"(?:星期|周|礼拜)几")
#: 每周一 · 星期二至周日 · 周二、周四 · 周六、日 · 每逢周末
_DAYS: Final = lazy_pattern(
    rf"(?:每逢?|逢)?(?:{DAY}(?:[至到—~\-、和及](?:{DAY}|[一二三四五六日天](?=[\W开闭休关停举办])))*|双休日|周末|工作日)"
)
_CLOSED: Final = lazy_pattern(
    r"[闭休]馆|闭园|[休闭]市|休息|停[诊业]|休诊|公休|轮休|不(?:开|营业|上班|接诊|出诊)|关[门闭]"
)
_OPEN: Final = lazy_pattern(r"开[放馆门园诊市业]|营业|[出坐门接]诊|开着")
_PAIR: Final = 2


def weekdays_told(question: str, quote: str) -> Stretch | None:
    """Return the days of the week that a paragraph gives for what a question names, or None.

    Who asks 哪天 may want a date: that is answered so only where opening or closing is asked for. Of several clauses
    with days it is the one that says the same of opening and closing, else the one that repeats most of the question.
    """
    asked = normalize(question, numerals=False).text
    if not (match := _ASKED.search(asked)):
        return None
    does = _does(asked)
    if does is None and not _OF_THE_WEEK.search(match.group()):
        return None
    text = normalize(quote, numerals=False)
    best: tuple[int, Stretch] | None = None
    for days in _DAYS.finditer(text.text):
        clause = text.text[slice(*clause_at(text.text, *days.span()))]
        said = _shared(asked, clause) if does is None else int(_does(clause) == does)
        if said and (best is None or said > best[0]):
            best = said, text.original_span(*days.span())
    return best[1] if best else None


def _does(text: str) -> bool | None:
    """Return whether a text says that something is closed (False) or open (True); None where it says neither."""
    if _CLOSED.search(text):
        return False
    return True if _OPEN.search(text) else None


def _shared(asked: str, clause: str) -> int:
    return sum(asked[at : at + _PAIR] in clause for at in range(len(asked) - 1))
