"""What is known of the language, once: digits, brackets, ranks of places, datelines, words that ask, measure words."""

import re

import pytest

from corpus.chinese.brackets import CLOSING, OPENED_BY, OPENING, PAIRS
from corpus.chinese.datelines import place_of
from corpus.chinese.digits import DIGIT, ONES, PRINTED_VALUES, TENS, TO_TEN, VALUES, to_ten
from corpus.chinese.measures import BEHIND_A_NUMERAL, MEASURES, alike
from corpus.chinese.places import EVERY_RANK, LANDS, LETTERS, RANKS
from corpus.chinese.questions import ANY_SIGN, ASKING_WORDS, COMMON_WORDS, FACT_ASKED, OPEN_QUESTION, WORDS


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


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("本报清河电", "清河"),
        ("清河7月3日讯", "清河"),
        ("新华社松岭5月1日电", "松岭"),
        ("本报讯", None),
        ("新华社电", None),
        ("", None),
        (None, None),
    ],
)
def test_a_dateline_names_its_place(dateline: str | None, place: str | None) -> None:
    assert place_of(dateline) == place


@pytest.mark.parametrize(
    ("turn", "fact", "open_question", "sign"),
    [
        ("库里有几条船", True, True, True),
        ("为何停工", False, True, True),
        ("停工了吗", False, False, True),
        ("好几条船靠岸", False, False, True),
        ("船靠岸了", False, False, False),
    ],
)
def test_words_that_ask(turn: str, fact: bool, open_question: bool, sign: bool) -> None:
    found = [bool(pattern.search(turn)) for pattern in (FACT_ASKED, OPEN_QUESTION, ANY_SIGN)]
    assert found == [fact, open_question, sign]


def test_what_only_asks_is_cut_out() -> None:
    assert ASKING_WORDS.sub("", "请问哪一年建的桥呢？") == "建的桥"
    assert set(COMMON_WORDS) < WORDS


def test_measure_words_that_stand_for_each_other() -> None:
    assert alike("名") == frozenset("名个位人")
    assert alike("吨") == {"吨"}
    assert {"名", "个", "家"} <= set(MEASURES)
    assert set("名亩") <= set(BEHIND_A_NUMERAL)
