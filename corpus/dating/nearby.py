"""Days, weeks, months and stretches that are told by how far away they are: 昨日, 上周三, 本月12日, 近三年."""

from datetime import date, timedelta
from re import Match
from typing import Final

from corpus.chinese import weekdays
from corpus.chinese.times import TO
from corpus.dating.period import Period, divmod_month, months_away, part_of_month
from corpus.dating.scene import NUMBER, Rule, Scene, number_of
from corpus.lazy import lazy_pattern

#: How many days back 日前 and 近日 reach.
_LATELY: Final = 10
_DAYS: Final = {"大前天": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后天": 3}
_AWAY: Final = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2}
_MONTHS_OF: Final = {"年": 12, "月": 1}
_DAYS_OF: Final = {"周": 7, "星期": 7, "天": 1, "日": 1}

#: 昨日, 今天, 昨晚, 大前天; not 后天然, 明日报.
_NAMED_DAY: Final = lazy_pattern(
    r"大前天|大后天|(?P<day>[昨今前明后])(?:[天日](?![然报])|(?<=[昨今明])[晚晨早夜])"
)
#: 当天, 次日: after the day that was told last.
_AFTER_TOLD: Final = lazy_pattern(r"当[天日]|(?P<next>次日|翌日|第二天)")
#: 15日, 5日至8日; not 15日本, 15号楼, 100日.
_ONE_DAY: Final = lazy_pattern(
    rf"(?<![\d月.第每])(?:(?P<from_day>\d{{1,2}})[日号]?{TO})?(?P<day>\d{{1,2}})(?:日(?![本历语报元均常])|号(?![线楼院文店令机桥井馆门召]))"
)
#: 上个月20日, 下月初, 当月.
_MONTH: Final = lazy_pattern(
    r"(?P<which>上上|下下|[上本当这下])个?月(?![\d个]*[年票亮光球])(?:的?(?P<day>\d{1,2})[日号]|(?P<part>[上中下]旬|[初底末]))?"
)
#: 月底.
_MONTH_PART: Final = lazy_pattern(r"(?<![\d个正腊冬每上本当这下])月(?P<part>[初底末])")
#: 上周三, 周五, 本周末.
_WEEKDAY: Final = lazy_pattern(
    r"(?<![每第])(?P<which>上上|下下|[上本这下])?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])(?![年期岁])"
)
#: 上周, 下个星期.
_WEEK: Final = lazy_pattern(
    r"(?P<which>上上|下下|[上本这下])个?(?:周|星期|礼拜)(?![年期岁一二三四五六日天末])"
)
#: 三年前, 两个月前, 10天后.
_AGO: Final = lazy_pattern(
    rf"(?<![\d第])(?P<number>{NUMBER})(?:(?P<unit>年|周|星期|天)|个(?P<months>月))多?[以之]?(?P<side>[前后])(?![往期任{{进])"
)
#: 近三年, 过去5个月, 三年来; 未来一周, 今后五年.
_STRETCH: Final = lazy_pattern(
    rf"(?P<side>最?近|过去的?|这|未来的?|今后的?)(?P<number>{NUMBER})个?(?P<unit>年|月|周|星期|天|日)(?![级])多?(?:以?来|间|里)?"
    rf"|(?<![\d第])(?P<count>{NUMBER})个?(?P<of>年|月|周|天)多?以?来"
)
#: 日前, 近日.
_RECENT: Final = lazy_pattern(r"日前|近日|近期|连日来?|近来|最近(?![的处])|前不久|不久前")
#: 目前, 截至发稿时.
_NOW: Final = lazy_pattern(r"目前|眼下|如今|当前|现在|发稿时")
#: 年内.
_THIS_YEAR: Final = lazy_pattern(r"(?<![\d两几多数一])年内")


def _named_day(match: Match[str], scene: Scene) -> Period:
    return Period.of_day(scene.published + timedelta(_DAYS[match["day"] or match.group()]))


def _after_told(match: Match[str], scene: Scene) -> Period:
    told = scene.told.until if scene.told and scene.told.until else scene.published
    return Period.of_day(told + timedelta(1 if match["next"] else 0))


