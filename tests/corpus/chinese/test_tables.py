"""What is known of the language once: digits, brackets, the ranks of places."""

import re

import pytest

from corpus.chinese.brackets import CLOSING, OPENED_BY, OPENING, PAIRS
from corpus.chinese.digits import DIGIT, ONES, PRINTED_VALUES, TENS, TO_TEN, VALUES, to_ten
from corpus.chinese.places import EVERY_RANK, LANDS, LETTERS, RANKS


def test_digits_count_from_one() -> None:
    assert [VALUES[char] for char in ONES] == list(range(1, 10))
    assert set(DIGIT) == set(VALUES)
    assert PRINTED_VALUES["○"] == VALUES["零"] == VALUES["〇"] == 0
    assert TENS["卅"] == 3


@pytest.mark.parametrize(
    ("sign", "value"), [("一", 1), ("两", 2), ("九", 9), ("十", 10), ("7", 7), ("12", 12)]
)
def test_a_number_up_to_ten(sign: str, value: int) -> None:
    assert to_ten(sign) == value


def test_what_is_no_number_up_to_ten_is_told() -> None:
    with pytest.raises(ValueError, match="substring"):
        to_ten("百")


def test_every_opening_mark_has_a_closing_one_of_its_own() -> None:
    assert len(set(CLOSING)) == len(PAIRS)
    assert not set(OPENING) & set(CLOSING)
    assert all(OPENED_BY[closing] == opening for opening, closing in PAIRS.items())
    assert OPENED_BY["】"] == "【"


@pytest.mark.parametrize(
    "place", ["松岭省", "临河市", "榆树旗", "白石街道", "北坡社区", "云和地区", "下川村"]
)
def test_a_place_ends_in_a_rank(place: str) -> None:
    assert re.fullmatch(rf".{{2}}(?:{RANKS})", place)
    assert re.fullmatch(rf".{{2}}(?:{EVERY_RANK})", place)


def test_the_border_regions_have_ranks_of_their_own() -> None:
    assert re.fullmatch(rf".{{2}}(?:{EVERY_RANK})", "金沙自治县")
    assert re.fullmatch(rf".{{2}}(?:{EVERY_RANK})", "白草盟")
    assert re.fullmatch(rf".{{2}}(?:{LANDS})", "红柳林场")
    assert not re.fullmatch(RANKS, "盟")
    assert TO_TEN[-1] == "十"
    assert "省" in LETTERS
