"""What a question is about, and a turn joined to it."""

import pytest

from bot.dialogue.followups.topic_name import find_person, find_topic_name, join_topic_name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("枫林县互助超市有多少资金", "枫林县互助超市"),
        ("枫林县去年收入多少", "枫林县"),
        ("云阳市磨盘乡去年收了多少核桃", "云阳市磨盘乡"),
        ("枫林县中学有多少名教师", "枫林县中学"),
        ("《山居笔谈》是谁写的", "山居笔谈"),
        ("李长河今年多大", "李长河"),
        ("光伏电站一年发多少电", "光伏电站"),
        ("换一次电多少钱", ""),
        ("柳河大桥全长多少", "柳河大桥"),
        ("枫林县医院床位是多少", "枫林县医院"),
        ("草莓节什么时候开始", "草莓节"),
    ],
)
def test_the_name_of_what_a_question_is_about(question: str, name: str) -> None:
    assert find_topic_name(question) == name


@pytest.mark.parametrize(
    ("turn", "whole"),
    [
        ("建了多少家", "枫林县建了多少家"),
        ("它的书记是谁", "枫林县的书记是谁"),
        ("他们县有几个乡", "枫林县有几个乡"),
        ("那里有几个乡", "枫林县有几个乡"),
    ],
)
def test_a_turn_is_joined_to_it(turn: str, whole: str) -> None:
    assert join_topic_name(turn, "枫林县去年收入多少", None, elliptical=False) == whole


def test_a_slot_is_asked_for_as_the_question_before_asked() -> None:
    topic = "枫林县去年收入多少"
    assert join_topic_name("低保户呢", topic, None, elliptical=True) == "枫林县低保户多少"
    assert join_topic_name("副县长呢", "枫林县的县长是谁", None, elliptical=True) == "枫林县副县长是谁"


def test_he_is_the_person_named_last_and_nobody_where_there_is_none() -> None:
    assert join_topic_name("他说收了多少", "枫林县收入多少", "李长河", elliptical=False) == "李长河说收了多少"
    assert join_topic_name("他说收了多少", "枫林县收入多少", None, elliptical=False) == ""


def test_the_person_of_a_turn() -> None:
    assert find_person("表扬的是谁", "李长河") == "李长河"
    assert find_person("李长河今年多大", "34岁") == "李长河"
    assert find_person("表扬了几个人", "3人") is None


def test_a_slot_is_asked_for_as_its_own_noun_is() -> None:
    topic = "枫林县水厂什么时候建成"
    assert join_topic_name("厂长呢", topic, None, elliptical=True).endswith("厂长是谁")
    assert join_topic_name("地址呢", topic, None, elliptical=True).endswith("地址在哪里")
