"""An answer that begins an enumeration over clauses or sentences, grown to all of it."""

from retriever.reader import Kind, detect_answer_type
from retriever.reader.parallel import (
    clauses_around,
    denied_around,
    numbered_around,
    numbered_items,
    repeated_around,
)

NUMBERED = (
    "盐场村的合作社仍有几处短板。一是账目公开不勤，社员看不明白。去年只公布了两回；二是冷库太小，夏天存不住鱼。"
    "渔民只好贱卖；三是销路单靠一家批发市场。"
)
THANKED = "散会时大家说：“感谢县水利局，感谢打井队，感谢送料的老乡，井水比往年还甜。”"


def told(text: str, items: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in items]


def test_the_first_item_of_numbered_sentences_brings_the_others() -> None:
    at = NUMBERED.index("账目公开")
    assert told(NUMBERED, numbered_around(NUMBERED, at, at + 6)) == [
        "账目公开不勤，社员看不明白",
        "冷库太小，夏天存不住鱼",
        "销路单靠一家批发市场",
    ]
    at = NUMBERED.index("贱卖")
    assert numbered_around(NUMBERED, at, at + 2) == []


def test_clauses_with_the_question_s_verb_are_items_behind_it() -> None:
    at = THANKED.index("打井队")
    assert told(THANKED, repeated_around("大家都感谢了谁", THANKED, at, at + 3)) == [
        "县水利局",
        "打井队",
        "送料的老乡",
    ]
    assert repeated_around("大家都表扬了谁", THANKED, at, at + 3) == []


def test_all_who_were_thanked_are_a_list() -> None:
    assert detect_answer_type("大家都感谢了谁？").kind is Kind.LIST
    assert detect_answer_type("感谢了谁？").kind is Kind.PERSON


def test_clauses_behind_a_colon_are_items_where_they_are_as_many_as_asked() -> None:
    text = (
        "去年渠修好了。今年校舍改了三处：窗子换成双层的，不再漏风；厕所搬进楼里；操场铺了沙土。学生都说好。"
    )
    at = text.index("窗子")
    assert told(text, clauses_around(text, at, at + 8, 3)) == [
        "窗子换成双层的，不再漏风",
        "厕所搬进楼里",
        "操场铺了沙土",
    ]
    assert clauses_around(text, at, at + 8, 4) == []
    assert clauses_around("渠修好了；路通了。", 0, 4, 2) == []


def test_what_the_last_of_short_items_says_beyond_itself_is_no_item() -> None:
    text = "一是不懂；二是不问；三是不怕，罚得太轻。"
    assert told(text, numbered_items(text))[-1] == "不怕"


FORBIDDEN = "湖边停车收费。园里不让带宠物，不让放风筝，也不许下湖，免得惊了鸟。夜里不准进园。"


def test_all_that_neighbouring_clauses_forbid_is_told() -> None:
    at = FORBIDDEN.index("放风筝")
    for question in ("园里不让干啥", "公园里禁止哪些行为"):
        assert told(FORBIDDEN, denied_around(question, FORBIDDEN, at, at + 3)) == ["带宠物", "放风筝", "下湖"]
    assert denied_around("为什么不让放风筝", FORBIDDEN, at, at + 3) == []
    at = FORBIDDEN.index("进园")
    assert denied_around("园里不让干啥", FORBIDDEN, at, at + 2) == []
