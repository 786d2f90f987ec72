import pytest

from bot.dialogue.followups.dependence import find_slot, is_self_contained, needs_context, repeats_subject

TOPIC = "枫林县互助超市资金多少"


@pytest.mark.parametrize(
    "question",
    [
        "枫林县互助超市有多少员工",
        "桃源乡小学有多少名教师",
        "河长制工作包括哪些内容",
        "310吨是什么",
        "丁一鸣写了几篇",
        "《山居笔谈》的作者是谁",
        "310吨指的是什么",
        "李长河是谁啊",
        "李长河又是什么人",
        "“老秤杆”是谁",
        "有没有关于气象的报道",
        "讲防汛的有哪几篇",
    ],
)
def test_a_question_with_a_subject_of_its_own_stands_alone(question: str) -> None:
    assert is_self_contained(question, TOPIC)


@pytest.mark.parametrize(
    "question",
    [
        "二类村呢",
        "那桃源乡呢",
        "建了多少家",
        "谁批准的",
        "它有哪些传统项目",
        "2019年呢",
        "桃源乡有几家",
        "2019年为什么停了",
        "今年发了多少",
        "救灾款发了几块",
        "村支书是谁",
        "这篇报道谁写的",
        "是谁拍的照片",
        "那曲市呢",
    ],
)
def test_a_turn_without_one_does_not(question: str) -> None:
    assert not is_self_contained(question, TOPIC)


@pytest.mark.parametrize(
    "question", ["它是哪年成立的", "她多大了", "该公司的董事长是谁", "桃源乡呢", "那二类村"]
)
def test_what_means_nothing_as_typed(question: str) -> None:
    assert needs_context(question)


@pytest.mark.parametrize(
    "question", ["建了多少家", "谁批准的", "其他村多少钱", "那个桃源乡有几家", "资金来源"]
)
def test_what_may_mean_what_it_says(question: str) -> None:
    assert not needs_context(question)


def test_a_topic_is_named_again_by_its_beginning() -> None:
    assert repeats_subject("枫林县互助社几家", TOPIC)
    assert not repeats_subject("互助社几家", TOPIC)


@pytest.mark.parametrize("question", ["那曲积分超市资金多少", "那曲市的小学是多少", "那坡县绣娘多少"])
def test_a_place_that_begins_like_a_pointing_word_points_nowhere(question: str) -> None:
    assert is_self_contained(question, TOPIC)
    assert not needs_context(question)


@pytest.mark.parametrize(
    ("turn", "slot"),
    [("那曲呢", "那曲"), ("那那曲市呢", "那曲市"), ("那坡县呢", "那坡县"), ("那坡上呢", "坡上")],
)
def test_such_a_place_is_the_slot_whole(turn: str, slot: str) -> None:
    assert find_slot(turn) == slot


def test_a_pronoun_behind_a_name_of_its_own_turn_points_no_further() -> None:
    assert is_self_contained("李长河是谁？他是哪年来的？", TOPIC)
    assert needs_context("李长河认识他吗")
    assert needs_context("有几家？它是哪年成立的")
