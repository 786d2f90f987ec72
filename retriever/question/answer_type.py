"""What kind of thing a question asks for."""

import re
from dataclasses import dataclass
from enum import Enum

from corpus.chinese.digits import TO_TEN, to_ten
from corpus.chinese.dimensions import Dimension
from corpus.chinese.measures import alike
from corpus.chinese.text import normalize
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern


class Kind(Enum):
    """The kinds of answers that are read differently."""

    BYLINE = "byline"
    PERCENT = "percent"
    AMOUNT = "amount"
    DATE = "date"
    COUNT = "count"
    REASON = "reason"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    LIST = "list"
    METHOD = "method"
    NAME = "name"
    OTHER = "other"


#: A number of things that can be told one by one: 三桩(心愿), 四件(错事).
_OF_SEVERAL = "(?<!第)[两二三四五六七八九十][个大项条种类点样件桩块道句步招处]"
#: Tried in this order; the first that matches is the kind.
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.BYLINE,
        r"(?:记者|(?<![工合协创])作者|通讯员|评论员|撰稿人?|实习生(?=是谁|叫)|摄影者?|摄影师)(?:是|叫|有|都|们|的?名|的?姓|谁|哪|写|拍|$|[？?])"
        r"|(?:谁|哪[位个两几]\w{0,3})(?:写|拍|摄|采写|报道|供稿)|(?:写|拍摄?|报道)的?(?:人|是谁)",
    ),
    (
        Kind.LIST,
        r"哪些|哪(?:几|[两二三四五六七八九十]+)(?!年|天|月|日|号)|分别[是为叫]|都有(?:谁|哪|啥|什么)|都(?:是|有|请|叫)谁|都(?![是为不没])[\u4e00-\u9fff]{1,4}了(?:谁|哪儿|哪里|什么|啥)|包括(?:什么|啥|$)"
        rf"|{_OF_SEVERAL}[^，。]{{1,4}}(?:都|各|分别)?是(?:什么|啥)[？?]?$",
    ),
    (
        Kind.REASON,
        r"为什么|为何|为啥|干嘛要|(?:来|要)[^，。]{0,12}干[嘛吗啥]|干啥用|原因|图[个的是]*[啥什]|凭什么|凭啥|起因|缘故|目的"
        r"|出于(?:什么|啥|何)|什么考虑|因何|何故|何以(?!为)|[怎咋](?:么)?会(?!议)|[怎咋](?:么)?没|冲着?(?:什么|啥)",
    ),
    (
        Kind.PERCENT,
        r"百分之|百分比|比例|比重|占比|几成|几分之几|(?<!超过)(?:[增降涨跌]幅|增速)(?![^，。]*(?:[几有多少]+[个家名]|超过|高于|低于))|[^效频]率(?:$|[是有达为多？?])"
        r"|占(?![地用领有据])[^，。]{0,12}?多少[？?]?$",
    ),
    (
        Kind.DATE,
        r"哪一?年|哪一?天|什么时候|啥时候?|何时|几时|何日|(?:什么|啥)日子|几[月号日点]|(?:星期|周|礼拜)几|哪月|多久|日期|年份|时间是",
    ),
    (
        Kind.AMOUNT,
        r"多少(?:万|亿)?元|多少[块本]?钱|的钱(?:一共|总共|合计)?(?:有|是)?多少|资金|金额|经费|收入|产值|价值|总额|投资|分红多少|多少红|奖金|补[贴助]"
        r"|[票邮](?:价|面)|(?<![免消浪])费用?[^，。]{0,4}?多少[？?]?$"
        r"|(?:[收缴]费|奖励|待遇|赔偿|低保|工资|供养)标准|标准(?!是?(?:什么|啥)|有?哪)",
    ),
    (
        Kind.COUNT,
        r"多少|几(?!乎)|(?:什么|哪个)(?:电话|热线|号码)|人数|数量|次数|户数|人次|总数|多[长高大重远宽]",
    ),
    (Kind.LIST, r"分别|包括"),
    (
        Kind.PERSON,
        r"谁|姓名|哪一?位|何人|哪个人|什么人|(?:书记|主任|[校局队站院会所县乡镇厂市村馆处科社店部区州园场班组行]长|经理|负责人)(?:姓名|名字|叫什么.*|是谁)?[？?]?$",
    ),
    (
        Kind.ORGANISATION,
        r"哪[个家所支](?:金融)?(?:单位|公司|银行|机构|部门|企业|学校|局|医院|组织|代表队|球队|队(?!员))",
    ),
    (
        Kind.PLACE,
        r"哪里|哪儿|何处|何地|啥地方|在哪(?![条座所家部支项])|地点|地址|哪个?(?:省|市|县|区|乡|镇|村|地方|社区|街道|景区)|什么地方",
    ),
    (Kind.METHOD, r"怎么|怎样|如何|咋|方式|办法|措施|做法|法子|(?:什么|啥|哪)招|[靠凭](?:什么|啥)|通过什么"),
    (
        Kind.NAME,
        r"叫什么|叫啥|叫做?什么|唤作|[取起]了?(?:个|什么|啥)名|名称|名字|全称|什么(?:文件|品牌|活动|计划|称号)",
    ),
)

