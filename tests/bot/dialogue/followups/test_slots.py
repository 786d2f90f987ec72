import pytest

from bot.dialogue.followups.slots import other_house, replace_slot


@pytest.mark.parametrize(
    ("slot", "before", "whole"),
    [
        ("2021年一季度", "西江货船一季度开行多少艘次", "2021年一季度西江货船开行多少艘次"),
        ("2021年", "西江货船开行多少艘次", "2021年西江货船开行多少艘次"),
        ("2021年", "枫林县2022年投入多少", "枫林县2021年投入多少"),
        ("二季度", "2022年一季度西江货船开行多少", "2022年二季度西江货船开行多少"),
        ("2021年二季度", "2022年一季度西江货船开行多少", "2021年二季度西江货船开行多少"),
        ("前11个月", "前10个月西江货运量多少", "前11个月西江货运量多少"),
        ("四类村", "互助超市一类村资金多少", "互助超市四类村资金多少"),
        ("四类", "互助超市一类村资金多少", "互助超市四类村资金多少"),
        ("第二", "决赛第三局比分多少", "决赛第二局比分多少"),
        ("K9 Max", "K7手机多少钱", "K9 Max手机多少钱"),
        ("第一局", "决赛第三局比分多少", "决赛第一局比分多少"),
        ("6号", "1号冰川退了多少米", "6号冰川退了多少米"),
        ("拉萨", "那曲有多少家互助超市", "拉萨有多少家互助超市"),
        ("李长河", "陈一帆是哪里人", "李长河是哪里人"),
        ("黑水大桥", "松岭大桥全长多少", "黑水大桥全长多少"),
    ],
)
def test_a_slot_takes_the_place_of_its_like(slot: str, before: str, whole: str) -> None:
    assert replace_slot(slot, before) == whole


@pytest.mark.parametrize(
    ("slot", "before"),
    [
        ("拉萨", "互助超市有多少家"),
        ("牦牛", "羊有多少只"),
        ("二季度", "货船多少艘"),
        ("三等", "二类村有几个"),
    ],
)
def test_nothing_is_there_to_be_replaced(slot: str, before: str) -> None:
    assert replace_slot(slot, before) is None


@pytest.mark.parametrize(
    ("slot", "before", "whole"),
    [
        ("惠丰", "海棠超市哪年开业的", "惠丰超市哪年开业的"),
        ("安平的", "康宁社区的书记是谁", "安平社区的书记是谁"),
        ("惠丰的经理", "海棠超市哪年开业的", "惠丰超市的经理"),
    ],
)
def test_another_house_is_told_by_its_own_name(slot: str, before: str, whole: str) -> None:
    asked, house = other_house(slot, before) or ("", "")
    assert asked == whole
    assert house in asked


def test_no_house_stands_in_the_question_before() -> None:
    assert other_house("惠丰", "哪年开业的") is None
    assert other_house("海棠", "海棠超市哪年开业的") is None
