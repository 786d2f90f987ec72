"""--strict and --loose: the commands that answer do so by the archive's threshold, moved."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.dialogue.calibration import save_threshold
from bot.terminal.cli import main
from retriever import Retriever

TEXT = "---\ntitle: 青石县修复老渠\n---\n去冬今春，县里在北坡乡修复老渠，全乡修通水渠74公里，每公里补助2.6万元。\n"
QUESTION = "北坡乡修通水渠多少公里"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cautious")
    (folder / "a.md").write_text(TEXT, "utf-8")
    with Retriever.open(folder / "my", create=True) as archive:
        archive.add(folder / "a.md")
    return folder / "my"


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main([*map(str, arguments)]) == 0
    return capsys.readouterr().out


def answered(
    capsys: pytest.CaptureFixture[str], index: Path, levels: Sequence[str]
) -> dict[str, tuple[bool, bool]]:
    """Return by level whether the question is answered alone and in a batch."""
    batch = index.parent / "batch.jsonl"
    batch.write_text(json.dumps({"id": "a", "question": QUESTION}), "utf-8")
    found = {}
    for level in levels:
        one = json.loads(told(capsys, "ask", QUESTION, "--json", "--index", index, *level.split()))
        (line,) = told(capsys, "ask", "--batch", batch, "--json", "--index", index, *level.split()).split(
            "\n"
        )[:1]
        found[level] = one["text"] is not None, json.loads(line)["answers"][0]["text"] is not None
    return found


def test_a_question_is_answered_or_refused_as_it_is_told(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sure = json.loads(told(capsys, "ask", QUESTION, "--json", "--index", index))["confidence"]
    yes, no = (True, True), (False, False)
    save_threshold(index, sure - 0.01, 20)
    assert answered(capsys, index, ["", "--strict"]) == {"": yes, "--strict": no}
    save_threshold(index, min(1.0, sure + 0.01), 20)
    assert answered(capsys, index, ["", "--loose"]) == {"": no, "--loose": yes}


def test_eval_measures_a_level(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sure = json.loads(told(capsys, "ask", QUESTION, "--json", "--index", index))["confidence"]
    save_threshold(index, sure - 0.01, 20)
    questions = index.parent / "questions.jsonl"
    questions.write_text(json.dumps({"question": QUESTION, "answers": ["74公里"]}), "utf-8")
    hit = [
        json.loads(told(capsys, "eval", questions, "--json", "--index", index, *level))["hit"]
        for level in ((), ("--strict",))
    ]
    assert hit == [1.0, 0.0]
