"""What a newspaper prints around its day and its page, and nobody keeps: weekday, lunar day, issue, editors, weather.

Texts come simplified and in half width.
"""

from typing import Final

from corpus.chinese.digits import TO_TEN
from corpus.lazy import lazy_pattern

_NUMBER: Final = rf"[\d零〇○{TO_TEN}廿卅]"
_DATE: Final = rf"{_NUMBER}{{2,4}}年{_NUMBER}{{1,3}}月{_NUMBER}{{1,3}}日"
_CHINESE: Final = "[\u4e00-\u9fff]"
#: 初五, 廿七, 二十六.
_LUNAR_DAY: Final = rf"(?:初[{TO_TEN}]|[廿卅]{_NUMBER}?|{_NUMBER}{{1,3}})"
_LUNAR_MONTH: Final = rf"闰?(?:[正冬腊]|{_NUMBER}{{1,2}})月大?小?{_LUNAR_DAY}日?"
_ROLE: Final = (
    "(?:本版|本期|值班)?(?:责任编辑|执行编辑|责编|编辑|编审|主编|编委|美编|美术|版式设计|版式|视觉|组版|校对|制图"
    "|审读|统筹)"
)
_NAME: Final = rf"(?!{_ROLE}|电话|热线|邮箱){_CHINESE}{{2,4}}(?:[ \u3000、/]+|$)"

#: 创刊于1948年6月15日, 1951年1月1日创刊: a day that is not that of the page.
FOUNDED: Final = lazy_pattern(rf"创[刊办]于?:?{_DATE}|{_DATE}创[刊办]", needs="创")
#: 星期一, 周一, Monday, TUE; not 周日报.
WEEKDAY: Final = lazy_pattern(
    r"(?:星期|周|礼拜)[一二三四五六日天](?![报刊])|(?i:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)"
)

_ASIDES: Final = (
    # 责编:张三 李四, 编辑/张三, 责任编辑 张三
    lazy_pattern(rf"{_ROLE}[:/ \u3000]+(?:{_NAME}){{1,4}}", needs="编美版视组校制审统"),
    # 出版日期:, 版次:, 来源:
    lazy_pattern("(?:(?:出版|发布)?(?:日期|时间)|版[次名]|来源|出处):", needs=":"),
    # 08:30, 08:30:15; 点击:45, as web pages have it
    lazy_pattern(r"(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)", needs=":"),
    lazy_pattern(r"(?:点击|阅读|浏览|评论)[量数次]{0,2}:?\s*\d{1,9}", needs="点阅浏评"),
    WEEKDAY,
    # 农历甲辰年四月廿七, 藏历木龙年四月二十六日, 农历甲辰年
    lazy_pattern(rf"[农夏阴藏旧]历(?:[^\s\d年月]{{1,4}}年)?(?:{_LUNAR_MONTH})?", needs="历"),
    # 甲辰年四月廿七, 甲辰年
    lazy_pattern(rf"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?(?:{_LUNAR_MONTH})?"),
    # 四月廿七, 三月二十: without 日, which a day of ours has
    lazy_pattern(rf"(?<![年\d{TO_TEN}])(?:[正冬腊]|{_NUMBER}{{1,2}})月{_LUNAR_DAY}(?![日号\d{TO_TEN}])", needs="月"),
    # 公元1958年, 公历2024年
    lazy_pattern("公[元历]", needs="公"),
    # 第27672期, (总第4567期), 第9876号, NO.12345
    lazy_pattern(rf"总?第\s*{_NUMBER}{{1,7}}\s*[期号]|总\s*\d{{1,6}}\s*期|(?i:\bno\.?\s*\d+)"),
    # 今日8版, 本期共4版
    lazy_pattern(rf"(?:今[日天]|本[报期])(?:今日)?共?{_NUMBER}{{1,3}}个?版", needs="版"),
    # 国内统一刊号CN54-0002, 邮发代号67-1
    lazy_pattern(
        r"(?:国内统一(?:连续出版物|刊)号|刊号|邮发代号|代号)[:\s]*(?:CN\s*)?[\d-]{3,12}(?:/\w{1,4})?", needs="号"
    ),
    # 晴, 小雨转多云; 气温8℃~20℃
    lazy_pattern(
        rf"(?<!{_CHINESE})(?:天气:?)?(?:晴|多云|阴|[小中大暴阵雷]{{1,2}}[雨雪])(?:转(?:晴|多云|阴|[小中大]?[雨雪]))?(?!{_CHINESE})"
    ),
    lazy_pattern(r"(?:气温)?-?\d{1,2}℃?\s*[~—/-]{1,2}\s*-?\d{1,2}℃", needs="℃"),
    # 电话:0891-6320001, 邮箱:a@b.cn, www.b.cn
    lazy_pattern(
        rf"{_CHINESE}{{0,4}}(?:电话|热线|传真|邮箱|邮编|网址|官网|网)[:\s]+[\w.@:/+-]+|\bwww\.[\w./-]+|(?i:e-?mail):?\s*[\w.@-]+"
    ),
    # 中共雪原州委主管主办, 中共江源省委机关报
    lazy_pattern(rf"(?<!{_CHINESE}){_CHINESE}{{2,14}}(?:主管|主办|机关报|报社出版)(?!{_CHINESE})", needs="主机出"),
    # XUEYUAN DAILY
    lazy_pattern(r"\b[A-Z]{4,}(?: [A-Z]{4,}){1,4}\b"),
)  # fmt: skip
_MARKS: Final = lazy_pattern(r"[^\w]+")
_EDITED: Final = lazy_pattern(rf"{_ROLE}[:/ \u3000]")
#: — 3 —, - 12 -, ·5·, 第3页 共8页: a line that only numbers a page.
_NUMBERED: Final = lazy_pattern(
    r"(?P<mark>[—–―─~·•-]{1,2})\s*\d{1,4}\s*(?P=mark)|第\s*\d{1,4}\s*页(?:\s*[,/]?\s*共\s*\d{1,4}\s*页)?"
)


def numbers_page(text: str) -> bool:
    """Tell whether a line, simplified and in half width, is nothing but the number of a page."""
    return _NUMBERED.fullmatch(text) is not None


def names_editors(text: str) -> bool:
    """Tell whether a text, simplified and in half width, names who made the page, and says nothing more."""
    return _EDITED.search(text) is not None and not _MARKS.sub("", without_asides(text))


def without_asides(text: str) -> str:
    """Return a text with a space for each such thing."""
    for aside in _ASIDES:
        text = aside.sub(" ", text)
    return text
