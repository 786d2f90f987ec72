"""Measures of recognised texts agree with their definitions, and columns are set as they are read."""

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.papers.distance import common, errors_within
from benchmarks.papers.pages import lay_out
from benchmarks.papers.press import load_fonts
from benchmarks.papers.turned import spelled, spoken_date
from training.layout.source import Source

TEXTS = st.text("甲乙丙", max_size=9)


@given(TEXTS, TEXTS)
def test_distances_agree_with_tables(one: str, other: str) -> None:
    errors = [0] * (len(other) + 1)
    shared = [0] * (len(other) + 1)
    for number, char in enumerate(one, 1):
        row, kept = [number], [0]
        for at, against in enumerate(other, 1):
            row.append(min(errors[at] + 1, row[-1] + 1, errors[at - 1] + (char != against)))
            kept.append(shared[at - 1] + 1 if char == against else max(shared[at], kept[-1]))
        errors, shared = row, kept
    assert errors_within(one, other) == min(errors)
    assert common(one, other) == shared[-1]


def test_a_paper_in_columns_is_spelled_in_traditional_characters() -> None:
    assert spelled("县里2018年“投入”50%") == "縣裡二〇一八年「投入」五〇％"
    assert spoken_date(2021, 11, 30) == "二〇二一年十一月三十日"
    assert spoken_date(1999, 10, 12) == "一九九九年十月十二日"


def test_columns_run_from_right_to_left(tmp_path: Path) -> None:
    load_fonts()
    issue = lay_out(random.Random(5), tmp_path / "a.pdf", 1, upright=True)
    lines = [line for line in issue.press.printed if line.article == 0 and line.unit >= 0]
    assert all(line.box[3] - line.box[1] > line.box[2] - line.box[0] for line in lines if len(line.text) > 3)
    assert lines[1].box[0] < lines[0].box[0] <= issue.press.height
    assert all(line.box[1] >= 0 and line.box[3] <= issue.press.width + 1 for line in lines)


def test_given_articles_are_set_first(tmp_path: Path) -> None:
    load_fonts()
    article = Source("article", (("title", "渡口添了新船"), ("body", "渡口昨天添了一艘新船，可坐四十人。")))
    issue = lay_out(random.Random(5), tmp_path / "a.pdf", 1, given=[article])
    assert "渡口添了新船" in "".join(line.text for line in issue.press.printed if line.article == 0)
