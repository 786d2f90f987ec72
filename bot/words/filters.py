"""What each part of a filter asks of an article, in both languages, as every door tells it."""

from collections.abc import Mapping
from typing import Final

#: By the names of the parts, in the order in which they are told.
FILTER_WORDS: Final[Mapping[str, str]] = {
    "since": "最早的日期；没有日期的文章不算 (the earliest day; articles without a date are left out)",
    "until": "最晚的日期 (the latest day)",
    "paper": "报名，或其中几个字 (the newspaper, or a part of its name)",
    "edition": "版次，或版名，如 要闻 (number of the page, or what it is given to)",
    "author": "署名的人，写全名 (a name in the byline, the whole of it)",
    "place": "电头、肩题或标题里的地方 (a place in dateline, kicker or headline)",
    "title": "标题里的字 (a part of the headline)",
    "genre": "体裁，如 消息、通讯、评论 (the genre: 消息, 通讯, 评论 …)",
    "name": "文中的人名、地名或单位名，写全名 (a person, place or organisation that the text names, the whole of it)",
}
#: 2024-06-03, 2024-06, 2024, or nothing.
DAY: Final = r"^([1-9]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"
