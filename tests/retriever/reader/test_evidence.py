"""Numbers of a question are looked for in every spelling."""

import pytest

from retriever.reader.evidence import numbers_missing


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("库容1.5亿立方米的是哪座", "库容一亿五千万立方米", 0),
        ("投资一亿五千万元的是哪个", "投资1.5亿元", 0),
        ("奖金12000元的是谁", "奖金1万2千元", 0),
        ("库容1.6亿立方米的是哪座", "库容一亿五千万立方米", 1),
        ("2019年投资3000万元", "2020年投资三千万元", 1),
    ],
)
def test_missing_numbers(question: str, text: str, missing: int) -> None:
    assert numbers_missing(question, text) == missing
