import pytest

from corpus.chinese.text import comparable


@pytest.mark.parametrize("text", ["一万亿元", "两万亿", "万亿级市场", "百万亿", "一亿万"])
def test_numbers_in_two_steps_are_left_or_read_but_never_break(text: str) -> None:
    assert comparable(text)


def test_one_value_in_three_spellings() -> None:
    assert comparable("3,730万元") == comparable("3730万元") == comparable("三千七百三十万元")


@pytest.mark.parametrize(
    ("written", "one_form"),
    [
        ("一万二", "12000"),
        ("一万零二", "10002"),
        ("二百五", "250"),
        ("二百零五", "205"),
        ("三千五百", "3500"),
        ("三千五", "3500"),
        ("一亿二", "120000000"),
        ("三点五亿元", "3.5亿元"),
        ("两点五个百分点", "2.5个百分点"),
        ("下午三点五分", "下午3点五分"),
        ("百分之百", "100%"),
    ],
)
def test_numbers_as_they_are_spoken(written: str, one_form: str) -> None:
    assert comparable(written) == one_form


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("拨打110，120，119求助", "拨打110,120,119求助"),
        ("2021，300人", "2021,300人"),
        ("①2000元②30公里", "①2000元②30公里"),
        ("10²", "10²"),
        ("12,345，增长", "12345,增长"),
        ("３，７３０万元", "3730万元"),
        ("5m²", "5m2"),
    ],
)
def test_neighbouring_numbers_stay_apart(text: str, apart: str) -> None:
    assert comparable(text) == apart
