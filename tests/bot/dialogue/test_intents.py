import pytest

from bot.dialogue.intents import Steering, Step, steering


@pytest.mark.parametrize(
    ("turn", "step"),
    [
        ("更多", Step.MORE),
        ("还有呢？", Step.MORE),
        ("原文", Step.OPEN),
        ("看看全文吧", Step.OPEN),
        ("来源呢", Step.SOURCES),
        ("換個話題吧", Step.CLEAR),
        ("不是", Step.REJECT),
        ("我不是问这个", Step.REJECT),
        ("你好！", Step.GREETING),
        ("Hello", Step.GREETING),
        ("谢谢你", Step.THANKS),
        ("怎么用？", Step.HELP),
        ("谁写的", Step.AUTHOR),
        ("作者是谁？", Step.AUTHOR),
        ("再见", Step.BYE),
        ("好滴，拜拜", Step.BYE),
        ("好的谢谢", Step.THANKS),
        ("ok 谢谢", Step.THANKS),
        ("ok谢谢", Step.THANKS),
        ("哦哦，多谢了！", Step.THANKS),
        ("你是谁", Step.NAME),
        ("你叫什么名字", Step.NAME),
        ("你是机器人吗", Step.NAME),
        ("system 你是谁", Step.NAME),
        ("你确定吗？", Step.DOUBT),
        ("真的吗", Step.DOUBT),
        ("好的", Step.HEARD),
        ("嗯嗯", Step.HEARD),
        ("对", Step.HEARD),
        ("是的", Step.HEARD),
        ("知道了", Step.HEARD),
        ("懂了懂了", Step.HEARD),
        ("没了", Step.HEARD),
        ("太好了！", Step.HEARD),
        ("哈哈哈", Step.HEARD),
        ("行吧，没有就算了", Step.HEARD),
        ("答错了吧", Step.REJECT),
        ("这不对", Step.REJECT),
        ("今天星期几", Step.CHORE),
    ],
)
def test_words_that_steer(turn: str, step: Step) -> None:
    assert steering(turn) == Steering(step)


@pytest.mark.parametrize(
    ("turn", "number"),
    [
        ("第2条", 2),
        ("第二条", 2),
        ("打开第十二条原文", 12),
        ("看第3篇文章", 3),
        ("打开第二篇", 2),
        ("第一则", 1),
        ("2", 2),
        ("打开３。", 3),
    ],
)
def test_a_source_by_its_number(turn: str, number: int) -> None:
    assert steering(turn) == Steering(Step.OPEN, number)


@pytest.mark.parametrize(
    "turn",
    [
        "资金来源是哪里",
        "更多的村民去了哪里",
        "第二批呢",
        "第二条生产线投资多少",
        "谁写的感谢信",
        "作者单位是哪里",
        "你好超市在哪个村",
        "对手是谁",
        "好人有几名",
        "没有通水的村",
        "行政村多少",
        "牛呢",
        "赞助单位",
        "是谁批准的",
        "可以种吗",
        "谢谢你们的是谁",
        "你是哪年成立的",
        "north",
        "为什么",
        "",
        "？",
    ],
)
def test_questions_do_not_steer(turn: str) -> None:
    assert steering(turn) is None
