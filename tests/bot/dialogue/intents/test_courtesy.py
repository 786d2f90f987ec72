import pytest

from bot.dialogue.intents.courtesy import strip_courtesy
from retriever.question import Question


@pytest.mark.parametrize(
    ("turn", "question"),
    [
        ("请问柳湾水库蓄水多少？", "柳湾水库蓄水多少？"),
        ("帮我查一下柳湾水库的库容", "柳湾水库的库容"),
        ("麻烦帮我看下坝长多少", "坝长多少"),
        ("我想问一下就是坝长多少啊", "坝长多少啊"),
        ("麻烦问下谁设计的", "谁设计的"),
        ("告诉我坝长多少", "坝长多少"),
        ("你能告诉我坝长多少吗？", "坝长多少"),
        ("你知道柳湾水库蓄水多少吗？", "柳湾水库蓄水多少"),
        ("你好，请问坝长多少", "坝长多少"),
        ("坝长多少，谢谢", "坝长多少"),
        ("請問壩長多少", "壩長多少"),
        ("打错了，第三级", "第三级"),
        ("不对，我问的是坝长", "坝长"),
        ("不是问总的，问今年修的", "今年修的"),
    ],
)
def test_what_only_asks_politely_is_taken_off(turn: str, question: str) -> None:
    assert strip_courtesy(Question(turn)).typed == question


@pytest.mark.parametrize(
    "turn",
    [
        "请问",
        "谢谢",
        "不是",
        "不是柳湾是柳河吗",
        "你好超市在哪个村",
        "你知道柳湾吗",
        "想问鼎的队伍是哪支",
        "谁告诉我们水库要放水",
        "坝长多少",
        "？",
        "",
    ],
)
def test_a_turn_without_courtesy_stays_as_it_is(turn: str) -> None:
    assert strip_courtesy(Question(turn)).typed == turn


def test_long_turns_take_no_time() -> None:
    turn = "请问" * 500
    assert strip_courtesy(Question(turn)).typed
    assert strip_courtesy(Question("你知道" + "水库" * 500 + "吗")).typed.startswith("你知道")
