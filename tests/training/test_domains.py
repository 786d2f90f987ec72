"""The report of confidence by domain."""

from pathlib import Path

import numpy as np
import pytest

from training.reader.calibrate import Case
from training.reader.domains import calibration_error, measure, name_of, table


def case(stated: float, *, right: bool, answerable: bool = True) -> Case:
    return Case("g", [], right, answerable, 1.0, "几户", "三户", stated)


def error(cases: list[Case]) -> float:
    return calibration_error(cases, np.array([each.stated for each in cases]))


def test_what_is_right_as_often_as_it_says_has_no_error() -> None:
    honest = [case(0.75, right=number < 3) for number in range(4)] + [case(0.0, right=False)]
    assert error(honest) == pytest.approx(0)
    assert error([case(1.0, right=True)]) == pytest.approx(0)


def test_bins_count_by_their_questions_and_do_not_make_up_for_each_other() -> None:
    bold = [case(0.95, right=False)]
    shy = [case(0.35, right=True) for _ in range(3)]
    assert error(bold + shy) == pytest.approx((0.95 + 3 * 0.65) / 4)


def test_a_domain_is_told_with_its_error_and_what_thresholds_give() -> None:
    found = [
        case(0.95, right=True),
        case(0.55, right=False),
        case(0.15, right=True),
        case(0.25, right=False, answerable=False),
    ]
    domain = measure(found)
    assert (domain["questions"], domain["answerable"], domain["right"]) == (4, 3, 0.5)
    at = {point["threshold"]: point for point in domain["curve"]}
    assert (at[0.5]["hit"], at[0.5]["wrong"], at[0.5]["refused"]) == pytest.approx((1 / 3, 1 / 3, 1.0))
    assert (at[0.1]["hit"], at[0.1]["coverage"], at[0.1]["refused"]) == pytest.approx((2 / 3, 1.0, 0.0))
    told = table("两沟", domain).split("\n")
    assert told[0] == "两沟: 4 questions, 3 with an answer; stated 0.475, right 0.500, ECE 0.425"
    assert "  0.50       0.500     0.500          0.333  0.333  1.000" in told


def test_a_domain_bears_the_names_of_its_files() -> None:
    assert name_of([Path("a/qa.jsonl"), Path("a/none.jsonl")]) == "qa + none"
