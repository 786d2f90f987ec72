"""Made articles, each with one value that is asked for: fifty formats, in sentences with other values around."""

import random
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

Maker = Callable[[random.Random], str]


class Format(NamedTuple):
    """A way to print a value.

    Attributes:
        name: what is told apart in the results.
        asked: what has such a value, and how it is asked for: ("净利润", "是多少").
        make: a value.
        marks: what must not be lost of it, any of these: its sign, its bounds.
    """

    name: str
    asked: tuple[tuple[str, str], ...]
    make: Maker
    marks: tuple[str, ...] = ()


class Made(NamedTuple):
    """An article of one paragraph, the question for its value, and the value as printed."""

    key: str
    title: str
    text: str
    question: str
    format: Format
    value: str


_DIGITS: Final = "零一二三四五六七八九"
_NEIGHBOURS: Final = [_DIGITS[i : i + 2] for i in range(2, 9)]
_WIDE: Final = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


def chinese(number: int) -> str:
    """Return a number below ten thousand in characters."""
    text, rest = "", number
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, power)
        if digit:
            text += _DIGITS[digit] + name
        elif text and rest:
            text += "" if text.endswith("零") else "零"
    return text.removeprefix("一") if 10 <= number < 20 else text


def _money(rng: random.Random) -> str:
    return f"{rng.randint(11, 989) / 10:g}{rng.choice(['万', '亿'])}元"


def _count(rng: random.Random) -> int:
    return rng.choice([rng.randint(12, 99), rng.randint(101, 999), rng.randint(1001, 9899)])


