import pytest

from bot.dialogue.phrasing.spoken import without_breath


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("呃那个东岸社区啊它那个食堂能坐多少人来着", "东岸社区的食堂能坐多少人"),
        ("嗯 石桥镇 石桥镇转移了多少人啊", "石桥镇转移了多少人"),
        ("那啥，槐树村啊螃蟹一亩增收多少", "槐树村螃蟹一亩增收多少"),
        ("石桥村，不对，石桥镇出动了多少人", "石桥镇出动了多少人"),
        ("诶沈桂兰是谁啊", "沈桂兰是谁"),
        ("渡船多少钱一趟", "渡船每趟多少钱"),
        ("苹果现在多少钱一公斤", "苹果现在每公斤多少钱"),
    ],
)
def test_what_fills_the_breath_is_left_out(said: str, meant: str) -> None:
    assert without_breath(said) == meant


@pytest.mark.parametrize(
    "plain",
    [
        "东岸社区的食堂能坐多少人",
        "那个村有多少人",
        "这个合作社什么时候成立的",
        "招生名额有多少",
        "阿婆领到多少钱",
        "呢绒厂有多少工人",
        "啊",
        "呃",
    ],
)
def test_a_plain_question_stays_as_it_is(plain: str) -> None:
    assert without_breath(plain) == plain
