"""The grammar of values: what is printed of a value, and what it is worth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.chinese.dimensions import Dimension
from corpus.chinese.numbers import read_number
from corpus.chinese.values import at, find
from corpus.chinese.worth import worth_tokens, worths


def printed(text: str) -> list[str]:
    return [text[value.start : value.end] for value in find(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("亏损额为-4.6亿元，上年为负820万元", ["-4.6亿元", "负820万元"]),
        ("利润−1,300万元", ["−1,300万元"]),
        ("最低零下23℃，最高-1.5℃", ["零下23℃", "-1.5℃"]),
        ("月薪不低于3.8千元，不少于四千元", ["不低于3.8千元", "不少于四千元"]),
        ("不超过60亩，至少7名，近三千户", ["不超过60亩", "至少7名", "近三千户"]),
        ("约2.4万余人，5000多万元，80余亩", ["约2.4万余人", "5000多万元", "80余亩"]),
        ("20万元以上，上限9万元，300米左右", ["20万元以上", "上限9万元", "300米左右"]),
        ("70岁（含）以上", ["70岁（含）以上"]),
        ("3000元—4500元，3000到4500元，3~5天", ["3000元—4500元", "3000到4500元", "3~5天"]),
        ("1.6万至1.9万元，200元-300元", ["1.6万至1.9万元", "200元-300元"]),
        ("百分之六至百分之八，百分之六到八，6—8%", ["百分之六至百分之八", "百分之六到八", "6—8%"]),
        ("-9℃至2℃", ["-9℃至2℃"]),
        ("上午8时30分至下午6时，8：30—18：00", ["上午8时30分至下午6时", "8：30—18：00"]),
        ("2022年7月4日至9日，7月4日—9日", ["2022年7月4日至9日", "7月4日—9日"]),
        ("2017—2020年，4至6月，去年8月至今年2月", ["2017—2020年", "4至6月", "去年8月至今年2月"]),
        ("7月4日上午9时至5日下午6时", ["7月4日上午9时至5日下午6时"]),
        ("每年四月举办，每周三，约5月底前", ["每年四月", "每周三", "约5月底前"]),
        ("夜校每周一、三、五晚上开课，逢周六停课", ["每周一、三、五晚上", "逢周六"]),
        ("每周一至周五18时至21时开诊，周二闭馆", ["每周一至周五", "18时至21时", "周二"]),
        ("周一良、周三友到场，周一、三个人离开", ["三个"]),
        ("9至11时，三点至四点半，晚上八点，得了三点", ["9至11时", "三点至四点半", "晚上八点"]),
        ("9时至周五18时，7月8日14时至次日8时", ["9时至周五18时", "7月8日14时至次日8时"]),
        ("2015年至今，去年冬至今年春", ["2015年至今", "去年冬至今年春"]),
        ("民国二十六年七月，〇九年", ["民国二十六年七月", "〇九年"]),
        ("２．７％，12．5％，12·5万亩", ["２．７％", "12．5％", "12·5万亩"]),
        ("３，４５０万元", ["３，４５０万元"]),
        ("共2 340 万千瓦时，3. 5 亿元", ["2 340 万千瓦时", "3. 5 亿元"]),
        ("1.5×10^8公里，2万3千元，六七百人", ["1.5×10^8公里", "2万3千元", "六七百人"]),
        ("三、四百人，卅六户，数百人，几十万元", ["三、四百人", "卅六户", "数百人", "几十万元"]),
        ("2.8亿元人民币，人民币3亿元，US$40", ["2.8亿元人民币", "人民币3亿元", "US$40"]),
        ("估值US$3.5 million，负债HKD 1,280,000", ["US$3.5 million", "HKD 1,280,000"]),
        ("造價約新台幣三千萬元，港币80元", ["約新台幣三千萬元", "港币80元"]),
        ("误差小于±0.4mm，酸碱度7.1±0.3", ["小于±0.4mm", "7.1±0.3"]),
        ("4.1万平方公里（含湿地）", ["4.1万平方公里（含湿地）"]),
        ("3亿元（约合4200万美元）", ["3亿元（约合4200万美元）"]),
        ("2万吨/日，90元/斤，420立方米每秒", ["2万吨/日", "90元/斤", "420立方米每秒"]),
        ("比分25比19，男女之比1∶2，16.4：1", ["25比19", "1∶2", "16.4：1"]),
        ("四分之三，一半以上，三成五，1.2‰", ["四分之三", "一半以上", "三成五", "1.2‰"]),
        ("2小时40分钟，两个半小时，3年4个月，1米75", ["2小时40分钟", "两个半小时", "3年4个月", "1米75"]),
        ("文号是川财教〔2021〕7号", ["川财教〔2021〕7号"]),
        ("车牌为川B·67890，电话0837-2223456", ["川B·67890", "0837-2223456"]),
        ("见www.ab-cd.gov.cn，写信到x.y@mail.com", ["www.ab-cd.gov.cn", "x.y@mail.com"]),
        ("东经102°15′，北纬31°40′", ["东经102°15′，北纬31°40′"]),
        ("三\u200b百万元", ["三\u200b百万元"]),
    ],
)
def test_a_value_is_all_that_is_printed_of_it(text: str, values: list[str]) -> None:
    assert printed(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("拨打110，120，119", ["110", "120", "119"]),
        ("①3000元②40公里", ["3000元", "40公里"]),
        ("6个镇、54个村", ["6个", "54个"]),
        ("节约800元，签约4个，附近6个，胜负2场", ["800元", "4个", "6个", "2场"]),
        ("PM2.5和5G", ["5"]),
        ("统一部署，十分重要，成立大会，四川", []),
        ("第一书记排名第一。", ["第一"]),
        ("由3000元增至5000元", ["3000元", "5000元"]),
    ],
)
def test_neighbours_and_words_are_no_part_of_a_value(text: str, values: list[str]) -> None:
    assert printed(text) == values


@pytest.mark.parametrize(
    ("text", "dimension", "low", "high"),
    [
        ("-4.6亿元", Dimension.MONEY, -460_000_000, -460_000_000),
        ("两千三百万元", Dimension.MONEY, 23_000_000, 23_000_000),
        ("2万3千元", Dimension.MONEY, 23_000, 23_000),
        ("不低于3.8千元", Dimension.MONEY, 3800, None),
        ("不超过60个", Dimension.COUNT, None, 60),
        ("2～3万元", Dimension.MONEY, 20_000, 30_000),
        ("500元到300元", Dimension.MONEY, 300, 500),
        ("六七百人", Dimension.COUNT, 600, 700),
        ("5000多万元", Dimension.MONEY, 50_000_000, None),
        ("三成", Dimension.SHARE, 30, 30),
        ("百分之六点五", Dimension.SHARE, "6.5", "6.5"),
        ("40公里", Dimension.LENGTH, 40_000, 40_000),
        ("一年零六个月", Dimension.DURATION, 545, 545),
        ("1.5×10^8米", Dimension.LENGTH, 150_000_000, 150_000_000),
        ("第21届", Dimension.ORDINAL, 21, 21),
        ("公差±0.5米", Dimension.LENGTH, "-0.5", "0.5"),
        ("22±2℃", Dimension.TEMPERATURE, 20, 24),
        ("US$2.5 million", Dimension.MONEY, 2_500_000, 2_500_000),
        ("保洁员若干名", Dimension.COUNT, None, None),
        ("6.4级地震", Dimension.MAGNITUDE, "6.4", "6.4"),
        ("气温8度", Dimension.TEMPERATURE, 8, 8),
        ("用电8度", Dimension.ENERGY, 8, 8),
        ("7月4日", Dimension.DATE, None, None),
        ("晚7时许", Dimension.CLOCK, None, None),
        ("最终以21：18获胜", Dimension.SCORE, None, None),
    ],
)
def test_a_value_has_a_dimension_and_a_worth(
    text: str, dimension: Dimension, low: int | str | None, high: int | str | None
) -> None:
    (value,) = find(text)
    assert value.dimension is dimension
    assert value.low == (None if low is None else Decimal(low))
    assert value.high == (None if high is None else Decimal(high))


_CHARACTERS = "零一二三四五六七八九"


def in_characters(number: int) -> str:
    """Write a number below ten thousand as it is spoken."""
    text, rest = "", number
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, power)
        if digit:
            text += _CHARACTERS[digit] + name
        elif text and rest and not text.endswith("零"):
            text += "零"
    return text


@given(st.integers(1, 9999), st.sampled_from(["", "万", "亿"]))
def test_a_number_in_characters_is_read_back(number: int, scale: str) -> None:
    read = read_number(in_characters(number) + scale)
    power = {"": 1, "万": 10_000, "亿": 100_000_000}[scale]
    assert read is not None
    assert read.low == number * power


_NUMBERS = st.one_of(
    st.integers(1, 99_999).map(str),
    st.integers(1001, 99_999).map("{:,}".format),
    st.integers(11, 9999).map(lambda n: f"{n / 10:.1f}"),
    st.integers(11, 9999).map(in_characters),
)
_BEFORE = st.sampled_from(["", "", "-", "负", "约", "近", "不低于", "不少于", "不超过", "至少", "超过", "超"])
_AFTER = st.sampled_from(["", "", "以上", "以下", "左右"])
_UNITS = st.sampled_from(
    ["万元", "亿元", "元", "万人", "户", "公里", "万亩", "吨", "%", "立方米/日", "元/斤", "℃", "小时"]
)
_FRAMES = st.sampled_from(["收入为{}，", "达到{}。", "共有12个村，{}，另有3人", "（{}）", "其中{}"])


@given(_BEFORE, _NUMBERS, _UNITS, _AFTER, _FRAMES)
def test_what_is_written_is_found_whole(before: str, number: str, unit: str, after: str, frame: str) -> None:
    if before == "-" and not number.isascii():  # 负十一, but not -十一
        before = "负"
    value = f"{before}{number}{unit}{after}"
    assert value in printed(frame.format(value))


@given(_NUMBERS, _NUMBERS, _UNITS, st.sampled_from(["-", "—", "～", "至", "到"]), st.booleans(), _FRAMES)
def test_both_ends_of_a_range_are_found(
    first: str, second: str, unit: str, to: str, twice: bool, frame: str
) -> None:
    if first.isascii() != second.isascii() and not twice:
        return
    value = f"{first}{unit if twice else ''}{to}{second}{unit}"
    assert value in printed(frame.format(value))


@given(st.text("约-3,１．万元余个年月日至—《》（）第零十百％℃/:：A@. \u200b⼗", max_size=40))
def test_values_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for value in find(text):
        assert end <= value.start < value.end <= len(text)
        assert value.low is None or value.high is None or value.low <= value.high
        end = value.end


def test_the_values_of_a_span() -> None:
    text = "共有12个村、3.4万人"
    assert [text[v.start : v.end] for v in at(text, 5, 8)] == ["3.4万人"]
    assert at(text, 0, 2) == []


@pytest.mark.parametrize(
    "spellings",
    [
        ("两千三百万元", "2300万元", "23,000,000元", "0.23亿元"),
        ("一亿五千万立方米", "1.5亿立方米", "１．５亿立方米"),
        ("三成", "30%", "百分之三十"),
        ("1万2千元", "12000元", "一万二千元", "1.2万元"),
    ],
)
def test_spellings_of_one_value_are_alike(spellings: tuple[str, ...]) -> None:
    assert len({worths(text) for text in spellings}) == 1
    assert len({tuple(worth_tokens(text)) for text in spellings}) == 1


@pytest.mark.parametrize("digits", [24, 25, 40, 200])
def test_a_number_of_any_length_has_a_token(digits: int) -> None:
    assert worth_tokens("1" + "0" * (digits - 1)) == [f"=1{'0' * (digits - 1)}"]