def _two(rng: random.Random, low: int, high: int) -> tuple[int, int]:
    first = rng.randint(low, high)
    return first, first + rng.randint(1, max(1, high // 3))


def _plain_range(mark: str, scale: str) -> Maker:
    def make(rng: random.Random) -> str:
        low, high = _two(rng, 2, 90)
        return f"{low}{mark}{high}{scale}"

    return make


def _full_range(mark: str, unit: str, step: int = 1) -> Maker:
    def make(rng: random.Random) -> str:
        low, high = _two(rng, 2, 90)
        return f"{low * step}{unit}{mark}{high * step}{unit}"

    return make


def _around(before: str, after: str = "") -> Maker:
    return lambda rng: f"{before}{_money(rng)}{after}"


_INCOME: Final = (("净利润", "是多少"), ("集体经济收入", "是多少"), ("经营收益", "多少"))
_FUNDS: Final = (("总投资", "多少"), ("项目资金", "是多少"), ("补助标准", "是多少"), ("年产值", "是多少"))
_PEOPLE: Final = (("受益群众", "有多少"), ("务工人员", "有多少"), ("参训人员", "有多少人"))
_GROWTH: Final = (("产量增幅", "是多少"), ("入户率", "是多少"), ("成活率", "是多少"))
_COLD: Final = (("最低气温", "是多少"), ("清晨气温", "是多少"))
_WORKED: Final = (("工期", "是多长时间"), ("单程车程", "要多久"))
_HOURS: Final = (("开馆时间", "是几点到几点"), ("办公时间", "是几点到几点"))
_WHEN: Final = (("赛马节时间", "是什么时候"), ("展销会时间", "是什么时候"))
_LAND: Final = (("耕地面积", "是多少"), ("林场占地", "多少"), ("湖面面积", "是多少"))
_FLOW: Final = (("供水能力", "是多少"), ("污水处理能力", "是多少"))

FORMATS: Final = (
    Format("-3.2亿元", _INCOME, lambda r: f"-{_money(r)}", ("-",)),
    Format("−3.2亿元", _INCOME, lambda r: f"\N{MINUS SIGN}{_money(r)}", ("\N{MINUS SIGN}",)),
    Format("负450万元", _INCOME, lambda r: f"负{_money(r)}", ("负",)),
    Format("3.2亿元", _FUNDS, _money),
    Format(
        "1,250.75万元", _FUNDS, lambda r: f"{r.randint(1, 9)},{r.randint(100, 999)}.{r.randint(11, 99)}万元"
    ),
    Format(
        "１，２５０万元",
        _FUNDS,
        lambda r: f"{r.randint(1, 9)},{r.randint(100, 999)}万元".translate(_WIDE),
    ),
    Format("两千三百万元", _FUNDS, lambda r: f"{chinese(r.randint(1001, 9999))}万元"),
    Format("1万2千元", _FUNDS, lambda r: f"{r.randint(1, 9)}万{r.randint(1, 9)}千元"),
    Format("3.2亿元人民币", _FUNDS, _around("", "人民币")),
    Format("不低于", _FUNDS, _around("不低于"), ("不低于",)),
    Format("不少于", _FUNDS, _around("不少于"), ("不少于",)),
    Format("不超过", _FUNDS, _around("不超过"), ("不超过",)),
    Format("至少", _FUNDS, _around("至少"), ("至少",)),
    Format("超过", _FUNDS, _around("超过"), ("超过",)),
    Format("近", _FUNDS, _around("近"), ("近",)),
    Format("约", _FUNDS, _around("约"), ("约",)),
    Format("约…左右", _FUNDS, _around("约", "左右"), ("约", "左右")),
    Format("以上", _FUNDS, _around("", "以上"), ("以上",)),
    Format("以内", _FUNDS, _around("", "以内"), ("以内",)),
    Format("上限", _FUNDS, _around("", "上限"), ("上限",)),
    Format("3000多万元", _FUNDS, lambda r: f"{r.randint(2, 9)}000多万元", ("多",)),
    Format("1.2亿美元", (("出口额", "是多少"),), lambda r: f"{r.randint(11, 99) / 10:g}亿美元"),
    Format(
        "HK$300",
        (("门票价格", "是多少"),),
        lambda r: f"{r.choice(['HK$', '¥', 'US$', '￥'])}{r.randint(20, 900)}",
    ),
    Format("2～3万元", _FUNDS, _plain_range("～", "万元"), ("～",)),
    Format("2至3万元", _FUNDS, _plain_range("至", "万元"), ("至",)),
    Format("2到3万元", _FUNDS, _plain_range("到", "万元"), ("到",)),
    Format("2万元—3万元", _FUNDS, _full_range("—", "万元"), ("—",)),
    Format("200元-300元", _FUNDS, _full_range("-", "元", 100), ("-",)),
    Format("12.5%", _GROWTH, lambda r: f"{r.randint(11, 989) / 10:g}%"),
    Format("１２．５％", _GROWTH, lambda r: f"{r.randint(11, 989) / 10:g}%".translate(_WIDE)),
    Format(
        "百分之七十八点五",
        _GROWTH,
        lambda r: f"百分之{chinese(r.randint(11, 98))}点{_DIGITS[r.randint(1, 9)]}",
    ),
    Format("12%—15%", _GROWTH, _full_range("—", "%"), ("—",)),
    Format(
        "三分之二",
        (("防护林占比", "是多少"),),
        lambda r: f"{_DIGITS[r.randint(6, 9)]}分之{_DIGITS[r.randint(2, 5)]}",
    ),
    Format("0.5个百分点", (("损耗率降幅", "是多少"),), lambda r: f"{r.randint(1, 39) / 10:g}个百分点"),
    Format("2.1‰", (("病死率", "是多少"),), lambda r: f"{r.randint(11, 98) / 10:g}‰"),
    Format("1.2万余人", _PEOPLE, lambda r: f"{r.randint(11, 99) / 10:g}万余人", ("余",)),
    Format(
        "七八百人",
        _PEOPLE,
        lambda r: f"{r.choice(_NEIGHBOURS)}{r.choice('十百千')}人",
    ),
    Format("廿四户", (("搬迁户", "有多少"),), lambda r: f"{r.choice('廿卅')}{_DIGITS[r.randint(1, 9)]}户"),
    Format("3 000余人", _PEOPLE, lambda r: f"{r.randint(1, 9)} {r.randint(100, 999)}余人", ("余",)),
    Format("超1500人次", (("游客接待量", "是多少"),), lambda r: f"超{_count(r)}人次", ("超",)),
    Format("零下12℃", _COLD, lambda r: f"零下{r.randint(2, 39)}℃", ("零下",)),
    Format("-12.5℃", _COLD, lambda r: f"-{r.randint(21, 389) / 10:g}℃", ("-",)),
    Format("-8℃至3℃", _COLD, lambda r: f"-{r.randint(2, 20)}℃至{r.randint(1, 15)}℃", ("-", "至")),
    Format("3小时25分钟", _WORKED, lambda r: f"{r.randint(2, 9)}小时{r.randint(11, 58)}分钟"),
    Format("2年3个月", _WORKED[:1], lambda r: f"{r.randint(2, 9)}年{r.randint(2, 11)}个月"),
    Format(
        "上午9时30分至下午5时",
        _HOURS,
        lambda r: f"上午{r.randint(8, 10)}时{r.choice(['', '30分'])}至下午{r.randint(3, 6)}时",
        ("至",),
    ),
    Format(
        "9：30—17：30",
        _HOURS,
        lambda r: (
            f"{r.randint(8, 10)}：{r.choice(['00', '30'])}—{r.randint(16, 18)}：{r.choice(['00', '30'])}"
        ),
        ("—",),
    ),
    Format(
        "2024年5月1日至3日",
        _WHEN,
        lambda r: f"20{r.randint(11, 24)}年{r.randint(3, 11)}月{r.randint(1, 9)}日至{r.randint(10, 28)}日",
        ("至",),
    ),
    Format(
        "5月1日—5日",
        _WHEN,
        lambda r: f"{r.randint(3, 11)}月{r.randint(1, 9)}日—{r.randint(10, 28)}日",
        ("—",),
    ),
    Format(
        "二〇二三年九月十五日",
        (("水库竣工时间", "是什么时候"),),
        lambda r: (
            f"二〇{_DIGITS[r.randint(1, 2)]}{_DIGITS[r.randint(1, 9)]}年"
            f"{chinese(r.randint(2, 12))}月{chinese(r.randint(2, 28))}日"
        ),
    ),
    Format(
        "3.2万平方公里（含水域）",
        _LAND[2:],
        lambda r: f"{r.randint(11, 99) / 10:g}万平方公里（含{r.choice(['水域', '湿地', '滩涂'])}）",
    ),
    Format("100余亩", _LAND[:2], lambda r: f"{r.randint(2, 9)}00余亩", ("余",)),
    Format("12·5万亩", _LAND[:2], lambda r: f"{r.randint(11, 98)}·{r.randint(1, 9)}万亩"),
    Format(
        "一百零五点六米",
        (("坝高", "多少"),),
        lambda r: f"{chinese(r.randint(101, 999))}点{_DIGITS[r.randint(1, 9)]}米",
    ),
    Format("3万吨/日", _FLOW, lambda r: f"{r.randint(2, 90)}{r.choice(['万吨/日', '吨/小时', '立方米/天'])}"),
    Format("350立方米每秒", (("河口流量", "是多少"),), lambda r: f"{_count(r)}立方米每秒"),
    Format(
        "120元/斤",
        (("虫草收购价", "是多少"), ("牛绒收购价", "是多少")),
        lambda r: f"{r.randint(20, 900)}元/{r.choice(['斤', '公斤', '吨'])}",
    ),
    Format("35微克/立方米", (("颗粒物浓度", "是多少"),), lambda r: f"{r.randint(12, 98)}微克/立方米"),
    Format(
        "1 250 万千瓦时",
        (("年发电量", "是多少"),),
        lambda r: f"{r.randint(1, 9)} {r.randint(100, 999)} 万千瓦时",
    ),
    Format(
        "2. 5 亿千瓦时", (("年发电量", "是多少"),), lambda r: f"{r.randint(2, 9)}. {r.randint(2, 9)} 亿千瓦时"
    ),
    Format(
        "1.5×10^8立方米",
        (("湖水蓄量", "是多少"),),
        lambda r: f"{r.randint(11, 98) / 10:g}×10^{r.randint(6, 9)}立方米",
    ),
    Format(
        "1∶3", (("男女比例", "是多少"),), lambda r: f"{r.randint(1, 9)}{r.choice('∶：:')}{r.randint(2, 9)}"
    ),
    Format("21比18", (("决赛比分", "是多少"),), lambda r: f"{r.randint(20, 25)}比{r.randint(9, 19)}"),
    Format("6.2级", (("地震震级", "是多少"),), lambda r: f"{r.randint(31, 69) / 10:g}级"),
    Format(
        "藏政发〔2023〕15号",
        (("林长制文件文号", "是多少"),),
        lambda r: (
            f"{r.choice('藏川青')}{r.choice(['政发', '财教', '办函'])}〔20{r.randint(11, 24)}〕{r.randint(2, 98)}号"
        ),
    ),
    Format(
        "藏A·12345", (("巡山车车牌", "是多少"),), lambda r: f"藏{r.choice('ABCD')}·{r.randint(10000, 99999)}"
    ),
    Format(
        "0891-6322789",
        (("监督电话", "是多少"),),
        lambda r: f"089{r.randint(1, 7)}-{r.randint(4000000, 8999999)}",
    ),
    Format("www.…", (("网站网址", "是什么"),), lambda r: f"www.{_latin(r)}-{_latin(r)}.gov.cn"),
    Format("…@…", (("信箱邮箱", "是什么"),), lambda r: f"{_latin(r)}.{_latin(r)}@{_latin(r)}.com"),
    Format(
        "东经91°06′，北纬29°36′",
        (("观测站地理位置", "在哪里"),),
        lambda r: (
            f"东经{r.randint(79, 98)}°{r.randint(10, 59)}′，北纬{r.randint(27, 36)}°{r.randint(10, 59)}′"
        ),
    ),
)

#: {name} a place, {noun} what is asked for, {value}; {other} numbers that are not.
_FRAMES: Final = (
    "记者从{name}了解到，{name}{noun}为{value}，群众十分满意。",
    "{name}地处河谷，有{other}，{noun}为{value}，各项工作稳步推进。",
    "今年以来，{name}的{noun}是{value}，其他村镇纷纷前来学习。",
    "据介绍，{name}辖{other}，{name}{noun}{value}，下一步还将继续努力。",
    "{name}{noun}为{value}；全县同类乡镇共{other}。",
)
#: Names of three of these are seldom alike: a benchmark of values should not be one of like-sounding places.
_NAMES: Final = (
    "岗扎洛曲卓嘎玛桑雄措达央琼珠帕唐羊尼仁岔麻朵甲江隆曼邦塔德果吾宗堆布孜让热仓卡日喀亚学觉如吉龙则荣巴纳东廓多旺金普林莎"
    "松柏桃柳槐榆杨竹枫桐梅兰菊荷葵芦苇菱藤蕉泉溪湾滩浦渡洲沟坪坝岭峪崖坡垭谷寨堡营屯铺桥湖潭泊港汀澜"
)
_RANKS: Final = ("乡", "镇", "村")


def _latin(rng: random.Random) -> str:
    return "".join(rng.choice("abcdefghkmnpqrstuwxyz") for _ in range(rng.randint(3, 5)))


def _others(rng: random.Random) -> str:
    return rng.choice(
        (
            f"{rng.randint(3, 19)}个行政村、{rng.randint(200, 990)}户",
            f"{rng.randint(3, 19)}个自然村、{rng.randint(1100, 5900)}人",
            f"{chinese(rng.randint(3, 19))}个村民小组",
            f"{rng.randint(21, 95)}名党员、{rng.randint(2, 9)}个支部",
        )
    )


def made(count: int, seed: int) -> Iterator[Made]:
    """Yield articles, the formats in turn; the same seed gives the same."""
    rng = random.Random(seed)  # noqa: S311
    for number in range(count):
        form = FORMATS[number % len(FORMATS)]
        name = "".join(rng.sample(_NAMES, 3)) + rng.choice(_RANKS)
        noun, asking = rng.choice(form.asked)
        value = form.make(rng)
        frame = rng.choice(_FRAMES)
        text = "本报讯 " + frame.format(name=name, noun=noun, value=value, other=_others(rng))
        yield Made(f"v{number}", f"{name}见闻", text, f"{name}{noun}{asking}", form, value)
