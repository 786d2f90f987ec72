import pytest

from corpus.text import comparable


@pytest.mark.parametrize("text", ["一万亿元", "两万亿", "万亿级市场", "百万亿", "一亿万"])
def test_numbers_in_two_steps_are_left_or_read_but_never_break(text: str) -> None:
    assert comparable(text)


def test_one_value_in_three_spellings() -> None:
    assert comparable("3,730万元") == comparable("3730万元") == comparable("三千七百三十万元")
