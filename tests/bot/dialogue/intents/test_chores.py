import pytest

from bot.dialogue.intents.chores import is_chore


@pytest.mark.parametrize(
    "turn",
    [
        "今天星期几？",
        "现在几点了",
        "今天几号",
        "今天天气怎么样",
        "明天会下雨吗",
        "帮我写一首诗",
        "写一首关于秋天的诗吧",
        "写一段代码",
        "翻译一下上面的回答",
        "把这段话翻译成英文",
        "讲个笑话",
        "唱首歌吧",
        "2+3等于几",
        "八乘以七是多少",
        "12*7=?",
        "帮我订一张火车票",
    ],
)
def test_what_no_newspaper_tells(turn: str) -> None:
    assert is_chore(turn)


@pytest.mark.parametrize(
    "turn",
    [
        "那天的天气怎么样",
        "5月9日柳湾天气",
        "诗的作者是谁",
        "翻译家是谁",
        "谁写的诗",
        "写信的是谁",
        "写一封信的人叫什么",
        "今天几号坝放水",
        "周几放水",
        "2021-2024年放水几次",
        "3+2改革是什么",
        "党建+积分",
        "做一名护河员要什么条件",
        "编了多少故事",
        "帮我查一下水库的资金",
    ],
)
def test_questions_are_no_chores(turn: str) -> None:
    assert not is_chore(turn)
