"""Questions made of an archive's own figures, and the threshold they give."""

import argparse
import os
from pathlib import Path

import pytest

from bot.dialogue.calibration import (
    BOUNDS,
    Trial,
    check_writable,
    choose_threshold,
    load_threshold,
    make_questions,
    risk_coverage,
    save_threshold,
)
from bot.terminal.commands.calibrating import calibrate
from retriever import Retriever
from retriever.errors import StorageError
from retriever.reader import THRESHOLD


def test_a_figure_becomes_a_question_for_it() -> None:
    made = list(make_questions("全县新建便民驿站86个，投入资金约1350万元。", "驿站建到家门口"))
    assert ("驿站建到家门口 投入资金多少元？", "约1350万元") in [(m.question, m.answer) for m in made]
    assert all(m.answer not in m.question for m in made)


def test_a_text_without_figures_has_no_questions() -> None:
    assert list(make_questions("村民们很高兴，路修通了，出行方便了。", None)) == []


def test_risk_falls_and_refusals_rise_with_the_threshold() -> None:
    trials = [Trial(i / 100, i > 40, True) for i in range(100)] + [
        Trial(i / 200, False, False) for i in range(100)
    ]
    points = risk_coverage(trials)
    assert [p.coverage for p in points] == sorted((p.coverage for p in points), reverse=True)
    assert [p.refused for p in points] == sorted(p.refused for p in points)
    assert next(p for p in points if p.threshold == 0.5).refused == 1.0
    assert BOUNDS[0] <= choose_threshold(points) <= BOUNDS[1]


def test_the_threshold_stays_within_its_bounds() -> None:
    assert choose_threshold(risk_coverage([Trial(0.9, True, True)] * 5)) == BOUNDS[0]
    assert choose_threshold(risk_coverage([Trial(0.99, False, True)] * 5)) == BOUNDS[1]


def test_a_threshold_is_kept_beside_the_index(tmp_path: Path) -> None:
    assert load_threshold(tmp_path) == THRESHOLD
    save_threshold(tmp_path, 0.43, 100)
    assert load_threshold(tmp_path) == 0.43
    (tmp_path / "calibration.json").write_text('{"threshold": "high"}')
    assert load_threshold(tmp_path) == THRESHOLD


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    check_writable(tmp_path)
    save_threshold(tmp_path, 0.43, 100)
    assert [path.name for path in tmp_path.iterdir()] == ["calibration.json"]
    for attempt in (check_writable, lambda folder: save_threshold(folder, 0.5, 100)):
        with pytest.raises(StorageError) as caught:
            attempt(tmp_path / "calibration.json")
        assert "\n" not in str(caught.value)
    assert load_threshold(tmp_path) == 0.43


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_index_is_told_before_it_is_measured(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("没有数字的文章。\n", "utf-8")  # too little to measure
    with Retriever.open(tmp_path / "my", create=True) as archive:
        archive.add(tmp_path / "a.md")
    (tmp_path / "my").chmod(0o500)
    with pytest.raises(StorageError, match="不能写入"):
        calibrate(argparse.Namespace(index=str(tmp_path / "my"), questions=20, json=True))
