"""What an answer to a stranger's question counts for."""

import pytest

from benchmarks.strangers import PARTS, QUESTIONS, outcome


@pytest.mark.parametrize(
    ("answers", "text", "counts"),
    [
        (["46座"], "46座", "right"),
        (["46座"], "12座", "wrong"),
        (["46座"], None, "refused"),
        ([], None, "right"),
        ([], "46座", "wrong"),
    ],
)
def test_a_refusal_is_right_where_there_is_no_answer(
    answers: list[str], text: str | None, counts: str
) -> None:
    assert outcome({"answers": answers, "type": "count"}, text) == counts


def test_the_questions_are_in_two_parts() -> None:
    lines = QUESTIONS.read_text("utf-8").splitlines()
    assert len(set(lines)) == 200
    assert all(sum(f'"part": "{part}"' in line for line in lines) == 100 for part in PARTS)
