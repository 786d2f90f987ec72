"""The units of values: how they are written, what they measure, and how much of the base unit each is."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from corpus.chinese.dimensions import Dimension
from corpus.chinese.measures import MEASURES
from corpus.lazy import lazy_pattern


class Unit(NamedTuple):
    """A unit as it is written: its dimension, the base unit that it is counted in, and how many of those it is."""

    dimension: Dimension
    base: str
    factor: Decimal


#: By dimension: the base unit first, then spellings, with *FACTOR where they are not the base unit itself.
_TABLE: Final = (
    (Dimension.MONEY, "元 圆 块钱 元钱 元整 元人民币 角*0.1 毛钱*0.1 分钱*0.01"),
    (Dimension.MONEY, "美元 美金"),
    (Dimension.MONEY, "港元 港币 港元整"),
    (Dimension.MONEY, "欧元"),
    (Dimension.MONEY, "日元 日圆"),
    (Dimension.MONEY, "英镑"),
    (Dimension.MONEY, "卢布"),
    (Dimension.MONEY, "韩元"),
    (Dimension.MONEY, "澳元"),
    (Dimension.MONEY, "加元"),
    (Dimension.MONEY, "新加坡元"),
    (Dimension.MONEY, "新台币"),
    (Dimension.MONEY, "澳门元"),
    (Dimension.MONEY, "卢比"),
    (Dimension.MONEY, "法郎"),
    (Dimension.MONEY, "马克"),
    (Dimension.MONEY, "泰铢"),
    (Dimension.MONEY, "银元 大洋 块大洋"),
    (Dimension.SHARE, "% ‰*0.1 折*10 成*10"),
    (Dimension.SHARE, "个百分点 百分点"),
    (Dimension.MULTIPLE, "倍"),
    (Dimension.AGE, "岁 周岁 虚岁"),
    (
        Dimension.LENGTH,
        "米 m 公里*1000 千米*1000 km*1000 里*500 华里*500 里路*500 里地*500 英里*1609.344 海里*1852 "
        "分米*0.1 厘米*0.01 cm*0.01 公分*0.01 毫米*0.001 mm*0.001 微米*0.000001 纳米*0.000000001 "
        "光年*9460730472580800 丈*3.33 尺*0.333 寸*0.0333 英尺*0.3048 英寸*0.0254 延米 公里长*1000 米长 "
        "米高 米宽 米深",
    ),
    (
        Dimension.AREA,
        "平方米 平米 ㎡ m2 m² 平方 平方公里*1000000 平方千米*1000000 km2*1000000 km²*1000000 公顷*10000 "
        "亩*666.67 亩地*666.67 顷*66667 平方厘米*0.0001 平方英里*2589988 亩次*666.67",
    ),
    (
        Dimension.VOLUME,
        "立方米 立方 方 m3 m³ 升*0.001 公升*0.001 毫升*0.000001 L*0.001 mL*0.000001 ml*0.000001 "
        "立方公里*1000000000 立方厘米*0.000001 加仑*0.00379",
    ),
    (
        Dimension.MASS,
        "公斤 千克 kg 吨*1000 t*1000 克*0.001 g*0.001 毫克*0.000001 mg*0.000001 微克*0.000000001 "
        "μg*0.000000001 斤*0.5 市斤*0.5 担*50 石粮*60 吨标准煤*1000 吨标煤*1000 克拉*0.0002 盎司*0.0283 "
        "磅*0.4536",
    ),
    (
        Dimension.DURATION,
        "天 昼夜 日夜 天时间 日内 日龄 个工作日 工作日 个交易日 年*365 周年*365 载*365 年时间*365 余载*365 "
        "学年*365 学期*180 个月*30 个季度*91 季度*91 个星期*7 星期*7 周*7 个世纪*36500 世纪*36500 "
        "个小时*0.0416666667 小时*0.0416666667 个钟头*0.0416666667 钟头*0.0416666667 "
        "h*0.0416666667 课时*0.03 学时*0.03 分钟*0.000694444 min*0.000694444 刻钟*0.0104 "
        "秒*0.0000115741 秒钟*0.0000115741 毫秒*0.0000000115741 个春秋*365 个年头*365 个寒暑*365",
    ),
    (Dimension.TEMPERATURE, "℃ °C 摄氏度 度C"),
    (Dimension.TEMPERATURE, "℉ 华氏度"),
    (
        Dimension.ENERGY,
        "千瓦时 千瓦小时 度电 kWh 兆瓦时*1000 MWh*1000 吉瓦时*1000000 GWh*1000000 瓦时*0.001 "
        "焦耳*0.000000277778 焦*0.000000277778 千焦*0.000277778 大卡*0.00116222 千卡*0.00116222 "
        "卡路里*0.00000116222",
    ),
    (
        Dimension.POWER,
        "千瓦 kW KW 兆瓦*1000 MW*1000 吉瓦*1000000 GW*1000000 瓦*0.001 匹马力*0.7355 马力*0.7355",
    ),
    (Dimension.OTHER, "分贝 dB"),
    (Dimension.OTHER, "伏 V 千伏*1000 kV*1000"),
    (Dimension.OTHER, "安培"),
    (Dimension.OTHER, "赫兹 Hz 千赫*1000 兆赫*1000000 MHz*1000000"),
    (Dimension.OTHER, "帕 百帕*100 千帕*1000 兆帕*1000000"),
    (Dimension.OTHER, "字节 KB*1024 MB*1048576 GB*1073741824 TB*1099511627776 兆*1048576"),
    (Dimension.OTHER, "毫米汞柱"),
    (Dimension.OTHER, "ppm"),
    (Dimension.SCORE, "分"),
    (Dimension.CLOCK, "点钟"),
)
UNITS: Final = {
    name: Unit(dimension, row.split()[0], Decimal(factor or 1))
    for dimension, row in _TABLE
    for name, _, factor in (spelling.partition("*") for spelling in row.split())
} | {name: Unit(Dimension.COUNT, name, Decimal(1)) for name in MEASURES}

#: What follows shows that a character is no unit: 三成 is a share, 成立 and 成为 are not.
_NOT_BEFORE: Final = {
    "成": "立为员功果本长效品就绩了都人才熟交",
    "里": "程面边",
    "方": "面案式法针便向位",
    "分": "之别为布管配工享析局解开期支发明组类级红",
    "天": "然津",
    "年": "轻",
    "期": "间",
    "次": "日",
    "本": "报地",
    "道": "路德理",
    "对": "于外照",
    "处": "理于",
    "回": "来家到",
    "起": "来到",
    "发": "展现",
    "国": "家",
    "家": "庭",
    "代": "表",
    "支": "持部付",
    "人": "民",
    "团": "结队",
    "市": "场",
    "行": "业为动",
    "步": "行伐",
}
_LATIN = lazy_pattern(r"[A-Za-z]$")


def _written(name: str) -> str:
    barred = _NOT_BEFORE.get(name)
    if _LATIN.search(name):
        return rf"{re.escape(name)}(?![A-Za-z])"
    return re.escape(name) + (f"(?![{barred}])" if barred else "")


#: One unit, the longest spelling first.
UNIT: Final = "|".join(_written(name) for name in sorted(UNITS, key=len, reverse=True))
_PER: Final = (
    r"平方公里|平方米|立方米|标准立方米|公里|千米|小时|分钟|公斤|千克|公顷|人次|千瓦时|百公里|米|吨|斤|克|升|亩|度|人|户|家|个|只|头|"
    r"件|张|次|台|辆|晚|夜|天|日|月|年|周|时|分|秒|h|s|d|L|m3|m³|m2|m²|kg|km|min|株|棵|瓶|箱|盒|份|间|套|桶|袋|学期|学年|工"
)
#: What a rate is counted by: /日, /人·年, 每秒. 每 parts physical units only: 3人每天 are three people.
PER: Final = rf"(?: ?/ ?(?:{_PER})(?:[·/](?:{_PER}))?)"
EACH: Final = (
    r"(?:(?<=[米升吨克里斤方元瓦次转])"
    r"每(?:平方公里|平方米|立方米|公斤|千克|公顷|小时|分钟|千瓦时|百公里|[秒时升亩吨斤度]))"
)
