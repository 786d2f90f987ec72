"""Years, and the months, quarters, seasons and days of a year, with it or without."""

from collections.abc import Callable
from datetime import date
from re import Match
from typing import Final

from corpus.chinese.digits import TO_TEN, to_ten
from corpus.chinese.times import TO
from corpus.dating.lunar import FEASTS, feast, lunar_month, lunar_period
from corpus.dating.period import Period, part_of_month
from corpus.dating.scene import Rule, Scene, number_of
from corpus.lazy import lazy_pattern

#: Named years by their distance from the article's.
_NAMED: Final = {
    "大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2,
}  # fmt: skip
#: Named years by their distance from the year that was told last.
_AFTER_TOLD: Final = {"上年": -1, "当年": 0, "同年": 0, "次年": 1, "翌年": 1}
#: The year before the first of each reign.
ERAS: Final = {
    "民国": 1911, "宣统": 1908, "光绪": 1874, "同治": 1861, "咸丰": 1850, "道光": 1820, "嘉庆": 1795, "乾隆": 1735,
    "雍正": 1722, "康熙": 1661,
}  # fmt: skip
_SEASONS: Final = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
_YEAR_PARTS: Final = {"初": (1, 1), "中": (6, 7), "底": (12, 12), "末": (12, 12)}

_DIGITS: Final = r"(?<![\d.])(?:1[0-9]|20|21)\d\d"
#: 2023年, 2019年度, 民国10年, 光绪元年, 去年, 去年同期, 上年度; not 当年轻, 今年轻.
_YEAR: Final = (
    rf"(?:(?P<year>{_DIGITS})年(?!代)度?|(?P<era>{'|'.join(ERAS)})(?P<reign>元|\d{{1,3}})年"
    rf"|(?P<named>{'|'.join([*_NAMED, *_AFTER_TOLD])})度?(?![轻龄级]))(?P<same>同期)?(?:全年)?"
)
_NOT_A_PART: Final = "(?![级学心间期央部旬国小等步始中])"
#: 5月, 1至5月, 6月上旬, 6月15日, 6月15日至17日; not 5月票.
_MONTH: Final = (
    rf"(?<![\d.])(?:(?P<from_month>\d{{1,2}})月?份?{TO})?(?P<month>\d{{1,2}})月"
    rf"(?:份|(?P<part>[上中下]旬|[初底末]{_NOT_A_PART})"
    rf"|(?:(?P<from_day>\d{{1,2}})[日号]?{TO})?(?P<day>\d{{1,2}})[日号](?![线楼院文]))?"
)
#: 第三季度, 前三季度, 前5个月, 上半年.
_STRETCH: Final = (
    r"(?P<quarter>第?[一二三四1-4])季度|前(?P<quarters>[一二三1-3])个?季度"
    r"|[前头](?P<so_far>\d{1,2}|[两一二三四五六七八九十])个?月(?![前后])|(?P<half>[上下])半年"
)
#: 农历八月, 腊月23, 大年初3; after folding the numerals are figures.
_MOON: Final = (
    rf"(?:(?:农历|阴历|夏历)年?(?P<moon>[正冬腊]|\d{{1,2}})|(?P<plain_moon>[正冬腊]))月(?:(?P<moon_day>\d{{1,2}}|初[\d{TO_TEN}])日?)?"
    rf"|大年初(?P<new_year>[\d{TO_TEN}])"
)
_FEAST: Final = rf"(?P<feast>{FEASTS}|(?<=\")五一(?=\"))(?:节|\")?(?:期间|假期|长假|小长假)?"
_IN_ANY: Final = f"(?:{_MONTH}|{_STRETCH}|{_MOON}|{_FEAST})"
#: 春, 年底: only after a year.
_IN_YEAR: Final = rf"(?:(?P<season>[春夏秋冬])[季天]?|年?(?P<year_part>[初中底末]){_NOT_A_PART})"

_WITH_YEAR: Final = lazy_pattern(rf"{_YEAR}的?{_IN_ANY}")
_OF_YEAR: Final = lazy_pattern(rf"{_YEAR}{_IN_YEAR}?")
_WITHOUT_YEAR: Final = lazy_pattern(_IN_ANY)
#: 年底, 岁末.
_BARE_PART: Final = lazy_pattern(
    rf"(?<![\d去今明前后上本当同次翌来成])(?:年(?P<year_part>[初中底末])|岁末){_NOT_A_PART}"
)
#: 今春, 去冬, 去冬今春.
_NEAR_SEASON: Final = lazy_pattern(r"(?P<near>[今去明])(?P<season>[春夏秋冬])(?:[今明](?P<next>春))?")
#: 2018-2020年.
_YEARS: Final = lazy_pattern(rf"(?P<first>{_DIGITS}){TO}(?P<last>{_DIGITS})年")
#: 2024-06-03, 2024/6/3, 2024.6.3.
_FIGURES: Final = lazy_pattern(
    rf"(?P<year>{_DIGITS})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d.])"
)


