"""A marked span becomes the whole value, title or clause."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retriever.question.answer_type import AnswerType, Kind, detect_answer_type
from retriever.reader.completion import as_marked, complete
from retriever.reader.marks import balanced, trimmed
from retriever.reader.wholes import whole_value


def grown(function: object, text: str, part: str, *more: object) -> str:
    start = text.index(part)
    a, b = function(text, start, start + len(part), *more)  # type: ignore[operator]
    return text[a:b]


@pytest.mark.parametrize(
    ("text", "part", "kind", "whole"),
    [
        ("全县共投入资金约3200余万元，", "3200", Kind.AMOUNT, "约3200余万元"),
        ("培训学员1826人次。", "1826", Kind.COUNT, "1826人次"),
        ("满意度达96%以上，", "96%", Kind.PERCENT, "96%以上"),
        ("可防三十年一遇的山洪。", "三十年", Kind.COUNT, "三十年一遇"),
        ("惠及群众2.65万人。", "2.65万", Kind.COUNT, "2.65万人"),
        ("公司于2017年3月成立。", "2017年", Kind.DATE, "2017年3月"),
        ("开展进社区、进单位、进学校活动", "社区、进单位", Kind.LIST, "进社区、进单位、进学校活动"),
        ("乱停乱放、“小广告”、占道摆摊等问题", "“小广告”", Kind.LIST, "乱停乱放、“小广告”、占道摆摊"),
        ("共有9个乡镇、76个村", "76个", Kind.COUNT, "76个"),
        (
            "制定《管理办法》《关于加强运行的通知》，按照",
            "《管理办法》",
            Kind.LIST,
            "《管理办法》《关于加强运行的通知》",
        ),
        (
            "制定《管理办法》《关于加强运行的通知》，按照",
            "《关于加强运行的通知",
            Kind.LIST,
            "《管理办法》《关于加强运行的通知》",
        ),
        ("叫响“护河员”“巡山员”品牌", "“巡山员”", Kind.LIST, "“护河员”“巡山员”"),
        ("成立“先锋队”（共8人）下村", "“先锋队”", Kind.LIST, "“先锋队”"),
    ],
)
def test_a_value_is_whole(text: str, part: str, kind: Kind, whole: str) -> None:
    assert grown(complete, text, part, AnswerType(kind)) == whole


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("印发了《村规民约（试行）》。", "村规民约（试行）", "《村规民约（试行）》"),
        ("印发了《村规民约（试行）》。", "《村规民约", "《村规民约（试行）》"),
        ("印发了《村规民约（试行）》。", "规民约（试行）》", "《村规民约（试行）》"),
        ("称为“守林人”的队伍", "守林人”", "“守林人”"),
        ("称为“守林人”的队伍", "“守林人", "“守林人”"),
        ("称为“守林人”的队伍", "守林人", "守林人"),
        ("村民（组长）张三", "组长）张三", "（组长）张三"),
    ],
)
def test_marks_stay_in_pairs(text: str, part: str, whole: str) -> None:
    assert grown(balanced, text, part) == whole


def test_punctuation_at_the_ends_goes() -> None:
    assert grown(trimmed, "他说，共有三项。", "，共有三项。") == "共有三项"


def test_a_thousands_separator_is_inside() -> None:
    assert grown(whole_value, "共计3,730万元。", "730万") == "3,730万元"


@settings(deadline=None)  # the first text waits for the grammar and the tagger
@given(st.text("约3,万元余个《》“”（）。、村 ", max_size=24), st.integers(0, 24), st.integers(0, 24))
def test_the_span_stays_inside_the_text(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    for kind in Kind:
        low, high = complete(text, start, end, AnswerType(kind, several=True), text)
        assert 0 <= low <= high <= len(text)


@pytest.mark.parametrize(
    ("text", "part", "kind", "whole"),
    [
        ("盈余为-7.3亿元。", "7.3亿元", Kind.AMOUNT, "-7.3亿元"),
        ("亏损负610万元。", "610万元", Kind.AMOUNT, "负610万元"),
        ("月薪不少于四千元。", "四千元", Kind.AMOUNT, "不少于四千元"),
        ("月薪为3500元—4200元。", "4200元", Kind.AMOUNT, "3500元—4200元"),
        ("售价70元/斤。", "70元", Kind.AMOUNT, "70元/斤"),
        ("流量为280立方米每秒。", "280立方米", Kind.COUNT, "280立方米每秒"),
        ("气温零下17℃。", "17℃", Kind.COUNT, "零下17℃"),
        ("湖面2.6万平方公里（含滩涂）。", "2.6万平方公里", Kind.COUNT, "2.6万平方公里（含滩涂）"),
        ("文号为甘政办〔2020〕31号。", "31号", Kind.COUNT, "甘政办〔2020〕31号"),
        ("车牌是甘A·24680。", "24680", Kind.OTHER, "甘A·24680"),
        ("网址为www.ab-cd.com。", "ab-cd", Kind.OTHER, "www.ab-cd.com"),
        ("站址在东经99°12′，北纬33°08′。", "99°12′", Kind.PLACE, "东经99°12′，北纬33°08′"),
        ("上午8时30分至下午6时开门。", "8时30分", Kind.DATE, "上午8时30分至下午6时"),
        ("2021年6月2日至9日举行。", "6月2日", Kind.DATE, "2021年6月2日至9日"),
        ("建于2017年3月。", "017年", Kind.OTHER, "2017年"),
        ("演员古丽娜尔·艾山到场", "艾山", Kind.PERSON, "古丽娜尔·艾山"),
        ("导演John Smith-Hale说", "Hale", Kind.PERSON, "John Smith-Hale"),
        ("店主是𬱖川先生。", "川先生", Kind.PERSON, "𬱖川先生"),
        ("就在金沙滩草原举行", "金沙滩", Kind.PLACE, "金沙滩草原"),
        ("安置退役军人8名", "军人", Kind.OTHER, "退役军人"),
        ("走访脱贫户", "脱贫", Kind.OTHER, "脱贫户"),
    ],
)
def test_neither_values_nor_names_are_cut(text: str, part: str, kind: Kind, whole: str) -> None:
    assert grown(complete, text, part, AnswerType(kind)) == whole


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("歌剧院请来民谣歌手演出", "歌手", Kind.OTHER),
        ("太子孙登早逝", "孙登", Kind.PERSON),
        ("镇长周平说", "周平", Kind.PERSON),
        ("位于江边的老街", "江边", Kind.PLACE),
    ],
)
def test_what_is_whole_is_left_alone(text: str, part: str, kind: Kind) -> None:
    assert grown(complete, text, part, AnswerType(kind)) == part


def test_who_asks_for_the_year_may_be_told_the_day() -> None:
    text, want = "大桥于二〇一八年四月六日通车，", AnswerType(Kind.DATE)
    assert grown(complete, text, "二〇一八年", want, "大桥哪年通车") == "二〇一八年四月六日"
    late = "大桥于2018年4月6日（星期五）上午10时通车，"
    assert grown(complete, late, "2018年", want, "大桥哪年通车") == "2018年"


def test_what_the_question_says_is_no_part_of_its_answer() -> None:
    text = "监测站地址为东经99°12′，北纬33°08′。"
    found = grown(complete, text, text[:-1], AnswerType(Kind.PLACE), "监测站地址在哪里")
    assert found == "东经99°12′，北纬33°08′"
    longer = text.replace("。", "，下月迁走。")
    found = grown(complete, longer, longer[:-1], AnswerType(Kind.PLACE), "监测站地址在哪里")
    assert found == "东经99°12′，北纬33°08′"
    assert grown(complete, "占地为700余亩。", "为700余亩", AnswerType(Kind.COUNT)) == "700余亩"


def test_a_given_text_is_answered_as_it_is_marked() -> None:
    assert grown(as_marked, "收入约300元，", "300元，") == "300元"


@pytest.mark.parametrize(
    ("question", "value"),
    [("现在有多少种鸟", "31种"), ("2016年有多少种鸟", "18种"), ("原来有多少种鸟", "18种")],
)
def test_one_end_of_a_change_is_told(question: str, value: str) -> None:
    text = "鸟类由2016年的18种恢复到31种。"
    start = text.index("18种")
    begin, end = complete(text, start, text.index("。"), detect_answer_type(question), question)
    assert text[begin:end] == value


@pytest.mark.parametrize(
    ("question", "value"),
    [("票价涨了多少", "18元涨至31元"), ("票价涨到多少", "31元"), ("原来票价是多少", "18元")],
)
def test_by_how_much_is_told_by_both_ends(question: str, value: str) -> None:
    text = "今年渡船票价由18元涨至31元。"
    part = "18元" if "原来" in question else "31元"
    start = text.index(part)
    begin, end = complete(text, start, start + len(part), detect_answer_type(question), question)
    assert text[begin:end] == value


def test_a_value_ends_before_what_it_is_told_of() -> None:
    assert grown(complete, "最年长的是88岁的渔民。", "88岁的", AnswerType(Kind.COUNT)) == "88岁"


@pytest.mark.parametrize("closing", ['"', "”"])
def test_a_name_in_marks_is_whole_without_the_noun_behind_it(closing: str) -> None:
    text = f"叫响“金滩红心{closing}党建品牌，"
    want = detect_answer_type("党建品牌叫什么")
    assert grown(complete, text, f"金滩红心{closing}", want, "党建品牌叫什么").strip('“”"') == "金滩红心"
