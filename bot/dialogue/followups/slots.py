"""Slots of a question: a short turn names another place, year, period or number, which replaces the old one."""

import re
from typing import Final

from bot.dialogue.followups.topic_name import find_topic_name
from corpus.chinese.digits import TO_TEN
from corpus.chinese.names import names_in, squeezed, tagged
from corpus.chinese.places import RANKS
from corpus.lazy import lazy_pattern
from retriever.reader.namesakes import FAMILIES

#: A place begins neither with the rank of another (超市一类村) nor with a word before it (年拉萨市).
_PLACE: Final = lazy_pattern(
    r"(?![省市县旗州区乡镇村年月在的问与及])[\u4e00-\u9fff]{2,3}?"
    rf"(?!(?<=超)市)(?P<rank>{RANKS})"
)
_NUMERAL: Final = rf"[\d{TO_TEN}]+"
#: 第二局, 一类村, 三等奖
_ORDINAL: Final = lazy_pattern(rf"(?:第{_NUMERAL}|{_NUMERAL}(?P<class>[类级等档]))(?P<rank>\w)?")
#: 6号 (a glacier, a building)
_NUMBERED: Final = lazy_pattern(rf"{_NUMERAL}(?P<rank>号)")
_YEAR: Final = lazy_pattern(r"(?:\d{2}|\d{4})年度?|[今去前明后]年")
#: 一季度, 上半年, 前11个月, 1—10月份, 5月
_PERIOD: Final = lazy_pattern(
    rf"(?:第?{_NUMERAL}|头[一二两三]个?)季度|[上下]半年|前{_NUMERAL}个?月|前三季度|全年"
    r"|\d{1,2}(?:[-—–~至到]\d{1,2})?月份?"
)
#: 超市, 中学, 社区: what a house is, after its own name, which may be all that is said of another one.
_KIND: Final = lazy_pattern("|".join(FAMILIES))
_OWN_NAME: Final = lazy_pattern(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?:的|那边|那里|那儿|那家|那个)?(?:(?<=的)(?P<what>[\u4e00-\u9fff]{2,6}))?"
)
_TIME: Final = lazy_pattern(rf"(?P<year>{_YEAR.pattern})?的?(?P<period>{_PERIOD.pattern})?")


def replace_slot(slot: str, before: str) -> str | None:
    """Return the question before with one of its slots replaced by the one named now, or None.

    A year goes where a year stood, and before everything where the question had none.
    """
    time = _TIME.fullmatch(slot)
    if time and (time["year"] or time["period"]):
        return _at_another_time(slot, time["year"], time["period"], before)
    if other := _other_ordinal(slot, before):
        return other
    for pattern in (_NUMBERED, _PLACE):
        named = pattern.fullmatch(slot)
        for there in pattern.finditer(before):
            if named and there["rank"] == named["rank"]:
                return before[: there.start()] + slot + before[there.end() :]
    return _other_name(slot, before)


def other_house(slot: str, before: str) -> tuple[str, str] | None:
    """Return the question before with another house of its kind, and that house: 惠民超市 for 雪莲超市 by 惠民.

    惠民的经理 asks of it for something else.

    Whether there is such a house the archive has to tell; None where the question names none or the turn is longer.
    """
    named = _OWN_NAME.fullmatch(slot)
    kinds = list(_KIND.finditer(before))
    if named is None or len(kinds) != 1 or named["name"] in before:
        return None
    at, kind = 0, kinds[0]
    for word, _ in tagged(squeezed(before)):
        at += len(word)
        if at >= kind.start() and at - len(word) < kind.start():
            start, other = at - len(word), named["name"] + kind.group()
            asked = (
                f"{other}的{named['what']}"
                if named["what"]
                else before[:start] + other + before[kind.end() :]
            )
            return asked, other
    return None


def _other_ordinal(slot: str, before: str) -> str | None:
    """Return the question before with another class or rank; its thing may be left out: 三类 for 一类村."""
    named = _ORDINAL.fullmatch(slot)
    for there in _ORDINAL.finditer(before) if named else ():
        if named and named["class"] == there["class"] and named["rank"] in (None, there["rank"]):
            rest = "" if named["rank"] else there["rank"] or ""
            return before[: there.start()] + slot + rest + before[there.end() :]
    return None


def _other_name(slot: str, before: str) -> str | None:
    """Return the question before with its one name of the slot's sort changed (那曲 for 拉萨), or None."""
    (named, *more), there = names_in(squeezed(slot)) or (None,), names_in(squeezed(before))
    if named is None or more or named.text != squeezed(slot):
        return _other_thing(slot, before)
    same = [name for name in there if name.sort is named.sort]
    written = re.search(re.escape(same[0].text), before, re.IGNORECASE) if len(same) == 1 else None
    return _put(before, written, slot) if written else None


def _other_thing(slot: str, before: str) -> str | None:
    """Return the question before about another thing of the same kind (黑水大桥 for 松岭大桥), or None."""
    named, there = find_topic_name(slot), find_topic_name(before)
    if named != squeezed(slot) or not there or named == there or named[-1] != there[-1]:
        return None
    written = re.search(re.escape(there), before, re.IGNORECASE)
    return _put(before, written, slot) if written else None


def _at_another_time(slot: str, year: str | None, period: str | None, before: str) -> str | None:
    """Return the question before at another time: 2023年一季度 for 一季度, 2022年 for 2021年."""
    year_there, period_there = _YEAR.search(before), _PERIOD.search(before)
    if year and not period and year_there:
        return _put(before, year_there, year)
    if period and not year:
        return _put(before, period_there, period) if period_there else None
    if year and period and period_there:
        if year_there and year_there.end() == period_there.start():
            return before[: year_there.start()] + slot + before[period_there.end() :]
        rest = _put(before, period_there, "")
        year_there = _YEAR.search(rest)
        return slot + (_put(rest, year_there, "") if year_there else rest)
    return slot + before


def _put(text: str, there: re.Match[str], new: str) -> str:
    """Return a text with one stretch of it changed."""
    return text[: there.start()] + new + text[there.end() :]
