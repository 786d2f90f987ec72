"""Periods in words."""

import pytest

from bot.words.times import explained, tell_period
from corpus.dating import period_of


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        ("2023", "2023年", "2023"),
        ("2023-06", "2023年6月", "2023-06"),
        ("2023-06-01", "2023年6月1日", "2023-06-01"),
        ("2021/2025", "2021年至2025年", "2021 to 2025"),
        ("2023-06-01/2023-06-12", "2023年6月1日至2023年6月12日", "2023-06-01 to 2023-06-12"),
        ("../2022-12-31", "2022年12月31日及以前", "until 2022-12-31"),
        ("2024-05-01/..", "2024年5月1日起", "from 2024-05-01"),
    ],
)
def test_a_period_is_told_in_words(period: str, chinese: str, english: str) -> None:
    assert tell_period(period_of(period), "zh") == chinese
    assert tell_period(period_of(period), "en") == english


def test_a_time_is_told_with_the_days_that_it_means() -> None:
    assert explained("去年", period_of("2023"), "zh") == "去年（2023年）"
    assert explained("去年", period_of("2023"), "en") == "去年 (2023)"
