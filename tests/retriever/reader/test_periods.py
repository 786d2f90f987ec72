"""One end of a period is told where one is asked for."""

import pytest

from retriever.reader.hours import whole_hours
from retriever.reader.periods import one_end
from retriever.reader.wholes import one_of_change

SHOP = "书店每周二至周日9时至20时营业。"
MUSEUM = "纪念馆开馆时间调整为上午10时至下午4时。"
WORKS = "自3月5日起至4月20日，西街封闭。"


@pytest.mark.parametrize(
    ("text", "marked", "question", "told"),
    [
        (SHOP, "9时至20时", "书店几点关门", "20时"),
        (SHOP, "每周二至周日9时至20时", "书店开到几点", "20时"),
        (SHOP, "9时至20时", "书店几点开门", "9时"),
        (SHOP, "9时至20时", "书店几点到几点营业", "9时至20时"),
        (SHOP, "9时至20时", "书店什么时候开放", "9时至20时"),
        (MUSEUM, "上午10时至下午4时", "纪念馆开馆时间是几点", "上午10时至下午4时"),
        (MUSEUM, "上午10时至下午4时", "纪念馆几点开馆", "上午10时"),
        (SHOP, "9时至20时", "书店开门时间是几点", "9时"),
        (WORKS, "3月5日起至4月20日", "西街封到什么时候", "4月20日"),
        (WORKS, "4月20日", "西街从哪天封闭", "3月5日"),
        ("展期6月10日至15日。", "6月10日至15日", "展览几号结束", "6月10日至15日"),
        ("每天8时开门。", "8时", "几点关门", "8时"),
        ("3日22时至4日6时停水。", "3日22时至4日6时", "河东什么时候停水", "3日22时至4日6时"),
    ],
)
def test_one_end_of_a_period(text: str, marked: str, question: str, told: str) -> None:
    start = text.index(marked)
    a, b = one_end(text, start, start + len(marked), question)
    assert text[a:b] == told


@pytest.mark.parametrize(("question", "told"), [("末班车现在几点", "20时"), ("末班车原来几点", "21时")])
def test_one_end_of_a_time_that_moved(question: str, told: str) -> None:
    text = "末班车由21时提前至20时。"
    a, b = one_of_change(text, 4, 12, question)
    assert text[a:b] == told


def test_a_period_is_no_change() -> None:
    assert one_of_change(WORKS, 1, 12, "西街封到什么时候") == (1, 12)


SEASONS = "书店夏季（5月至9月）为8时至20时，冬季为9:00至18:00，周一休息。"
HALVES = "窗口每天上午9:00—12:00、下午2:00—5:30接件。"


@pytest.mark.parametrize(
    ("text", "marked", "question", "told"),
    [
        (SEASONS, "8时至20时", "书店营业时间是几点", "夏季（5月至9月）为8时至20时，冬季为9:00至18:00"),
        (SEASONS, "9:00至18:00", "书店几点到几点营业", "夏季（5月至9月）为8时至20时，冬季为9:00至18:00"),
        (SEASONS, "9:00至18:00", "书店冬天几点到几点营业", "9:00至18:00"),
        (SEASONS, "9:00至18:00", "书店几点开门", "9:00至18:00"),
        (HALVES, "上午9:00—12:00", "窗口什么时间接件", "每天上午9:00—12:00、下午2:00—5:30"),
        (HALVES, "下午2:00—5:30", "窗口下午什么时间接件", "下午2:00—5:30"),
        (SHOP, "9时至20时", "书店营业时间是几点", "9时至20时"),
        ("甲馆9时至17时开放，乙馆10时至20时开放。", "9时至17时", "甲馆几点到几点开放", "9时至17时"),
    ],
)
def test_hours_are_told_with_those_of_the_other_seasons(
    text: str, marked: str, question: str, told: str
) -> None:
    start = text.index(marked)
    a, b = whole_hours(text, start, start + len(marked), question)
    assert text[a:b] == told
