"""The questions over papers that nobody made rules for have their answers there."""

import json

import pytest

from benchmarks.strangers import PARTS
from benchmarks.unseen import DATA, PAPERS, questions_of


@pytest.mark.parametrize("paper", PAPERS)
def test_every_answer_stands_in_the_paper(paper: str) -> None:
    lines = (DATA / f"{paper}.articles.jsonl").read_text("utf-8").splitlines()
    told = "\n".join("\n".join(json.loads(line).values()) for line in lines)
    questions = list(questions_of(paper))
    assert all(item["answers"][0] in told for item in questions if item["answers"] and "items" not in item)
    assert all(part in told for item in questions for part in item.get("items", ()))
    assert len({item["id"] for item in questions}) == 260


@pytest.mark.parametrize("part", PARTS)
def test_a_third_of_each_part_has_no_answer(part: str) -> None:
    for paper in PAPERS:
        asked = [item for item in questions_of(paper) if item["part"] == part]
        assert [bool(item["answers"]) for item in asked].count(False) == 30
        assert len(asked) == 130
