"""What a value measures."""

from enum import Enum
from typing import Final


class Dimension(Enum):
    """The kinds of values; each is measured in a base unit of its own (see ``corpus.chinese.units``)."""

    MONEY = "money"  # 3.2亿元, HK$300
    SHARE = "share"  # 12.5%, 三分之一, 两成, 0.5个百分点
    MULTIPLE = "multiple"  # 3倍
    COUNT = "count"  # 86个, 2万余名
    ORDINAL = "ordinal"  # 第21届
    AGE = "age"  # 60岁以上
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    DURATION = "duration"  # 3年, 两个半小时
    DATE = "date"  # 2024年5月1日至3日, with a time of the day where one follows
    CLOCK = "clock"  # 上午9时30分至下午5时
    TEMPERATURE = "temperature"
    ENERGY = "energy"  # 1250万千瓦时
    POWER = "power"  # 300兆瓦
    RATE = "rate"  # 3万吨/日, 120元/斤, 350立方米每秒
    RATIO = "ratio"  # 1∶3
    SCORE = "score"  # 21比18 in a match, 98分
    MAGNITUDE = "magnitude"  # 6.2级
    CODE = "code"  # a number that names: 市政发〔2023〕15号, plates, telephones, addresses, coordinates
    OTHER = "other"  # 45分贝, 220千伏
    NUMBER = "number"  # without a unit


#: What tells when: days and times of the day.
TIMES: Final = (Dimension.DATE, Dimension.CLOCK)
