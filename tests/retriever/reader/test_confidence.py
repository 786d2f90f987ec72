"""Weights bind by name, and a score leads to its probability and back."""

from dataclasses import fields

import pytest

from retriever.reader.confidence import ARCHIVE, GIVEN_TEXT, GIVEN_TEXT_THRESHOLD, Evidence


def test_every_sign_has_one_weight() -> None:
    assert set(ARCHIVE.weights) == {field.name for field in fields(Evidence)}


@pytest.mark.parametrize("probability", [0.1, GIVEN_TEXT_THRESHOLD, 0.5, 0.9])
def test_a_score_of_a_given_text_leads_to_its_probability_and_back(probability: float) -> None:
    assert GIVEN_TEXT.probability(GIVEN_TEXT.score_at(probability)) == pytest.approx(probability)


def test_the_better_a_span_scores_the_likelier_it_is_right() -> None:
    assert GIVEN_TEXT.probability(-9.0) < GIVEN_TEXT_THRESHOLD < GIVEN_TEXT.probability(6.0)
