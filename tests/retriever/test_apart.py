"""Files added by a process of its own, which ends in every way it must."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.limits import MEMORY
from retriever import Retriever
from tests.corpus.formats.making import paragraph, word
from tests.corpus.sheet.making import Paper

PAGE = "---\ntitle: 竹溪县修桥\nbyline: 记者 田禾\n---\n\n竹溪县今年修桥{number}座，投入资金2180万元。\n"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    (tmp_path / "first.md").write_text(PAGE.format(number=7), encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True) as archive:
        archive.add(tmp_path / "first.md")
    return tmp_path / "index"


def add(index: Path, *paths: Path, most: int = MEMORY) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "retriever.apart", str(index), "--bytes", str(most)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps([str(path) for path in paths]) + "\n")
    process.stdin.flush()
    lines = [json.loads(line) for line in process.stdout]
    process.stdin.close()
    process.wait(30)
    process.stdout.close()
    return lines


def test_files_are_added_and_bad_ones_told(index: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text(PAGE.format(number=9), encoding="utf-8")
    bad.write_bytes(b"\xff\x00\xfe")
    paper = Paper(tmp_path / "paper.pdf")
    paper.line("石桥通车", 40, 45, 16)
    paper.column("石桥镇的大桥昨天通车，长四百米。", 20, 75)
    sent = word(tmp_path / "sent.docx", paragraph("渡口停运", "1") + paragraph("渡口昨天停运。"))
    lines = add(index, good, bad, paper.done(), sent)
    report = lines[-1]["report"]
    assert report["added"] == [str(good), str(paper.path), str(sent)]
    assert [name for name, _ in report["failed"]] == [str(bad)]
    assert lines[0] == {"read": 4}
    assert lines[1].keys() == {"done", "total"}
    with Retriever.open(index) as archive:
        assert archive.info().articles == 4


def test_a_file_that_takes_too_much_memory_changes_nothing(index: Path, tmp_path: Path) -> None:
    heavy = tmp_path / "heavy.md"
    heavy.write_text("竹溪县今年修桥七座，" * 400_000, encoding="utf-8")
    assert add(index, heavy, most=8 << 20) == [{"heavy": True}]
    with Retriever.open(index) as archive:
        assert archive.info().articles == 1


def test_an_index_that_is_not_there_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE.format(number=9), encoding="utf-8")
    _, line = add(tmp_path / "nothing", page)
    assert str(tmp_path / "nothing") in line["error"]


def test_it_outlives_no_caller(index: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "retriever.apart", str(index)]
    page = tmp_path / "page.md"
    page.write_text("\n\n".join(PAGE.format(number=n) for n in range(2000)), encoding="utf-8")
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps([str(page)]) + "\n")
    process.stdin.close()
    assert process.wait(10) == 3
    process.stdout.close()
