"""GDP is asked of a text that prints 生产总值."""

import pytest

from retriever.reader.abbreviations import spelt_out

TEXT = "今年上半年，青柳县实现地区生产总值13.4亿元，居民消费价格上涨1.2%。"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("青柳县GDP多少", "青柳县地区生产总值多少"),
        ("青柳县gdp和CPI", "青柳县地区生产总值和居民消费价格"),
        ("青柳县PMI多少", "青柳县PMI多少"),
        ("GDPX是什么", "GDPX是什么"),
    ],
)
def test_letters_become_the_words_of_the_text(question: str, asked: str) -> None:
    assert spelt_out(question, TEXT) == asked


def test_letters_that_the_text_has_stay() -> None:
    assert spelt_out("GDP多少", "GDP（地区生产总值）13亿元") == "GDP多少"