#: What a question's own words measure, the first that matches: 多长时间 a duration, 多长 a length.
_DIMENSIONS: tuple[tuple[frozenset[Dimension], str], ...] = (
    (
        frozenset({Dimension.SHARE, Dimension.RATIO, Dimension.MULTIPLE}),
        r"百分之|百分比|占比|比重|几成|几分之几|占(?![地用领有据])[^，。]{0,12}?多少[？?]?$",
    ),
    (
        frozenset({Dimension.DURATION}),
        r"多长时间|多久|几天|多少天|几个?(?:小时|分钟|钟头|星期|月)(?!份)|多少(?:小时|分钟|个月)|(?<![哪第])几年(?!级)",
    ),
    (frozenset({Dimension.DATE}), r"哪一?[天日]|几月|几[号日](?!线|楼)|何日"),
    (frozenset({Dimension.CLOCK, Dimension.DATE}), r"几点|什么钟点"),
    (
        frozenset({Dimension.LENGTH}),
        r"多[长宽深厚远]|全长|多少(?:公里|千米|[厘毫]?米)(?!豆|\w*饭)|长度|宽度|跨度",
    ),
    (frozenset({Dimension.AREA}), r"多少(?:亩|公顷|平方)|面积"),
    (frozenset({Dimension.MASS}), r"多少(?:吨|公?斤|千克)(?!标准煤)|多重"),
    (frozenset({Dimension.ORDINAL}), r"第几"),
    (frozenset({Dimension.SCORE, Dimension.RATIO}), r"比分|几比几"),
    (frozenset({Dimension.MONEY, Dimension.RATE}), r"多少(?:[万亿]*元|块?钱)|几块钱|什么价"),
    (frozenset({Dimension.COUNT}), r"多少(?:人|[名户位])|几(?:人|[名户位])|人数|户数"),
)

#: 投资2300万元的是哪个工程: the amount is given, and what it belongs to is asked for.
_WHICH_ONE = lazy_pattern(
    r"(?:是|叫|属于|为)(?:哪一?[个家项座条所种]|什么)\w{1,8}[？?]?$|^哪一?[个家项座条所种]\w{1,8}"
)
_NOT_NAMING = (Kind.AMOUNT, Kind.COUNT, Kind.PERCENT, Kind.PLACE, Kind.NAME, Kind.OTHER)
_HOW_MUCH = lazy_pattern(r"多少|几[个家项座条所种名人户]")

_MEASURE = lazy_pattern(
    r"(?:多少|几|第几)(?:[万亿]|号(?=人))?(?!本[钱事金领]|份额|名额|场地|台阶|家[庭具]|条件)(?P<measure>[名个位户家次期批条项份件册本张台辆套座所处间栋组支类种吨斤亩岁年天顶袋把车头只匹篇场人村])"
)

