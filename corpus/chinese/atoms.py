"""The patterns of single quantities: a sign, a number, a unit, with what bounds them on either side."""

import re
from functools import cache
from typing import Final

from corpus.chinese.digits import ONES, TO_TEN
from corpus.chinese.numbers import ARABIC, CHINESE, SCALED, SOME
from corpus.chinese.units import EACH, PER, UNIT
from corpus.lazy import lazy_pattern

#: Words before a value that leave one end open, and those that say it is not exact.
LOWER: Final = (
    "不低于|不少于|不小于|不下于?|不得低于|不得少于|高于|多于|大于|超过|超出|突破|逾|至少|最少|最低|起码|下限"
    "|(?<![英反赶高女男亚意西德法])(?<!(?<!其)中)超"
)
UPPER: Final = (
    "不高于|不超过|不多于|不大于|不得超过|不得高于|不足|不到|不满|低于|少于|小于|未满|至多|最多|最高|顶多|上限"
    "|将近|接近|(?<![附最临靠远邻亲就新接将])近"
)
ABOUT: Final = "大约|大概|约为|约合|差不多|(?<![节签预合条公契违制履续缔相邀毁失爽大特纽])约"
_LINK: Final = "(?:可?达到?|[为是了])?"
BEFORE: Final = rf"(?P<before>(?:{LOWER}|{UPPER}|{ABOUT}){_LINK})"

#: Words after a value, likewise; 多 and 余 stand after a unit only where nothing is counted by it.
AFTER_LOWER: Final = "以上|之上|有余|开外|出头|多(?![种个样少数次项名元])|余|及以上|起(?=[，。、；！）)]|$)"
AFTER_UPPER: Final = "及?以下|之下|以内|之内|内(?![容部外心涵陆蒙需政])|封顶|为?上限|不到"
AFTER_ABOUT: Final = "左右(?![手两摇脑])|上下(?![班学游车楼级])|不等|前后"
AFTER = lazy_pattern(
    rf"(?:[（(]含[）)])?(?:(?P<lower>{AFTER_LOWER})|(?P<upper>{AFTER_UPPER})|(?P<about>{AFTER_ABOUT}))(?:不等)?"
)
#: （含水域）, (约合1.2亿元): a remark that says what the value holds or what it comes to.
TAIL = lazy_pattern(
    r"[（(](?:不?含|不?包[括含]|其中|折合|约合|相当于|税[前后]|未?计|按|均[含为]|人民币)[^（）()，。；、]{0,12}[）)]"
)
#: What a currency is called before its number, by the names of ISO 4217 among others.
CURRENCIES: Final = {
    **{"¥": "元", "人民币": "元", "$": "美元", "HK$": "港元", "NT$": "新台币"},
    **{
        "€": "欧元",
        "£": "英镑",
        "￡": "英镑",
        "美金": "美元",
        "港币": "港元",
        "新台币": "新台币",
        "台币": "新台币",
    },
    **{"RMB": "元", "CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元", "GBP": "英镑"},
    **{"TWD": "新台币", "AUD": "澳元", "CAD": "加元", "SGD": "新加坡元", "KRW": "韩元", "MOP": "澳门元"},
}
_CODES: Final = [name for name in CURRENCIES if name.isascii() and name.isalpha()]
_NAMES: Final = [name for name in CURRENCIES if not name.isascii() and len(name) > 1]
_CODE: Final = "|".join(_CODES)
CURRENCY: Final = rf"(?:(?:US|HK|NT|A|C|S|{_CODE})?[¥$€£￡]|(?<![A-Za-z])(?:{_CODE})|{'|'.join(_NAMES)})"

