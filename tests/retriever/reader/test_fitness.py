"""What has the form that a question asks for, and what only looks like it."""

import pytest

from retriever.question.answer_type import classify
from retriever.reader.fitness import is_only_a_pace, kind_match


@pytest.mark.parametrize(
    ("text", "question", "pace"),
    [
        ("设计时速为@60公里，双向四车道", "新路多长", True),
        ("列车每小时最快能跑@350公里", "这条铁路有多少公里", True),
        ("全长@426米，设计时速60公里", "新桥多长", False),
        ("时速高，里程@426公里", "新路多长", False),
        ("孩子每天走@6公里山路上学", "山路多远", False),
        ("设计时速为@60公里", "新路设计时速多少公里", False),
        ("设计时速为@60公里", "新路花了多少钱", False),
    ],
)
def test_how_far_something_gets_within_a_time_is_no_length(text: str, question: str, pace: bool) -> None:
    start = text.index("@")
    assert is_only_a_pace(text.replace("@", ""), start, classify(question), question) is pace


@pytest.mark.parametrize(
    ("answer", "fits"),
    [
        ("9:00", 1.0),
        ("3月5日9时", 1.0),
        ("3月5日", -1.0),
        ("10月至次年4月", -1.0),
        ("夏令（5月到9月）每日为8:00至18:00，冬令（10月到4月）每日为9:00至17:00", 1.0),
    ],
)
def test_a_day_tells_no_hour(answer: str, fits: float) -> None:
    assert kind_match(answer, classify("书店几点开门")) == fits
