"""People side by side are told together; the thing of a day is a name and neither the day nor the deed."""

import pytest

from retriever.question.answer_type import Kind, detect_answer_type
from retriever.reader.completion import complete
from retriever.reader.fitness import kind_match
from retriever.reader.naming import thing_match, thing_spoken_of, without_deed

DOUBLES = "混双决赛，高志远/林月以3比1力克何建平/苏敏，赛后高志远致谢。"


def told(text: str, marked: str, question: str) -> str:
    start = text.index(marked)
    start, end = complete(text, start, start + len(marked), detect_answer_type(question), question)
    return text[start:end]


def test_people_side_by_side_are_told_together_without_the_verb() -> None:
    assert told(DOUBLES, "何建平", "高志远的对手是谁") == "何建平/苏敏"
    assert told(DOUBLES, "力克何建平", "高志远的对手是谁") == "何建平/苏敏"
    assert kind_match("何建平/苏敏", detect_answer_type("对手是谁")) == 1.0


def test_whom_the_question_names_is_no_answer_to_it() -> None:
    assert told(DOUBLES, "林月", "和高志远搭档的是谁") == "林月"


def test_those_who_have_a_part_each_stay_apart() -> None:
    text = "高志远、何建平、苏敏分获前三名"
    assert told(text, "高志远", "第一名是谁") == "高志远"


@pytest.mark.parametrize(
    "question", ["2016年5月1日竣工的是什么工程", "投资3亿元的是哪座桥", "哪个工程2016年5月竣工"]
)
def test_the_thing_of_a_given_day_or_amount_is_a_name(question: str) -> None:
    want = detect_answer_type(question)
    assert want.kind is Kind.NAME
    assert want.which


@pytest.mark.parametrize(
    ("answer", "match"),
    [
        ("白鹭大桥", 1.0),
        ("投产", -1.0),
        ("工程于2016年5月1日竣工", -1.0),
        ("工程于二〇一六年", -1.0),
        ("白鹭大桥通车，江边热闹", -1.0),
    ],
)
def test_a_deed_a_day_and_a_clause_name_no_thing(answer: str, match: float) -> None:
    assert thing_match(answer, "2016年5月1日竣工的是什么工程") == match


def test_what_a_sentence_opens_with_is_the_thing_that_its_later_clause_speaks_of() -> None:
    text = "天气晴好。白鹭水库库容3亿立方米，工程于2016年5月1日竣工，全县受益。"
    found = thing_spoken_of("2016年5月1日竣工的是什么工程", text)
    assert found and text[slice(*found)] == "白鹭水库"
    assert thing_spoken_of("2017年5月1日竣工的是什么工程", text) is None
    assert thing_spoken_of("2016年5月1日开工的是什么工程", text) is None


def test_a_person_is_told_without_the_word_that_what_he_does_begins_with() -> None:
    text = "大雪天，何平把饭送到老人家里。"
    assert without_deed(text, *span(text, "何平把")) == span(text, "何平")


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)
