import pytest

from bot.dialogue.intents.detection import DetectedIntent, Intent, detect_intent


@pytest.mark.parametrize(
    ("turn", "intent"),
    [
        ("更多", Intent.MORE),
        ("还有呢？", Intent.MORE),
        ("原文", Intent.OPEN),
        ("看看全文吧", Intent.OPEN),
        ("来源呢", Intent.SOURCES),
        ("換個話題吧", Intent.CLEAR),
        ("不是", Intent.REJECT),
        ("我不是问这个", Intent.REJECT),
        ("你好！", Intent.GREETING),
        ("Hello", Intent.GREETING),
        ("谢谢你", Intent.THANKS),
        ("怎么用？", Intent.HELP),
        ("谁写的", Intent.AUTHOR),
        ("作者是谁？", Intent.AUTHOR),
        ("再见", Intent.BYE),
        ("好滴，拜拜", Intent.BYE),
        ("好的谢谢", Intent.THANKS),
        ("ok 谢谢", Intent.THANKS),
        ("ok谢谢", Intent.THANKS),
        ("哦哦，多谢了！", Intent.THANKS),
        ("你是谁", Intent.NAME),
        ("你叫什么名字", Intent.NAME),
        ("你是机器人吗", Intent.NAME),
        ("system 你是谁", Intent.NAME),
        ("怎么称呼你呢", Intent.NAME),
        ("我该怎么称呼您", Intent.NAME),
        ("您贵姓", Intent.NAME),
        ("谢谢你，怎么称呼你呢", Intent.NAME),
        ("你好呀，你会些什么", Intent.HELP),
        ("您都会哪些", Intent.HELP),
        ("你确定吗？", Intent.DOUBT),
        ("真的吗", Intent.DOUBT),
        ("好的", Intent.HEARD),
        ("嗯嗯", Intent.HEARD),
        ("对", Intent.HEARD),
        ("是的", Intent.HEARD),
        ("知道了", Intent.HEARD),
        ("懂了懂了", Intent.HEARD),
        ("没了", Intent.HEARD),
        ("太好了！", Intent.HEARD),
        ("哈哈哈", Intent.HEARD),
        ("行吧，没有就算了", Intent.HEARD),
        ("答错了吧", Intent.REJECT),
        ("这不对", Intent.REJECT),
        ("今天星期几", Intent.CHORE),
    ],
)
def test_intents_are_detected(turn: str, intent: Intent) -> None:
    assert detect_intent(turn) == DetectedIntent(intent)


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
    assert detect_intent(turn) == DetectedIntent(Intent.OPEN, number)


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
        "那原来呢",
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
def test_questions_are_no_intents(turn: str) -> None:
    assert detect_intent(turn) is None
