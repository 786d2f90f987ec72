"""baozhi read: a span of the given text or none, and a bad line never stops the others."""

import argparse
import json
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.terminal.commands.reading import read

CONTEXT = "清渠县新建便民驿站８６个，投入资金1350万元，聘请管理员172名。"


def run(path: Path, capsys: pytest.CaptureFixture[str], *lines: object) -> list[dict[str, object]]:
    batch = path / "batch.jsonl"
    batch.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), "utf-8")
    assert read(argparse.Namespace(batch=str(batch), json=True)) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_spans_stand_in_the_context_at_their_offset(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run(
        tmp_path,
        capsys,
        {"id": "a", "question": "投入了多少资金？", "context": CONTEXT},
        {"id": "b", "question": "新建了多少个便民驿站？", "context": CONTEXT},
        {"id": "c", "question": "火星上有几座火山？", "context": "。"},
    )
    assert [line["id"] for line in found] == ["a", "b", "c"]
    for line, answer in zip(found, ("1350万元", "８６个"), strict=False):
        start = line["start"]
        assert isinstance(start, int)
        assert CONTEXT[start : start + len(answer)] == line["text"] == answer
    assert (found[2]["text"], found[2]["start"], found[2]["confidence"]) == (None, None, 0.0)


def test_a_bad_line_is_told_and_the_rest_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run(
        tmp_path,
        capsys,
        "{",
        {"id": 7},
        {"id": "x", "question": "投入了多少资金？"},
        {"id": "y", "question": " ", "context": CONTEXT},
        {"id": "z", "question": "投入了多少资金？", "context": CONTEXT},
    )
    assert ["error" in line for line in found] == [True, True, True, True, False]
    assert [line["id"] for line in found[2:]] == ["x", "y", "z"]


@pytest.mark.parametrize(("batch", "as_json"), [(None, True), ("file", False)])
def test_a_batch_in_json_is_needed(batch: str | None, as_json: bool) -> None:
    with pytest.raises(SettingsError):
        read(argparse.Namespace(batch=batch, json=as_json))
