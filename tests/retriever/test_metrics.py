"""Measures, with known values."""

import pytest

from retriever.metrics import bare, character_f1, holds, mean_reciprocal_rank, recall_at


def test_recall_and_reciprocal_rank() -> None:
    ranks = [1, 3, None, 2]
    assert recall_at(ranks, 1) == 0.25
    assert recall_at(ranks, 2) == 0.5
    assert recall_at(ranks, 10) == 0.75
    assert mean_reciprocal_rank(ranks) == pytest.approx((1 + 1 / 3 + 1 / 2) / 4)
    assert recall_at([], 1) == mean_reciprocal_rank([]) == 0.0


def test_texts_are_compared_without_width_and_punctuation() -> None:
    assert bare("“３７３０ 万元”。") == "3730万元"
    assert character_f1("清河县", "清河") == pytest.approx(0.8)
    assert character_f1(None, "清河") == 0.0


@pytest.mark.parametrize(
    ("answer", "held"),
    [
        ("4万元", True),
        ("约4万元。", True),
        ("14万元", False),
        ("0.4万元", False),
        ("一类村4万元、二类村3万元标准", True),
        ("按照一类村4万元、二类村3万元、三类村2万元标准，保障运营资金", False),
        ("14万元和4万元", True),
        (None, False),
        ("", False),
    ],
)
def test_an_answer_holds_a_whole_number_and_little_else(answer: str | None, held: bool) -> None:
    assert holds(answer, ["4万元"]) is held


@pytest.mark.parametrize(
    ("answer", "held"), [("5.2万元", False), ("5万元", True), ("5.", True), ("15", False)]
)
def test_a_number_does_not_end_before_its_decimals(answer: str, held: bool) -> None:
    assert holds(answer, ["5"]) is held
