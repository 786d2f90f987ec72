"""What a timeline is of: whose, and of which quantity (色贡村 · 集体收入)."""

from typing import Final, NamedTuple

from bot.dialogue.timeline.wording import canonical, qualities_of, quantity_words
from corpus.chinese.measures import MEASURES
from corpus.chinese.names import names_in, squeezed
from corpus.chinese.questions import ASKING_WORDS
from corpus.lazy import lazy_pattern

_MEASURE: Final = (
    "|".join(sorted(MEASURES, key=len, reverse=True)) + "|元|米|吨|亩|公里|千瓦|立方米|平方米|公顷"
)
#: 榆钱镇中心小学, 红岩水库: the longest beginning that ends as names of places and bodies do, before a quantity.
_NAMED: Final = lazy_pattern(
    r"^[^\d,，。]{1,16}(?:省|自治区|市|州|县|区(?!域)|旗|镇|乡|村(?![民里集])|社区|街道|公司|厂(?!房)|集团|小学(?!生)|中学(?!生)"
    r"|大学(?!生)|学院|医院|合作社|水库|大桥|桥(?![梁面])|隧道|公园|机场|车站|电站|图书馆|博物馆|体育馆|铁路|高速|公路"
    r"|牧场|农场|林场|茶园|[煤铜铁金]矿(?![石业工区脉])|港)"
)
#: 历年, 各年的, 变化情况, 去年: words of a question that are part of no quantity.
_LOOSE: Final = lazy_pattern(
    r"历年|各年度?|逐年|这些年|近\d{1,2}年|几年来|(?:变化|走势|趋势|发展|增长)?(?:情况|过程|如何)|(?:变化|走势|趋势)$"
    r"|(?:(?:1[89]|20)\d\d年|[去今前上]年|\d{1,2}月(?:\d{1,2}[日号])?|全年|[上下]半年)(?:度|底|末|初)?"
    r"|[,，？?]|一共|总共|大约|分别"
)
#: 有多少名学生 asks for 学生.
_ASKED: Final = lazy_pattern(rf"(?:现?[有是达为]|一共|共)*(?:多少|几)(?:{_MEASURE})?|{ASKING_WORDS.pattern}")
#: 春运期间 of 春运期间江口站发送旅客.
_DURING: Final = lazy_pattern(r"^(?P<when>[^\d,，。]{1,6})期间,?")
_END: Final = "的有是在共为达到约了"
_SHORTEST: Final = 2


class Topic(NamedTuple):
    """Whose quantity it is.

    Attributes:
        subject: a name, squeezed; the whole phrase where it begins with none.
        words: of the quantity, canonical; empty where all that is told of the subject is meant.
        qualities: of the quantity: planned, a mean.
    """

    subject: str
    words: tuple[str, ...] = ()
    qualities: frozenset[str] = frozenset()


def topic_of(text: str) -> Topic | None:
    """Return the topic of a phrase, or of a question for a value; None where there is no word in it."""
    plain = _LOOSE.sub("", _ASKED.sub("", squeezed(text))).rstrip(_END)
    during = _DURING.match(plain)
    when, plain = (during["when"], plain[during.end() :]) if during else ("", plain)
    subject = _subject(plain)
    if subject is None:
        return Topic(plain) if len(plain) >= _SHORTEST else None
    quantity = canonical(f"{when} {plain[len(subject) :].lstrip('的')}")
    words = quantity_words(quantity) or quantity_words(
        quantity, every=True
    )  # 面积 alone is all that is asked for
    return Topic(subject, words, qualities_of(quantity))


def _subject(plain: str) -> str | None:
    if match := _NAMED.match(plain):
        return match.group()
    first = next(iter(names_in(plain)), None)
    return first.text if first is not None and plain.startswith(first.text) else None
