"""A marked span becomes the whole value, title or clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.reader.completion import balanced, complete, trimmed
from retriever.reader.kinds import Asked, Kind
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
    assert grown(complete, text, part, Asked(kind)) == whole


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


@given(st.text("约3,万元余个《》“”（）。、村 ", max_size=24), st.integers(0, 24), st.integers(0, 24))
def test_the_span_stays_inside_the_text(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    for kind in Kind:
        low, high = complete(text, start, end, Asked(kind, several=True), text)
        assert 0 <= low <= high <= len(text)
