"""Days of the week that a text names: 周一, 星期二至周日, 双休日, 工作日."""

from typing import Final

from corpus.lazy import lazy_pattern

_DAYS: Final = "一二三四五六日"
#: What each is called behind 周, from 0 for Monday.
NUMBERS: Final = {char: number for number, char in enumerate(_DAYS)} | {"天": 6}
_WEEK: Final = "(?:(?<![一两几半])周|星期|礼拜)"
_NOT: Final = "(?![期年月天个次回场])"
DAY: Final = rf"{_WEEK}[{_DAYS}天]{_NOT}"
"""A pattern of one day: 周一, 星期二; 两周一次 and 周一期 are none."""
#: 周一 · 星期二至周日 · 礼拜六、日
_NAMED: Final = lazy_pattern(
    rf"{_WEEK}(?P<first>[{_DAYS}天]){_NOT}"
    rf"(?:(?P<until>[至到—~-])(?:周|星期|礼拜)?(?P<last>[{_DAYS}天])(?![期年月天个])|[、和及]?(?P<next>[{_DAYS}天])(?=[开闭休关停有]))?"
)
_WEEKEND: Final = lazy_pattern(r"双休日|周末")
_WORKDAYS: Final = lazy_pattern(r"工作日|平日里?|平时")


def weekdays_in(text: str) -> frozenset[int]:
    """Return the days of the week that a text names, from 0 for Monday; empty where it names none."""
    days: set[int] = set()
    for named in _NAMED.finditer(text):
        first = NUMBERS[named["first"]]
        if named["until"]:
            last = NUMBERS[named["last"]]
            days |= {(first + more) % 7 for more in range((last - first) % 7 + 1)}
        else:
            days |= {first} | ({NUMBERS[named["next"]]} if named["next"] else set())
    if _WEEKEND.search(text):
        days |= {5, 6}
    if _WORKDAYS.search(text):
        days |= set(range(5))
    return frozenset(days)