#: Words for people: what is asked with 多少群众 is a number of persons, not of 户 or 个村.
_PEOPLE = lazy_pattern(
    r"(?:多少|几)(?:名|个|位)?(?:\w{0,4})(?:群众|村民|居民|党员|干部|职工|工人|农民|牧民|学生|教师|老师|医生|护士|老人|儿童"
    r"|孩子|志愿者|游客|观众|患者|队员|民警|战士|专干|员工|代表|人员)(?!小组|家|户|大会|活动|之家|服务|队)"
)

_SEVERAL = lazy_pattern(
    r"(?:多少|几).{1,12}(?:多少|几)"
    r"|哪个?[市县区乡镇村州旗].{0,4}哪个?[市县区乡镇村]"
    r"|(?:户|期|批|件)数?[ 、和及](?:人数|人次|人)"
)

#: How many items a list is to have: 哪三个村, 三大工程.
_ITEMS = lazy_pattern(
    r"哪(?P<which>[两二三四五六七八九十])|(?P<named>[两二三四五六七八九十]|(?<!\d)\d{1,2})(?:[大个项条种类点样件桩块道句步招处]|方面)"
)
#: How many things are asked to be named: 两份通知叫什么, 三家合作社的名字.
_NAMES = lazy_pattern(rf"(?<![第\d{TO_TEN}])(?P<named>[两二三四五六七八九])[份部本首家个项支所座条位名]")


@dataclass(frozen=True, slots=True)
class AnswerType:
    """What a question asks for.

    Attributes:
        measures: the measure words a count may carry; empty where the question names none.
        several: whether two values are asked for (多少户多少人, 哪个县哪个乡).
        ordinal: whether a place in an order is asked for (第几批).
        items: how many items the list that is asked for has; 0 where the question does not say.
        dimensions: what the value that is asked for measures; empty where the question does not say.
        which: whether the thing is asked for that a given date or value belongs to (那天竣工的是什么工程).
    """

    kind: Kind
    measures: frozenset[str] = frozenset()
    several: bool = False
    ordinal: bool = False
    items: int = 0
    dimensions: frozenset[Dimension] = frozenset()
    which: bool = False


def detect_answer_type(question: str) -> AnswerType:
    """Return what a question asks for, however it is typed."""
    return classify(normalize(question, numerals=False).text)


def classify(question: str) -> AnswerType:
    """Return what a question in comparable characters asks for; its numerals are as they were typed (哪一年)."""
    kind = next((kind for kind, pattern in _PATTERNS if re.search(pattern, question)), Kind.OTHER)
    which = kind in _NOT_NAMING and bool(_WHICH_ONE.search(question)) and not _HOW_MUCH.search(question)
    which = which and (kind in (Kind.AMOUNT, Kind.COUNT) or bool(find(question)))
    if which:
        return AnswerType(Kind.NAME, which=bool(find(question)))
    dimensions = next((found for found, words in _DIMENSIONS if re.search(words, question)), frozenset())
    several = bool(_SEVERAL.search(question))
    ordinal = "第几" in question
    if kind is Kind.NAME and (match := _NAMES.search(question)):
        return AnswerType(Kind.LIST, items=to_ten(match["named"]))
    match = _MEASURE.search(question)
    if not match and kind is Kind.COUNT and _PEOPLE.search(question):
        return AnswerType(kind, alike("人"), several, ordinal)
    if not match:
        items = _items(question) if kind is Kind.LIST else 0
        return AnswerType(kind, frozenset(), several, ordinal, items, dimensions)
    measure = match["measure"]
    same = alike(measure)
    if kind is Kind.AMOUNT and "元" not in question and "钱" not in question:
        kind = Kind.COUNT
    return AnswerType(kind, same, several, ordinal, dimensions=dimensions)


def _items(question: str) -> int:
    match = _ITEMS.search(question)
    return to_ten(match["which"] or match["named"]) if match else 0
