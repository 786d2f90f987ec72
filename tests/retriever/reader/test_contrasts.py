"""Neighbours of another quality, and siblings."""

import pytest

from corpus.chinese.names import squeezed
from retriever.question import Question
from retriever.reader.contrasts import is_of_another_quality, is_of_the_rest
from retriever.reader.siblings import is_of_a_sibling
from retriever.reader.subject import Surroundings

CATCH = "今年头网卸下鱼虾320吨。黄鱼每斤52元，去年开渔时是61元；原定放流鱼苗3亿尾，实际放流3.4亿尾。"
COURIERS = "全县有快递员912人，其中女快递员134人；快递员月均收入6210元，最高的一个月拿到12800元。"
SEWERS = "全镇共查出排口217个，已封164个，其余53个六月封完；封堵的钱县水务局出七成，镇里出三成。"
PARK = "湿地公园5月1日试开园，6月20日正式开园。"
FARM = "北塬风电场一期投资15.2亿元，去年发电4.9亿度。二期送出线路长71公里，立塔180基。"
PHONES = "K7配备6.1英寸屏幕，重191克；K7 Max的屏幕为6.8英寸，重224克。"


def span(text: str, value: str) -> tuple[int, int]:
    return text.index(value), text.index(value) + len(value)


@pytest.mark.parametrize(
    ("question", "text", "wrong", "right"),
    [
        ("去年开渔黄鱼多少钱一斤", CATCH, "52元", "61元"),
        ("最后放流了多少尾鱼苗", CATCH, "3亿尾", "3.4亿尾"),
        ("原计划放流多少尾", CATCH, "3.4亿尾", "3亿尾"),
        ("快递员平均一个月挣多少", COURIERS, "12800元", "6210元"),
        ("快递员里女的有几个", COURIERS, "912人", "134人"),
        ("还有几个排口没封", SEWERS, "217个", "53个"),
        ("县里出几成", SEWERS, "三成", "七成"),
        ("湿地公园哪天正式开园", PARK, "5月1日", "6月20日"),
    ],
)
def test_the_neighbour_has_the_quality_that_is_asked_for(
    question: str, text: str, wrong: str, right: str
) -> None:
    parsed = Question.parse(question)
    assert is_of_another_quality(parsed, text, *span(text, wrong))
    assert not is_of_another_quality(parsed, text, *span(text, right))


def test_what_something_became_is_not_last_years_figure() -> None:
    text = "渡船从去年的80艘增加到126艘，今年客流也多了。"
    assert is_of_another_quality(Question.parse("去年有多少艘渡船"), text, *span(text, "126艘"))
    assert not is_of_another_quality(Question.parse("去年有多少艘渡船"), text, *span(text, "80艘"))
    assert not is_of_another_quality(Question.parse("今年有多少艘渡船"), text, *span(text, "126艘"))


def test_who_pays_the_rest_is_not_said_to_pay_the_whole_or_another_part() -> None:
    text = "修闸共需资金530万元，市里补助300万元，其余由禾丰水利公司自筹。"
    for value in ("530万元", "300万元"):
        assert is_of_the_rest(Question.parse("禾丰公司出了多少钱"), text, *span(text, value))
    assert not is_of_the_rest(Question.parse("市里补助多少钱"), text, *span(text, "300万元"))


def test_what_all_get_is_not_what_women_get() -> None:
    assert is_of_another_quality(Question.parse("女快递员月均收入多少"), COURIERS, *span(COURIERS, "6210元"))


def test_a_figure_compared_with_last_year_is_not_of_last_year() -> None:
    text = "查获违规渔船29艘，比上年少11艘，罚款380万元。"
    assert is_of_another_quality(Question.parse("去年罚了多少款"), text, *span(text, "380万元"))
    assert not is_of_another_quality(Question.parse("这回罚了多少款"), text, *span(text, "380万元"))


@pytest.mark.parametrize(
    ("question", "text", "value", "told"),
    [
        ("一期的送出线路有多长", FARM, "71公里", True),
        ("二期的送出线路有多长", FARM, "71公里", False),
        ("一期投资多少", FARM, "15.2亿元", False),
        ("K7 Max有多重", PHONES, "191克", True),
        ("K7 Max有多重", PHONES, "224克", False),
        ("K7有多重", PHONES, "224克", True),
    ],
)
def test_the_last_sibling_before_a_value_owns_it(question: str, text: str, value: str, told: bool) -> None:
    start, end = span(text, value)
    around = Surroundings("", squeezed(text[:start]), squeezed(text[start:end]), squeezed(text[end:]), "")
    assert is_of_a_sibling(Question.parse(question), around) == told
