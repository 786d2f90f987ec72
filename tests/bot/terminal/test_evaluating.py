"""baozhi eval: what was not measured is null, and a line that is no question is named."""

import argparse
import json
from pathlib import Path

import pytest

from bot.errors import BatchError
from bot.terminal.commands.evaluating import evaluate
from retriever import Retriever

TEXT = "---\ntitle: 清河县推广新式大棚\n---\n近日，县里在南岸镇推广新式大棚，全镇建成大棚312座，每座补贴1.5万元。\n"


def run(path: Path, *lines: object, index: Path | None = None) -> int:
    questions = path / "questions.jsonl"
    questions.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return evaluate(
        argparse.Namespace(
            files=[str(questions)], index=str(index or path / "none"), k=5, json=True, caution="usual"
        )
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"question": "收粮食多少吨", "answers": "999吨"}, "answers"),
        ({"question": "农机手多少名", "answers": 300}, "answers"),
        ({"question": "农机手多少名", "answers": [300]}, "answers"),
        ({"question": "农机手多少名", "answers": ["。"]}, "answers"),
        ({"question": "农机手多少名", "answers": ["300名"], "evidence": ["x"]}, "evidence"),
        ({"question": "？"}, "no words"),
        ({"question": 7}, "question"),
        ([], "question"),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: object, said: str) -> None:
    with pytest.raises(BatchError, match=rf"questions\.jsonl:2: .*{said}") as caught:
        run(tmp_path, {"question": "好"}, line)
    assert "\n" not in str(caught.value)


def test_what_was_not_measured_is_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    with Retriever.open(tmp_path / "my", create=True) as archive:
        archive.add(tmp_path / "a.md")
    known = {"question": "南岸镇建成大棚多少座", "answers": ["312座"]}
    assert run(tmp_path, known, {**known, "evidence": "。"}, index=tmp_path / "my") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["questions"], found["hit"], found["wrong"]) == (2, 1.0, 0.0)
    unmeasured = {name for name, value in found.items() if value is None}
    assert unmeasured == {"cited", "refused", "recall@1", "recall@3", "recall@5", "mrr@5"}
    assert run(tmp_path, {"question": "火星上有几座火山"}, index=tmp_path / "my") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["hit"], found["wrong"], found["unanswerable"]) == (None, None, 1)
    assert run(tmp_path, {**known, "evidence": "全镇建成大棚312座"}, index=tmp_path / "my") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["cited"], found["recall@1"], found["mrr@5"], found["refused"]) == (1.0, 1.0, 1.0, None)
