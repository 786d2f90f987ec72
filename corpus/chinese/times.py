"""Dates and times of the day as they are printed: one pattern, ranges included."""

import re
from typing import Final

#: What stands between the two ends of a range.
TO: Final = r"(?: ?(?:——|—|-|~|至|到) ?)"

_YEAR_DIGIT: Final = "〇零一二三四五六七八九"
_CHINESE_MONTH: Final = "十[一二]?|[一二三四五六七八九]"
_CHINESE_DAY: Final = (
    "[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|初?[一二三四五六七八九]|初十"
)
_MONTH: Final = rf"(?:1[0-2]|0?[1-9]|{_CHINESE_MONTH})"
_DAY: Final = rf"(?:[12]\d|3[01]|0?[1-9]|{_CHINESE_DAY})"
_FRONT: Final = r"(?<![\d.,·第])"
_PART: Final = r"(?:上半年|下半年|第?[一二三四1-4]季度|前[一二三][个]?季度|年?[初中底末](?!级|学|心|间|期|央|部|旬|国|小|等|步|始)|[春夏秋冬]季?)"
_WEEKDAY: Final = r"(?:[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)"

#: 上午9时30分, 九点半, 9:30, 17:30:05.
_PERIOD: Final = r"(?:(?:今|昨|当|明|次)?(?:早上?|晚上?|日上午)|凌晨|清晨|早晨|上午|中午|正午|午后|下午|傍晚|夜间|夜里|深夜|晚间|北京时间)"
_HOUR: Final = r"(?:2[0-4]|1\d|0?\d|二十[一二三四]?|十[一二三四五六七八九]?|[零一二三四五六七八九两])"
_MINUTES: Final = r"(?:[零〇一二三四五六七八九十\d]{1,3}分(?!之|钟)(?:\d{1,2}秒)?|半|[一三]刻|整|许|多)"
_DIGITAL: Final = r"(?:2[0-4]|1\d|0?\d) ?[:：] ?[0-5]\d(?:[:：][0-5]\d)?(?![\d:：.])"
_OCLOCK: Final = rf"(?:{_DIGITAL}|{_HOUR}(?:时(?![期代段候刻间光常而任事尚装速针差节])|点钟?){_MINUTES}?)"
#: 三点 may be three points: an hour in 点 needs its part of the day or its minutes.
_SURE: Final = (
    rf"(?:{_PERIOD}(?:的)?{_OCLOCK}|{_DIGITAL}"
    rf"|{_HOUR}时(?![期代段候刻间光常而任事尚装速针差节]){_MINUTES}?|{_HOUR}点(?:钟|{_MINUTES}))"
)
_HOURS: Final = rf"(?:{_PERIOD}?{_HOUR}{TO}(?={_PERIOD}?{_OCLOCK}))"
CLOCK: Final = rf"{_FRONT}(?:{_SURE}|{_HOURS}{_PERIOD}?{_OCLOCK}|{_PERIOD}?{_OCLOCK}(?={TO}{_PERIOD}?{_OCLOCK}))(?:{TO}{_WEEKDAY}?(?:次日|翌日|第二天)?{_PERIOD}?{_OCLOCK})?"