#: -3.2, 负3.2, 零下12, ±0.3; 为—3.2 where a dash stands for a minus; 胜负3场 is no number below zero.
_SIGN: Final = r"(?:(?<![\dA-Za-z])[-+±](?=[\d¥$€£])|(?<=[为是至到达计])—(?=\d)|(?<![胜自肩])负|零下|零上)"
#: 百分之七十八点五, 百分之12.5, 三分之一, 1/3.
_FRACTION: Final = (
    rf"(?:(?<![\d/.])\d{{1,2}}/\d{{1,3}}(?![\d/])"
    rf"|(?:[百千万]分之|(?<!第)(?:[{ONES}十两]{{1,3}}|\d{{1,3}})分之)"
    rf"(?:{ARABIC}|[零〇{ONES}十百两]{{1,6}}(?:点[零〇{ONES}]{{1,6}})?))"
)
#: 1∶3, 16.6：1, 1:2:3.
_RATIO: Final = r"(?:\d{1,6}(?:\.\d{1,4})?(?: ?[:：∶] ?\d{1,6}(?:\.\d{1,4})?){1,3}(?![\d:：∶.]))"
#: 21比18, 三比零.
_VERSUS: Final = (
    rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?比\d{{1,3}}(?!\d)|[{ONES}十]{{1,3}}比[零{ONES}十]{{1,3}}(?![{ONES}十]))"
)
_HALF: Final = r"(?:一半|半数|过半|大半)(?![年天个小路夜身])"
_HALF_OF: Final = r"半(?=年|天|个月|个小时|个多|个世纪|小时|世纪|公里|[里斤亩米])"
_UNITS: Final = rf"(?:(?:{UNIT})(?:{PER}|{EACH})?)"
#: 3个多月, 两个半小时, 一年半, 1米75, 三成五.
_INNER: Final = (
    r"(?:个[多半余来](?:月|小时|星期|钟头|世纪)|(?:年|天|岁|个月)半|米\d{1,2}(?![\d.])"
    rf"|成[{ONES}半](?![{ONES}]))"
)
_NUMBER: Final = (
    rf"(?P<arabic>(?:(?<![\d.A-Za-z])|(?<={_CODE}))(?:{SCALED}))"
    rf"|(?P<chinese>(?<![统唯专]){CHINESE}|{_HALF_OF}|{SOME})"
)
#: The characters that any quantity begins with, its words and signs before it included.
_STARTS: Final = (
    f"(?=[0-9零〇{TO_TEN}百千万亿两廿卅卌好几数上半成过大第"
    "负不高多超突逾至最起下低少小未顶将接近约差+±—¥$€£￡RCUEHNASMJGTK人美港新台若-])"
)

#: What a unit of money may have behind it: 1.25亿元人民币.
COINED = lazy_pattern(r"[（(]?人民币[)）]?")
TO = lazy_pattern(r" ?(?:——|—|-|~|至|到|或) ?")
#: In the neighbourhood of a score.
MATCH = lazy_pattern(r"比分|[胜负败平]|击退|逆转|领先|落后|半场|加时|点球|总分|拿下|告捷|收官")
HOT = lazy_pattern(r"温|热|寒|冷|暑|零[上下]")
POWERED = lazy_pattern(r"电")
QUAKE = lazy_pattern(r"震|里氏")


@cache
def atom() -> re.Pattern[str]:
    """Return the pattern of one quantity, compiled with the first text; ``arabic`` or ``chinese`` is its number."""
    return re.compile(
        rf"{_STARTS}(?:{BEFORE} ?)?(?:(?P<fraction>{_FRACTION}(?P<points>个?百分点)?)|(?P<half>{_HALF})"
        rf"|(?P<ratio>(?<![\d.A-Za-z图表第]){_RATIO})|(?P<versus>(?<![\d.]){_VERSUS})"
        rf"|(?P<nth>第 ?)?(?P<sign>{_SIGN})?(?P<currency>{CURRENCY} ?)?(?:{_NUMBER})"
        rf"(?: ?(?:(?P<inner>{_INNER})|(?P<unit>{_UNITS})))?)"
    )
