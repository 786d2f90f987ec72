"""Dates and times of the day as they are printed, ranges included.

One date and one time of the day are patterns; their ranges and bounds are put together here, for a pattern that says
all of it takes longer to compile than an answer to find.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from corpus.chinese.digits import ONES, TO_TEN
from corpus.lazy import lazy_pattern

#: What stands between the two ends of a range.
TO: Final = r"(?: ?(?:——|—|-|~|至|到) ?)"

_YEAR_DIGIT: Final = f"〇零{ONES}"
_MONTH_WORD: Final = f"十[一二]?|[{ONES}]"
_DAY_WORD: Final = f"[二三]?十[{ONES}]?|廿[{ONES}]?|卅一?|初?[{ONES}]|初十"
_MONTH: Final = rf"(?:1[0-2]|0?[1-9]|{_MONTH_WORD})"
_DAY: Final = rf"(?:[12]\d|3[01]|0?[1-9]|{_DAY_WORD})"
_FRONT: Final = r"(?<![\d.,·第])"
_QUARTER: Final = r"第?[一二三四1-4]季度"
#: 年初, 年底, but 初级, 中学, 末级.
_PART: Final = (
    rf"(?:[上下]半年|{_QUARTER}|前[一二三]个?季度"
    r"|年?[初中底末](?![级学心间期央部旬国小等步始])|[春夏秋冬]季?)"
)
_WEEKDAY: Final = r"(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)"
#: 周一至周五, 每周一、三、五晚上, 逢周二; 周三 alone may be a name.
_WEEKDAYS: Final = (
    r"(?:(?:每逢?|逢)(?:周|星期|礼拜)[一二三四五六日天](?!级)"
    r"|(?:周|星期|礼拜)[一二三四五六日天]?(?:[至到]|[、和及](?=(?:周|星期|礼拜)?[一二三四五六日天](?:[、和及至到，。上下晚全闭休开]|$)))"
    r"(?:周|星期|礼拜)?[一二三四五六日天](?!级)"
    r"|(?:周|星期|礼拜)[一二三四五六日天](?=[上下]午|晚上|闭|休馆))"
    r"(?:[、和及至到](?:周|星期|礼拜)?[一二三四五六日天](?![\u4e00-\u9fff]*[级类个名]))*"
    r"(?:(?:全天|[上下]午|早[上晨]|中午|晚[上间]|夜间)(?! ?[\d一二三四五六七八九十两]))?"
)

#: 上午9时30分, 九点半, 9:30, 17:30:05.
_PERIOD: Final = (
    r"(?:[今昨当明次每]?[早晚]上?"
    r"|凌晨|清晨|早晨|上午|中午|正午|午后|下午|傍晚|夜间|夜里|深夜|晚间|北京时间)"
)
_HOUR: Final = rf"(?:2[0-4]|1\d|0?\d|二十[一二三四]?|十[{ONES}]?|[零{ONES}两])"
_MINUTES: Final = rf"(?:[零〇十{ONES}\d]{{1,3}}分(?!之|钟)(?:\d{{1,2}}秒)?|半|[一三]刻|整|许|多)"
_DIGITAL: Final = r"(?:2[0-4]|1\d|0?\d) ?[:：] ?[0-5]\d(?:[:：][0-5]\d)?(?![\d:：.])"
#: 8时, but 8时期, 8时间.
_SHI: Final = r"时(?![期代段候刻间光常而任事尚装速针差节])"
_TIME: Final = rf"(?:(?:{_PERIOD}的?)?(?:{_DIGITAL}|{_HOUR}(?:{_SHI}|点钟?){_MINUTES}?))"
#: 9至11时: the first hour without its unit.
_BARE_HOUR: Final = rf"(?:{_PERIOD}?{_HOUR}{TO}(?={_TIME}))"
#: 三点 may be three points: an hour in 点 needs its part of the day, its minutes or a range.
_UNSURE: Final = lazy_pattern(rf"{_HOUR}点")

_YEAR: Final = (
    rf"(?:(?:公元前?|公历|西历) ?)?(?:[12]\d{{3}}|[一二][{_YEAR_DIGIT}]{{3}}|(?:(?<=公元)|(?<=公元前))\d{{1,3}})"
    r"年(?!的?历史|多)"
)
#: 民国七十一年, 光绪三年.
_ERA_YEAR: Final = (
    r"(?:(?:民国|光绪|宣统|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|崇祯|万历|永乐|洪武|贞观|开元|昭和|平成|明治|大正)"
    rf"(?:元|\d{{1,3}}|[{ONES}十廿卅百]{{1,4}})年)"
)
#: 〇八年, 九八年; 98年5月: a year in two digits, where it cannot be a number of years.
_SHORT_YEAR: Final = (
    rf"(?:(?:0\d|[{_YEAR_DIGIT}][{_YEAR_DIGIT}])年(?![间多来])|[4-9]\d年(?={_MONTH}月|[初底末春夏秋冬]))"
)
_NAMED_YEAR: Final = r"(?:[去今明前后当次同翌本]年(?![级轻龄纪报]))"
_MONTH_PART: Final = r"(?:份|初|[中上下]旬|中(?![心央间国学小等])|底|末)"
_MONTH_DAY: Final = rf"(?:{_MONTH}月{_MONTH_PART}?(?: ?{_DAY}(?:日|号|(?={TO}{_DAY}[日号]))|初[{TO_TEN}])?)"
_CALENDAR: Final = "(?:农历|阴历|夏历|藏历)"
#: 5月1日, 农历八月十五, 腊月廿三.
_OF_YEAR: Final = rf"(?:{_CALENDAR}?(?:(?:正|腊|冬|闰?(?:{_MONTH_WORD}))月(?:{_DAY_WORD})日?|{_MONTH_DAY}))"
_ISO: Final = "|".join(
    rf"(?:19|20)\d\d{mark}(?:1[0-2]|0?[1-9]){mark}(?:3[01]|[12]\d|0?[1-9])(?![\d.])"
    for mark in ("-", "/", "[.]")
)
_DECADES: Final = r"年代(?:[初末中后]期|[初末])?"
_CENTURY: Final = (
    rf"(?:公元前?)?(?:本|上|\d{{1,2}}|[一二十]{{1,3}}[{ONES}]?)世纪"
    rf"(?:[初末]叶?|中叶|[{ONES}\d]0?十?{_DECADES})?"
)
_NAMED_DAY: Final = (
    r"[今昨前明后][日天](?!然)|当[日天]|次日|翌日|[上本下]个?月(?:\d{1,2}[日号]|[初底末中]旬?)?"
)
_EACH: Final = r"每(?:年|个?月|周|日|天|季度?)(?![均人度])(?:[一二三四五六日天](?!级))?"
#: 15日, 15号; but 日本, 15号楼.
_ONE_DAY: Final = rf"{_DAY}(?:日(?![本历语报])|号(?![召楼线店院文机坑桥井馆门令通公码]))"
_ANY_YEAR: Final = rf"(?:{_YEAR}|{_SHORT_YEAR}|{_NAMED_YEAR}|{_ERA_YEAR})度?{_PART}? ?"
_DATE: Final = (
    rf"(?:{_WEEKDAYS}|{_ISO}|(?:{_ANY_YEAR}|{_EACH}的? ?)?{_OF_YEAR}|{_ANY_YEAR}|{_EACH}(?:\d{{1,2}}[日号])?"
    rf"|{_NAMED_DAY}|{_ONE_DAY}|{_CENTURY}|(?:[{ONES}]十|[1-9]0){_DECADES}|[上下]半年|第[一二三四1-4]季度|年[底末初]|岁末)"
)
_WHEN: Final = rf"(?:{_DATE} ?{_WEEKDAY}?)"
#: 2019—2021年, 3至5月: the first end without its unit.
_BARE: Final = (
    rf"(?:(?:[12]\d{{3}}|[一二][{_YEAR_DIGIT}]{{3}}|\d{{1,2}}|{_MONTH_WORD}){TO}"
    rf"(?={_YEAR}|{_MONTH}月|{_DAY}[日号]))"
)
#: 5月1日前, 年底前, 2020年以来; but 前往, 前三季度, 起来.
_AFTER: Final = lazy_pattern(
    r"(?:[底初]?(?:前后|前夕|以前|之前|以后|之后|以来|左右|以内|之内|为止)"
    rf"|底?前(?![往来进期景身任线列后{TO_TEN}几数两半\d])|起(?=[，。、；）)]|$)|止(?!步))"
)
_BEFORE: Final = r"(?:不晚于|不迟于|最迟|最晚|约)"
_TO: Final = lazy_pattern(TO)
_UNTIL_NOW: Final = lazy_pattern("今(?![年日天])")
#: 至周五18时, 至次日8时.
_NEXT_DAY: Final = lazy_pattern(rf"{_WEEKDAY}?(?:次日|翌日|第二天)?")

#: The characters that any of it begins with: most of a text is passed over at once.
_STARTS: Final = (
    f"(?=[0-9〇零{TO_TEN}廿卅初两公西不最约农阴夏藏正腊冬闰去今昨明前后当次同翌本上下每逢年岁周星礼第"
    "早晚凌清中午傍夜深北民光宣同咸道嘉乾雍康顺崇万永洪贞开平大])"
)


class When(NamedTuple):
    """A date, or a time of the day, at [start, end) of a folded text."""

    start: int
    end: int
    dated: bool


def whens(plain: str) -> Iterator[When]:
    """Yield the dates and the times of the day of a folded text, in order."""
    at = 0
    while match := _when().search(plain, at):
        dated = match["date"] is not None
        end = _date_end(plain, match) if dated else _clock_end(plain, match)
        if end:
            yield When(match.start(), end, dated)
        at = max(end, match.start() + 1)


def _date_end(plain: str, match: re.Match[str]) -> int:
    """Return where a date ends: the second of its range, and what bounds it, included."""
    end = match.end()
    if not match["first"] and (to := _TO.match(plain, end)):
        other = _UNTIL_NOW.match(plain, to.end()) or _second(plain, to.end(), "date")
        end = other.end() if other else end
    after = _AFTER.match(plain, end)
    return after.end() if after else end


def _clock_end(plain: str, match: re.Match[str]) -> int:
    """Return where a time of the day ends, its range included; 0 where it may be a number of points."""
    to = _TO.match(plain, match.end())
    day = _NEXT_DAY.match(plain, to.end()) if to else None
    other = _second(plain, day.end(), "clock") if day else None
    if other:
        return other.end()
    return 0 if _UNSURE.fullmatch(match.group()) else match.end()


def _second(plain: str, at: int, name: str) -> re.Match[str] | None:
    """Return the second end of a range, which begins at an offset and is neither bounded nor a range itself."""
    match = _when().match(plain, at)
    plainly = match and match[name] and match.start(f"{name}_itself") == at
    return match if plainly else None


@cache
def _when() -> re.Pattern[str]:
    """Return the pattern of one date or one time of the day, compiled with the first text.

    ``first`` and ``first_hour`` are the first end of a range that has its unit from the second.
    """
    return re.compile(
        rf"{_STARTS}(?:(?P<date>{_BEFORE}?{_FRONT}(?P<first>{_BARE})?(?P<date_itself>{_WHEN}))"
        rf"|(?P<clock>{_FRONT}(?P<first_hour>{_BARE_HOUR})?(?P<clock_itself>{_TIME})))"
    )
