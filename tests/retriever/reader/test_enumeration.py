import pytest

from retriever.question.answer_type import AnswerType, Kind
from retriever.reader.completion import complete
from retriever.reader.enumeration import enumerations, named_value

GRADES = "补助分三档，按一等户800元、二等户600元和三等户400元的标准发放，共发放36万元。"
TOWNS = "到年底，沙窝镇建了12家，罗冈镇建了15家，清河镇共9家；石桥镇培训了30人。"
YEARS = "商户2021年12家、2022年15家、2023年21家。"


def read_for(text: str, marked: str, question: str) -> str:
    at = text.index(marked)
    start, end = named_value(text, at, at + len(marked), question)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "marked", "question", "value"),
    [
        (GRADES, "600元", "一等户补助多少", "800元"),
        (GRADES, "800元、二等户600元", "一等户补助多少", "800元"),
        (GRADES, "800元", "那三等户呢，补助一共多少", "400元"),
        (GRADES, "800元", "三等户呢，一等户补助多少", "400元"),
        (YEARS, "21家", "2022年有多少家商户", "15家"),
    ],
)
def test_the_value_is_the_one_that_bears_the_name(text: str, marked: str, question: str, value: str) -> None:
    assert read_for(text, marked, question) == value


@pytest.mark.parametrize(
    ("text", "marked", "question"),
    [
        (GRADES, "36万元", "一等户补助多少"),  # no part of the enumeration
        (GRADES, "800元、二等户600元", "一等户和二等户各补助多少"),
        (GRADES, "600元", "补助标准是多少"),
        (TOWNS, "30人", "清河镇有多少"),  # another unit
    ],
)
def test_what_no_one_name_decides_is_left_alone(text: str, marked: str, question: str) -> None:
    assert read_for(text, marked, question) == marked


def test_names_stand_before_values_of_one_unit() -> None:
    (row,) = enumerations("一类村每户4万元，二类村为3万元；其中三类村2万元、共9人", Kind.AMOUNT)
    assert [item.name for item in row] == ["一类村", "二类村", "三类村"]
    assert enumerations("建了12家、培训30人", Kind.COUNT) == []


@pytest.mark.parametrize(("several", "value"), [(False, "800元"), (True, "600元")])
def test_a_completed_answer_is_the_named_value_where_one_is_asked_for(several: bool, value: str) -> None:
    at = GRADES.index("600元")
    start, end = complete(GRADES, at, at + 4, AnswerType(Kind.AMOUNT, several=several), "一等户补助多少")
    assert GRADES[start:end] == value


FARES = "索道票价为往返90元、单程50元，全年开放。"


@pytest.mark.parametrize(
    ("question", "value"),
    [("索道票价多少钱", "往返90元、单程50元"), ("索道单程票价多少钱", "50元")],
)
def test_a_row_is_whole_unless_one_of_it_is_named(question: str, value: str) -> None:
    at = FARES.index("90元")
    start, end = complete(FARES, at, at + 3, AnswerType(Kind.AMOUNT), question)
    assert FARES[start:end] == value


def test_a_row_is_not_told_where_a_part_of_a_name_asks_for_one() -> None:
    text = "全年接到投诉，其中噪声扰民45件、油烟问题31件、占道堆物12件。"
    question = "因为油烟来投诉的有几件"
    at = text.index("31件")
    start, end = complete(text, at, at + 3, AnswerType(Kind.COUNT), question)
    assert text[start:end] == "31件"


def test_values_side_by_side_are_joined_where_both_are_asked_for() -> None:
    text = "先后派出4批1万余名干部，走遍9个镇、71个村，"
    at = text.index("4批")
    start, end = complete(text, at, at + 2, AnswerType(Kind.COUNT, several=True), "派出几批多少人")
    assert text[start:end] == "4批1万余名"


def test_of_two_values_the_one_whose_words_are_said_more_is_left() -> None:
    text = "今年计划再修路60公里，截至6月底已修通21公里。"
    at = text.index("21公里")
    span = named_value(text, at, at + 4, "今年修路到6月底修通了多少公里")
    assert text[slice(*span)] == "21公里"