def _one_day(match: Match[str], scene: Scene) -> Period:
    """Return a day of the month that was told last; else the last one before the article, or the next one."""
    first, last = int(match["from_day"] or match["day"]), int(match["day"])
    told = scene.told.since if scene.told else None
    if (
        told
        and scene.told
        and scene.told.until
        and (told.year, told.month) == scene.told.until.timetuple()[:2]
    ):
        return Period(told.replace(day=first), told.replace(day=last))
    day = scene.published
    back = -1 if first > day.day and not scene.coming else 1 if last < day.day and scene.coming else 0
    year, month = divmod_month(day.year, day.month + back)
    return Period(date(year, month, first), date(year, month, last))


def _month(match: Match[str], scene: Scene) -> Period:
    day = scene.told.since if match["which"] == "当" and scene.told and scene.told.since else scene.published
    year, month = divmod_month(day.year, day.month + _AWAY[match["which"]])
    if match["day"]:
        return Period.of_day(date(year, month, int(match["day"])))
    return part_of_month(year, month, match["part"] or "")


def _month_part(match: Match[str], scene: Scene) -> Period:
    return part_of_month(scene.published.year, scene.published.month, match["part"])


def _week(match: Match[str], scene: Scene) -> Period:
    monday = scene.published - timedelta(scene.published.weekday()) + timedelta(7 * _AWAY[match["which"]])
    return Period(monday, monday + timedelta(6))


def _weekday(match: Match[str], scene: Scene) -> Period:
    """Return a day of a week that is named; else the last one before the article, or the next one."""
    day, weekday = scene.published, match["weekday"]
    first, last = (5, 6) if weekday == "末" else (weekdays.NUMBERS[weekday],) * 2
    if match["which"]:
        monday = day - timedelta(day.weekday()) + timedelta(7 * _AWAY[match["which"]])
    elif scene.coming:
        monday = day - timedelta(day.weekday()) + timedelta(7 * (last < day.weekday()))
    else:
        monday = day - timedelta(day.weekday()) - timedelta(7 * (first > day.weekday()))
    return Period(monday + timedelta(first), monday + timedelta(last))


def _away(day: date, number: str, unit: str, sign: int) -> date:
    if number == "半":
        return months_away(day, 6 * sign) if unit == "年" else day + timedelta(15 * sign)
    count = number_of(number) * sign
    if unit in _MONTHS_OF:
        return months_away(day, count * _MONTHS_OF[unit])
    return day + timedelta(count * _DAYS_OF[unit])


def _ago(match: Match[str], scene: Scene) -> Period:
    """Return the year, month or day that lies so far away; half a year is told by its month."""
    unit, number = match["unit"] or match["months"], match["number"]
    from_day = (
        scene.published if match["side"] == "前" else (scene.told and scene.told.until) or scene.published
    )
    day = _away(from_day, number, unit, -1 if match["side"] == "前" else 1)
    if unit == "年" and number != "半":
        return Period.of_years(day.year)
    return (
        Period.of_day(day)
        if unit in _DAYS_OF or (unit, number) == ("月", "半")
        else Period.of_months(day.year, day.month)
    )


def _stretch(match: Match[str], scene: Scene) -> Period:
    number, unit, day = match["number"] or match["count"], match["unit"] or match["of"], scene.published
    if (match["side"] or "").startswith(("未来", "今后")):
        return Period(day, _away(day, number, unit, 1))
    return Period(_away(day, number, unit, -1), day)


RULES: Final[tuple[Rule, ...]] = (
    (_NAMED_DAY, _named_day),
    (_AFTER_TOLD, _after_told),
    (_ONE_DAY, _one_day),
    (_MONTH, _month),
    (_MONTH_PART, _month_part),
    (_WEEK, _week),
    (_WEEKDAY, _weekday),
    (_AGO, _ago),
    (_STRETCH, _stretch),
    (_RECENT, lambda match, scene: Period(scene.published - timedelta(_LATELY), scene.published)),
    (_NOW, lambda match, scene: Period.of_day(scene.published)),
    (_THIS_YEAR, lambda match, scene: Period.of_years(scene.published.year)),
)
"""The rules of what is told by its distance."""
