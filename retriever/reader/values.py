"""Where values of a kind stand in a text, as printed."""

import re
from collections.abc import Iterator

from retriever.reader.kinds import Kind

_NUMBER = r"(?:\d[\d,，]*(?:\.\d+)?|[一二三四五六七八九十两百千零〇]+)"
_ABOUT = r"(?:超过|超|约|近|逾|不足)?"
_SCALE = r"(?:[余多]?[千百]?[万亿]|[余多])?[余多]?"
_BOUND = r"(?:以上|以下|以内|左右|多|余)?"
_MEASURE = (
    r"(?:人次|场次|课时|分钟|小时|个月|平方米|平方公里|立方米|公里|公斤|公顷|毫米|厘米|千瓦时|"
    r"[名个位户家次期批条项份件册本张台辆套座所处间栋幢组支类种门届轮趟面枚根眼口起桩票段节道幅封遍回"
    r"吨斤克亩岁年周天夜时分秒顶袋箱桶瓶碗把车头只匹羽尾株棵篇场人村米倍成度队层级])"
)

_PATTERNS: dict[Kind, re.Pattern[str]] = {
    Kind.AMOUNT: re.compile(rf"{_ABOUT}{_NUMBER}{_SCALE}(?:美|欧|港|日)?元{_BOUND}"),
    Kind.PERCENT: re.compile(
        rf"{_ABOUT}(?:\d+(?:\.\d+)?[%％]|百分之[一二三四五六七八九十百点零\d.]+|[一二三四五六七八九半]成){_BOUND}"
    ),
    Kind.COUNT: re.compile(rf"{_ABOUT}第?{_NUMBER}{_SCALE}{_MEASURE}{_BOUND}"),
    Kind.DATE: re.compile(
        r"(?:\d{4}|[一二三四五六七八九〇零]{4})年(?:(?:\d{1,2}|[一二三四五六七八九十]+)月(?:(?:\d{1,2}|[一二三四五六七八九十]+)[日号])?)?"
        r"|\d{1,2}月(?:\d{1,2}[日号]|[初中底末])?|\d{1,2}[日号时]|每[年月周日天季](?:\d{1,2}[日号])?|年[初中底末]前?|[去今明前]年"
        rf"|{_NUMBER}(?:个工作)?(?:年|个月|天|日|周|小时|分钟)内?"
    ),
    Kind.PERSON: re.compile(
        r"(?:书记|主任|校长|负责人|董事长|经理|局长|镇长|乡长|县长|市长|村民|市民|居民|党员|牧民|农民|专干|干部|老人|"
        r"队长|队员|学员|教师|医生|站长|院长|馆长|会长|主席|同志)(?P<value>[\u4e00-\u9fff·]{2,6}?)"
        r"(?=说|介绍|表示|告诉|认为|坦言|感叹|笑着|同志|是|[，。、：:“”（）()]|$)"
    ),
    Kind.NAME: re.compile(r"《[^《》]{2,60}》|[“\"「『](?P<value>[^“”\"「」『』]{2,30})[”\"」』]"),
}


def find_values(text: str, kind: Kind) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of the values of a kind, in order; none for kinds without a fixed shape."""
    pattern = _PATTERNS.get(kind)
    for match in pattern.finditer(text) if pattern else ():
        group = "value" if match.groupdict().get("value") else 0
        yield match.span(group)
