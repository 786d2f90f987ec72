"""Of what is done the first time, the second time and so on, the time that is asked for."""

import pytest

from retriever.reader.turns import asked_turn

TEXT = "凡发现掺水的，第一次警告，第二次扣除两成奶款，第三次取消资格。复查时第一次不收费。"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("头一回掺水怎么处理", "警告"),
        ("第二次被抓会怎样", "扣除两成奶款"),
        ("掺水第3次咋办", "取消资格"),
        ("掺水第四次咋办", "第二次扣除两成奶款，第三次取消资格"),
        ("掺水怎么处理", "第二次扣除两成奶款，第三次取消资格"),
    ],
)
def test_the_clause_of_the_time_that_is_asked_for(question: str, told: str) -> None:
    start, end = TEXT.index("第二次"), TEXT.index("。")
    first, last = asked_turn(TEXT, start, end, question)
    assert TEXT[first:last] == told
