"""Questions to the catalogue about days and years: 2023年的报道有哪些, 5月20日的报道, 最新的一篇是什么."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from corpus.chinese.digits import TO_TEN, to_ten
from corpus.lazy import lazy_pattern
from retriever import CatalogueEntry

_THINGS: Final = r"(?:文章|报道|新闻|稿件|稿子|消息|内容)"
_END: Final = r"[呢吗啊呀吧]?[\s?？。!！]*"
_DAY: Final = (
    r"(?:(?P<year>\d{4})(?:年度?|[-/.](?=\d)))?(?:(?P<month>\d{1,2})(?:月份?|[-/.](?=\d)))?"
    r"(?:(?P<day>\d{1,2})[日号]?)?"
)
_PRINTED: Final = r"(?:刊[登发载]|发表|出版|收录|登)(?:了|过)?的?"
#: 青湾日报2023年5月有什么新闻: the paper that is named before the day.
_PAPER: Final = lazy_pattern(
    r"《?(?P<paper>[\u4e00-\u9fff]{1,10}(?:[日晚时早周]报))》?[在的]?(?=\d)", needs="报"
)
#: 2023年的报道有哪些 · 2025年11月的报道 · 5月20日发表了哪些文章 · 2023-05-20有几篇报道
_DATED: Final = lazy_pattern(
    rf"(?P<when>{_DAY})(?:里|份|这天|那天|当天)?的?(?:都|一共|总共)?(?:有|{_PRINTED})?(?:的|了|过)?"
    rf"(?:哪些|哪几篇|什么|啥|(?P<many>多少篇?|几篇))?的?{_THINGS}(?:都|一共)?(?:有哪些|有什么|有(?:多少|几)篇|是什么|是哪些|列出来)?{_END}",
    needs="内报文新消稿",
)
#: 最新的一篇是什么 · 最早的报道 · 最近发表的文章有哪些 · 哪篇最新
_ENDMOST: Final = lazy_pattern(
    rf"(?:(?P<last>最新|最近|最晚|最后)|最早|最旧|最老|最先)(?:的|{_PRINTED})?(?:那|这)?(?:(?P<many>\d{{1,3}}|[{TO_TEN}两])?[篇条则](?:的?{_THINGS})?|{_THINGS})"
    rf"(?:是|叫|有)?(?:什么|(?P<which>哪[一1]?篇|哪个)|哪些|啥)?(?:时候的?|的|名字|题目)?{_END}"
    rf"|(?P<one>哪[一1]?篇(?:的?{_THINGS})?|哪个{_THINGS})(?:是|发表|刊登)?(?:得|的)?(?:(?P<newest>最新|最近|最晚)|最早|最旧|最老)的?{_END}",
    needs="哪最",
)
_NUMBER: Final = lazy_pattern(r"\d+")


class Order(Enum):
    """Which end of the archive is asked for."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is named: year, month and day of the month, each perhaps None."""

    year: int | None
    month: int | None
    day: int | None

    def holds(self, date: "Day") -> bool:
        """Tell whether a date lies in it."""
        pairs = zip((self.year, self.month, self.day), (date.year, date.month, date.day), strict=True)
        return all(wanted in (None, there) for wanted, there in pairs)

    @property
    def order(self) -> tuple[int, int, int]:
        """What dates are ordered by; a year alone comes before its days."""
        return self.year or 0, self.month or 0, self.day or 0


def date_of(entry: CatalogueEntry) -> Day | None:
    """Return when an article was printed: 2023-05-20, 2023年5月20日 or a year alone; None where it is not said."""
    numbers = [int(number) for number in _NUMBER.findall(entry.reference.date or "")[:3]]
    if not numbers or numbers[0] < 1000:
        return None
    year, month, day = [*numbers, None, None][:3]
    return Day(year, month, day)


def parse_day(plain: str) -> tuple[str, Day] | None:
    """Return the day, month or year whose articles a turn asks for, as it names it; None where it asks none."""
    match = _DATED.fullmatch(plain)
    if not match or not match["when"]:
        return None
    year, month, day = (int(match[name]) if match[name] else None for name in ("year", "month", "day"))
    bare_number = year is None and month is None and not match["when"].endswith(("日", "号"))
    return None if bare_number else (match["when"], Day(year, month, day))


def parse_paper(plain: str) -> tuple[str, str]:
    """Return the newspaper that a turn opens with, empty where it names none, and the turn without it."""
    match = _PAPER.match(plain)
    return (match["paper"], plain[match.end() :]) if match else ("", plain)


def parse_order(plain: str) -> Order | None:
    """Return the order that a turn asks for, the newest or the oldest first; None where it asks for neither."""
    match = _ENDMOST.fullmatch(plain)
    if not match:
        return None
    return Order.NEWEST if match["last"] or match["newest"] else Order.OLDEST


def parse_many(plain: str) -> int | None:
    """Return how many articles of an end a turn asks for (最新的一篇, 哪篇最早); None where it does not say."""
    match = _ENDMOST.fullmatch(plain)
    if not match:
        return None
    if match["many"]:
        return to_ten(match["many"])
    return 1 if match["which"] or match["one"] else None


def printed_on(entries: Sequence[CatalogueEntry], day: Day) -> list[CatalogueEntry]:
    """Return the articles of a day, month or year, in order of time."""
    dated = [(date, entry) for entry in entries if (date := date_of(entry)) and day.holds(date)]
    return [entry for _, entry in sorted(dated, key=lambda pair: pair[0].order)]


def sort_by_date(entries: Sequence[CatalogueEntry], order: Order) -> list[CatalogueEntry]:
    """Return the articles in an order of time; those without a date are left out."""
    dated = printed_on(entries, Day(None, None, None))
    return dated[::-1] if order is Order.NEWEST else dated