def _in_calendar(match: Match[str], scene: Scene) -> Period | None:
    said = match.groupdict()
    year = _year(said, scene)
    if year is not None:
        return _same_stretch(year, scene) if said["same"] else _within(said, year)
    if scene.told and scene.told.year:  # 2022年3月播种，8月收获
        return _within(said, scene.told.year)
    around = [found for apart in (0, -1, 1) if (found := _perhaps_within(said, scene.published.year + apart))]
    return (scene.nearest if said["feast"] else scene.likeliest)(around)


def _perhaps_within(said: dict[str, str | None], year: int) -> Period | None:
    try:
        return _within(said, year)
    except ValueError:  # 29 February of another year
        return None


def _year(said: dict[str, str | None], scene: Scene) -> int | None:
    if year := said.get("year"):
        return int(year)
    if era := said.get("era"):
        reign = said["reign"] or ""
        return ERAS[era] + (1 if reign == "元" else int(reign))
    if (named := said.get("named")) is None:
        return None
    if named in _AFTER_TOLD:
        return scene.told_year + _AFTER_TOLD[named]
    return scene.published.year + _NAMED[named]


def _same_stretch(year: int, scene: Scene) -> Period:
    """Return the stretch told last in another year: 上半年 …, 去年同期."""
    told = scene.told
    if not told or not told.since or not told.until or told.year is None:
        return Period.of_years(year)
    return Period.of_months(year, told.since.month, told.until.month)


def _within(said: dict[str, str | None], year: int) -> Period | None:
    """Return what a match says of a year: a month, a quarter, a feast …, else the year itself."""
    for name, make in _PARTS.items():
        if said.get(name):
            return make({key: value or "" for key, value in said.items()}, year)
    return Period.of_years(year)


def _month(said: dict[str, str], year: int) -> Period:
    month, day = int(said["month"]), said["day"]
    if day:
        return Period(date(year, month, int(said["from_day"] or day)), date(year, month, int(day)))
    if said["part"]:
        return part_of_month(year, month, said["part"])
    return Period.of_months(year, int(said["from_month"] or month), month)


def _moon(said: dict[str, str], year: int) -> Period | None:
    day = said["moon_day"]
    return lunar_period(
        year, lunar_month(said["moon"] or said["plain_moon"]), _moon_day(day) if day else None
    )


def _moon_day(text: str) -> int:
    return int(text) if text.isdigit() else to_ten(text.removeprefix("初"))


def _quarter(said: dict[str, str], year: int) -> Period:
    number = to_ten(said["quarter"].removeprefix("第"))
    return Period.of_months(year, 3 * number - 2, 3 * number)


def _season(said: dict[str, str], year: int) -> Period:
    return Period.of_months(year, _SEASONS[said["season"]], _SEASONS[said["season"]] + 2)


#: What is made of a year where a match has the group.
_PARTS: Final[dict[str, Callable[[dict[str, str], int], Period | None]]] = {
    "month": _month,
    "moon": _moon,
    "plain_moon": _moon,
    "new_year": lambda said, year: lunar_period(year, 1, to_ten(said["new_year"])),
    "feast": lambda said, year: feast(said["feast"], year),
    "quarter": _quarter,
    "quarters": lambda said, year: Period.of_months(year, 1, 3 * to_ten(said["quarters"])),
    "so_far": lambda said, year: Period.of_months(year, 1, number_of(said["so_far"])),
    "half": lambda said, year: Period.of_months(year, *((1, 6) if said["half"] == "上" else (7, 12))),
    "season": _season,
    "year_part": lambda said, year: Period.of_months(year, *_YEAR_PARTS[said["year_part"]]),
}


def _bare_part(match: Match[str], scene: Scene) -> Period:
    first, last = _YEAR_PARTS[match["year_part"] or "末"]
    return Period.of_months(scene.told_year, first, last)


def _near_season(match: Match[str], scene: Scene) -> Period:
    year = scene.published.year + {"今": 0, "去": -1, "明": 1}[match["near"]]
    first = _season({"season": match["season"]}, year)
    return first.to(_season({"season": "春"}, year + 1)) if match["next"] else first


def _years(match: Match[str], scene: Scene) -> Period:
    return Period.of_years(int(match["first"]), int(match["last"]))


def _figures(match: Match[str], scene: Scene) -> Period:
    return Period.of_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


RULES: Final[tuple[Rule, ...]] = (
    (_FIGURES, _figures),
    (_YEARS, _years),
    (_WITH_YEAR, _in_calendar),
    (_OF_YEAR, _in_calendar),
    (_WITHOUT_YEAR, _in_calendar),
    (_BARE_PART, _bare_part),
    (_NEAR_SEASON, _near_season),
)
"""The rules of the calendar."""