_YEAR: Final = rf"(?:(?:公元前?|公历|西历) ?)?(?:[12]\d{{3}}|[一二][{_YEAR_DIGIT}]{{3}}|(?<=公元)\d{{1,3}}|(?<=公元前)\d{{1,3}})年(?!的?历史|多)"
#: 〇八年, 九八年; 98年5月: a year in two digits, where it cannot be a number of years.
_SHORT_YEAR: Final = (
    rf"(?:(?:0\d|[{_YEAR_DIGIT}][{_YEAR_DIGIT}])年(?![间多来])|[4-9]\d年(?={_MONTH}月|[初底末春夏秋冬]))"
)
_NAMED_YEAR: Final = r"(?:[去今明前后当次同翌本]年(?!级|轻|龄|纪|报))"
_MONTH_PART: Final = r"(?:份|初|中旬|上旬|下旬|中(?![心央间国学小等])|底|末)"
_MONTH_DAY: Final = rf"(?:{_MONTH}月(?:份|{_MONTH_PART})?(?: ?{_DAY}(?:日|号|(?={TO}{_DAY}[日号]))|初[一二三四五六七八九十])?)"
_LUNAR: Final = rf"(?:(?:农历|阴历|夏历|藏历)?(?:正|腊|冬|闰?(?:{_CHINESE_MONTH}))月(?:{_CHINESE_DAY}|初十)日?|(?:农历|阴历|藏历){_MONTH_DAY})"
_ISO: Final = rf"(?:(?:19|20)\d\d(?:{'|'.join(rf'{mark}(?:1[0-2]|0?[1-9]){mark}(?:3[01]|[12][0-9]|0?[1-9])' for mark in ('-', '/', '[.]'))})(?![\d.]))"
_DECADE: Final = (
    r"(?:(?:公元前?)?(?:本|上|\d{1,2}|[一二十]{1,3}[一二三四五六七八九]?)世纪(?:初叶?|末叶?|中叶|[一二三四五六七八九\d]0?十?年代(?:初期?|末期?|中期|后期)?)?"
    r"|(?:[一二三四五六七八九]十|[1-9]0)年代(?:初期?|末期?|中期|后期)?)"
)
_NAMED_DAY: Final = (
    r"(?:(?:今|昨|前|明|后)[日天](?!然)|当[日天]|次日|翌日|[上本下]个?月(?:\d{1,2}[日号]|[初底末中]旬?)?)"
)
_EACH: Final = r"(?:每(?:年|个?月|周|日|天|季度?)(?!均|人|度)(?:[一二三四五六日天](?!级))?)"
_FESTIVAL: Final = (
    r"(?:年[底末初]|岁末|(?:周|星期)[一二三四五六日天]?(?:至|到)(?:周|星期)?[一二三四五六日天])"
)
_DATE: Final = (
    rf"(?:{_ISO}|(?:{_YEAR}|{_SHORT_YEAR}|{_NAMED_YEAR})度?{_PART}? ?(?:{_LUNAR}|{_MONTH_DAY})?|{_EACH}(?:的? ?{_MONTH_DAY}|\d{{1,2}}[日号])?"
    rf"|{_LUNAR}|{_MONTH_DAY}|{_NAMED_DAY}|{_DAY}(?:日(?![本历语报])|号(?![召楼线店院文机坑桥井馆门令通公码]))|{_DECADE}|(?:[上下]半年|第[一二三四1-4]季度)|{_FESTIVAL})"
)
_WHEN: Final = rf"(?:{_DATE} ?{_WEEKDAY}?(?:[，, ]?{CLOCK})?)"
#: 2019—2021年, 3至5月: the first end without its unit.
_BARE: Final = rf"(?:(?:[12]\d{{3}}|[一二][{_YEAR_DIGIT}]{{3}}|\d{{1,2}}|{_CHINESE_MONTH}){TO}(?={_YEAR}|{_MONTH}月|{_DAY}[日号]))"
_AFTER: Final = r"(?:(?:底|初)?(?:前后|前夕|以前|之前|以后|之后|以来|左右|以内|之内|为止)|底?前(?![往来进期景身任线列后一二三四五六七八九十几数两半\d])|起(?=[，。、；）)]|$)|止(?!步))"
_BEFORE: Final = r"(?:不晚于|不迟于|最迟|最晚|约)"
DATE: Final = rf"{_BEFORE}?{_FRONT}(?:{_BARE}{_WHEN}|{_WHEN}(?:{TO}(?:今(?![年日天])|{_WHEN}))?){_AFTER}?"

#: A date or a time of the day; the name of the group that matched says which.
WHEN = re.compile(rf"(?P<date>{DATE})|(?P<clock>{CLOCK})")
