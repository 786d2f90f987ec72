"""What is asked for, and whether an answer is one."""

import pytest

from retriever.question.answer_type import AnswerType, Kind, detect_answer_type
from retriever.reader.evidence import numbers_missing, places_missing
from retriever.reader.fitness import kind_match


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("投资三千万元的是哪个工程", Kind.NAME),
        ("哪个工程投资三千万元", Kind.NAME),
        ("这个工程投资多少", Kind.AMOUNT),
        ("公司是哪一年成立的？", Kind.DATE),
        ("公司是哪一年成立的", Kind.DATE),
        ("合作社是啥時候辦起來的", Kind.DATE),
        ("投入了多少资金", Kind.AMOUNT),
        ("一共培训了多少名学员", Kind.COUNT),
        ("满意率是多少", Kind.PERCENT),
        ("水面占全镇面积的多少", Kind.PERCENT),
        ("果树占了几分之几", Kind.PERCENT),
        ("厂区占地多少亩", Kind.COUNT),
        ("为啥要修这条路", Kind.REASON),
        ("修路圖個啥", Kind.REASON),
        ("试点选在哪三个村", Kind.LIST),
        ("有哪些措施", Kind.LIST),
        ("村支书叫什么名字", Kind.NAME),
        ("谁带头修的路", Kind.PERSON),
        ("这篇报道是谁写的", Kind.BYLINE),
        ("现在有多少名社区工作者", Kind.COUNT),
        ("星级是怎么评的", Kind.METHOD),
        ("镇里下发的两份通知叫什么", Kind.LIST),
        ("入股的三家合作社叫啥名字", Kind.LIST),
        ("十二个村里最大的那个叫什么", Kind.NAME),
        ("第三支队叫什么", Kind.NAME),
        ("老人的三桩心愿是什么", Kind.LIST),
        ("追回的钱有多少", Kind.AMOUNT),
        ("一级户的补助标准是什么", Kind.AMOUNT),
        ("评示范户的标准是什么", Kind.OTHER),
        ("第三个节目是什么", Kind.OTHER),
    ],
)
def test_the_kind_of_a_question(question: str, kind: Kind) -> None:
    assert detect_answer_type(question).kind is kind


@pytest.mark.parametrize(
    ("answer", "kind", "match"),
    [
        ("3730万元", Kind.AMOUNT, 1.0),
        ("三千元", Kind.AMOUNT, 1.0),
        ("干部群众", Kind.AMOUNT, -1.0),
        ("约1200余名", Kind.COUNT, 1.0),
        ("2.6亿元", Kind.COUNT, 1.0),
        ("一座座新房子", Kind.COUNT, 0.0),
        ("四成", Kind.PERCENT, 1.0),
        ("2019年3月", Kind.DATE, 1.0),
        ("措姆", Kind.PERSON, 1.0),
        ("清渠县教育局", Kind.PERSON, 0.0),
        ("张", Kind.PERSON, -1.0),
        ("苹果、梨", Kind.LIST, 1.0),
        ("苹果", Kind.LIST, 0.0),
        ("2019年", Kind.PERSON, -1.0),
        ("因为下雨", Kind.REASON, 0.0),
    ],
)
def test_whether_an_answer_is_of_the_kind(answer: str, kind: Kind, match: float) -> None:
    assert kind_match(answer, AnswerType(kind)) == match


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("镇里下发的两份通知叫什么", 2),
        ("被列为软弱涣散的是哪三个村？", 3),
        ("“三大工程”分别是什么？", 3),
        ("6个项目都有哪些？", 6),
        ("哪兩條路線？", 2),
        ("积分超市有哪些商品？", 0),
        ("哪两年去的？", 0),
        ("三个村一共多少户？", 0),
    ],
)
def test_how_many_items_a_list_is_to_have(question: str, items: int) -> None:
    assert detect_answer_type(question).items == items


@pytest.mark.parametrize(("answer", "match"), [("甲村、乙村和丙村", 1.0), ("甲村、乙村", 0.0), ("甲村", 0.0)])
def test_a_list_with_another_number_of_items_is_not_of_the_kind(answer: str, match: float) -> None:
    assert kind_match(answer, AnswerType(Kind.LIST, items=3)) == match


def test_a_number_is_the_same_in_every_spelling() -> None:
    assert numbers_missing("二〇二三年收入", "2023年收入") == 0
    assert numbers_missing("2022年收入", "2023年收入") == 1


def test_a_place_that_the_text_does_not_name_is_noticed() -> None:
    assert places_missing("清河县有多少个村", "清河的村子") == 0
    assert places_missing("清河县有多少个村", "白水县的村子") == 1
    assert places_missing("一共有多少个村", "白水县的村子") == 0


@pytest.mark.parametrize(
    ("question", "answer", "fits"),
    [
        ("长桥全长多少", "2.86公里", 1.0),
        ("长桥全长多少", "47天", -1.0),
        ("庭审开了几天", "7月3日", -1.0),
        ("庭审开了几天", "三天", 1.0),
        ("影片多长时间", "95分钟", 1.0),
        ("哪天开业", "本月12日", 1.0),
        ("什么时候动工", "昨日", 1.0),
        ("有多少人参加", "3万元", -1.0),
        ("有多少人参加", "七八百人", 1.0),
        ("女职工占比多少", "21名", -1.0),
        ("女职工占比多少", "三分之一", 1.0),
        ("比分是多少", "21比18", 1.0),
        ("河东镇有多少座大棚", "85", 0.0),
        ("水面占全镇面积的多少", "七分之二", 1.0),
    ],
)
def test_a_value_must_measure_what_the_question_asks_for(question: str, answer: str, fits: float) -> None:
    assert kind_match(answer, detect_answer_type(question)) == fits


@pytest.mark.parametrize("name", ["Ida Berg", "Jan Moss-Hall", "帕丽达·艾山", "柳长庚"])
def test_names_in_other_scripts_are_persons(name: str) -> None:
    assert kind_match(name, detect_answer_type("编剧是谁")) == 1.0
