"""A fact of one house, line or plant of an article is not given for another of its kind."""

import pytest

from retriever.question import Question
from retriever.reader.lookalikes import lookalikes
from retriever.reader.namesakes import is_of_a_namesake
from retriever.reader.objects import is_only_counted
from retriever.reader.siblings import is_of_a_sibling
from retriever.reader.subject import Surroundings

SHOPS = "海棠超市和惠丰超市挂出同样的价签。海棠超市有员工23人,经理叫【鲁大成】。惠丰超市只有14人。"
WARDS = "柳林中医院夜里也开诊,挂号费【20元】。新建的江北院区早晨8点开诊。"
LINES = "3路改道,13路延长。13路由水泥厂延长至青湖湾,末班车为【22时】。"


def around(text: str) -> Surroundings:
    """Take the answer between 【 and 】."""
    lead, _, rest = text.partition("【")
    answer, _, rest = rest.partition("】")
    return Surroundings("", lead, answer, rest, "")


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("惠丰超市的经理是谁", SHOPS, True),
        ("海棠超市的经理是谁", SHOPS, False),
        ("超市的经理是谁", SHOPS, False),
        ("竹溪合作社收入多少", "竹溪合作社分红。竹溪村竹编合作社收入【9万元】。", False),
        ("江北院区挂号费多少", WARDS, True),
        ("柳林中医院挂号费多少", WARDS, False),
        ("柳林中医院来了多少人", "柳林中医院开夜诊,这家医院来了【41人】,这家医院不收专家号。", False),
    ],
)
def test_a_house_of_the_same_kind(question: str, text: str, another: bool) -> None:
    assert is_of_a_namesake(Question(question), around(text)) is another


@pytest.mark.parametrize(("question", "another"), [("3路末班车几点", True), ("13路末班车几点", False)])
def test_a_line_of_another_number(question: str, another: bool) -> None:
    assert is_of_a_sibling(Question(question), around(LINES)) is another


def test_one_of_a_row_told_one_by_one() -> None:
    told = around("他有三本账，第一本记收支。第二本是难账，【红色】封皮。")
    assert is_of_a_sibling(Question("第一本账什么颜色"), told)
    assert not is_of_a_sibling(Question("第2本账什么颜色"), told)


def test_a_noun_with_another_beginning_is_another_thing() -> None:
    told = "全县收购晚籼稻4万吨,每公斤2.64元"
    assert [asked for asked, _ in lookalikes("中籼稻收购价多少", (told,))] == ["中籼稻"]
    assert list(lookalikes("晚籼稻收购价多少", (told,))) == []


@pytest.mark.parametrize(
    ("question", "answer", "counted"),
    [
        ("关停的58家企业分别是哪些", "企业58家、码头21座", True),
        ("18名楼长都是谁", "才旺", True),
        ("两名楼长都是谁", "才旺、巴桑", False),
        ("18名楼长的领队是谁", "才旺", False),
        ("第3名是谁", "才旺", False),
    ],
)
def test_a_number_is_no_names(question: str, answer: str, counted: bool) -> None:
    assert is_only_counted(Question(question), answer) is counted
