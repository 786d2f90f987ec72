"""Every part of a filter is told, once, and days look alike at every door."""

import re

import pytest

from bot.words.filters import DAY, FILTER_WORDS
from bot.words.language import half_in
from retriever.filtering import PARTS


def test_every_part_has_its_words_in_both_languages() -> None:
    assert tuple(FILTER_WORDS) == PARTS
    assert all(half_in("zh", words) != half_in("en", words) for words in FILTER_WORDS.values())


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("", True),
        ("2021", True),
        ("2021-12", True),
        ("2021-12-31", True),
        ("2021-13", False),
        ("0000", False),
    ],
)
def test_what_a_day_looks_like(day: str, told: bool) -> None:
    assert bool(re.fullmatch(DAY, day)) is told
