import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.reader.listing import items_of
from retriever.reader.lists import whole_list


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("组织设置星、班子队伍星和党员队伍星", ["组织设置星", "班子队伍星", "党员队伍星"]),
        ("《养殖技术》《种植技术》《生活常识》", ["《养殖技术》", "《种植技术》", "《生活常识》"]),
        ("一是修路；二是架桥、通电；三是办厂", ["修路", "架桥、通电", "办厂"]),
        ("教师、公务员（含事业单位、国企）等", ["教师", "公务员（含事业单位、国企）"]),
        ("茶馆和饭馆", ["茶馆", "饭馆"]),
        ("进学校，进社区，进企业", ["进学校", "进社区", "进企业"]),
        ("初等教育、中等教育、高等学校等", ["初等教育", "中等教育", "高等学校"]),
        ("西安等地、遵义等地", ["西安等地", "遵义"]),
        ("3.5亿元、2.1亿元", ["3.5亿元", "2.1亿元"]),
        ("1.修路；2．架桥；（3）办厂", ["修路", "架桥", "办厂"]),
        ("第一书记、村主任", ["第一书记", "村主任"]),
        ("第一是修路，第二是架桥", ["修路", "架桥"]),
        ("一是 修路；二是 架桥", ["修路", "架桥"]),
        ("第一，修路；第二，架桥", ["修路", "架桥"]),
        ("石桥、柳林、白塔三县", ["石桥", "柳林", "白塔"]),
        ("骑马、射箭2个项目的", ["骑马", "射箭"]),
        ("医生3名、护士2名", ["医生3名", "护士2名"]),
        ("修渠、架桥、植树四处", ["修渠", "架桥", "植树四处"]),
        ("3、4月的灯会、5月的庙会", ["3、4月的灯会", "5月的庙会"]),
    ],
)
def test_items_of_an_enumeration(text: str, items: list[str]) -> None:
    assert [text[a:b] for a, b in items_of(text, 0, len(text))] == items


@pytest.mark.parametrize("text", ["3730万元", "“大党委、网格化”工作法", ""])
def test_one_thing_is_no_list(text: str) -> None:
    assert items_of(text, 0, len(text)) == []


@given(st.text(alphabet="甲乙丙丁戊己、；，和与“”《》（）等。 一是", max_size=60))
def test_items_stand_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for a, b in items_of(text, 0, len(text)):
        assert end <= a < b <= len(text)
        assert text[a:b].strip() == text[a:b]
        end = b


def test_a_first_item_of_which_only_the_ending_was_marked_is_made_whole() -> None:
    text = "创建内容包括组织设置星、班子队伍星、党员队伍星和工作保障星等。"
    start, end = text.index("星"), text.index("星等") + 1
    begun, ended = whole_list(text, start, end)
    assert text[begun:ended] == "组织设置星、班子队伍星、党员队伍星和工作保障星"


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("站里备有火炉、热茶和药箱，供牧民取用。", "火炉、热茶", "火炉、热茶和药箱"),
        ("站里备有火炉、热茶和一位从县城赶来的医生。", "火炉、热茶", "火炉、热茶"),
        ("打分按满意、基本满意、不满意三档。", "满意、基本满意、不满意", "满意、基本满意、不满意"),
        (
            "难在三处：缺人手；缺水；缺销路，去年卖不动。今年好些。",
            "缺人手；缺水",
            "缺人手；缺水；缺销路，去年卖不动",
        ),
    ],
)
def test_a_list_is_told_to_its_end(text: str, span: str, whole: str) -> None:
    start = text.index(span)
    begun, ended = whole_list(text, start, start + len(span))
    assert text[begun:ended] == whole
