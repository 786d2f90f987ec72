"""--since, --until, --paper, --edition, --author, --place, --title: the commands look at what fits alone."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.terminal.cli import main
from retriever import Retriever

_ROWS = [
    {
        "id": "w1",
        "title": "云锦县修渠",
        "text": "云锦县修渠52公里。",
        "date": "2018-01-09",
        "newspaper": "山城报",
        "byline": "记者 白露",
    },
    {
        "id": "w2",
        "title": "云锦县再修渠",
        "text": "云锦县再修渠31公里。",
        "date": "2020-11-30",
        "newspaper": "海港报",
        "byline": "记者 白露",
    },
    {"id": "w3", "title": "云锦县管渠", "text": "云锦县管渠的人有40名。", "byline": "记者 齐放"},
]
_ASKED = "云锦县修渠多少公里"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filtered")
    rows = "\n".join(json.dumps(row, ensure_ascii=False) for row in _ROWS)
    (folder / "w.jsonl").write_text(rows, "utf-8")
    with Retriever.open(folder / "index", create=True) as archive:
        archive.add(folder / "w.jsonl")
    return folder / "index"


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], {"w1", "w2", "w3"}),
        (["--since", "2019"], {"w2"}),
        (["--until", "2018-01-09"], {"w1"}),
        (["--author", "白露", "--paper", "海港"], {"w2"}),
        (["--author", "齐放"], {"w3"}),
        (["--place", "云锦"], {"w1", "w2", "w3"}),
        (["--edition", "4"], set()),
        (["--title", "没有的标题"], set()),
    ],
)
def test_search_brings_what_fits(
    index: Path, capsys: pytest.CaptureFixture[str], options: Sequence[str], ids: set[str]
) -> None:
    assert main(["search", _ASKED, "--json", "--index", str(index), *options]) == 0
    assert {hit["citation"]["article"]["id"] for hit in json.loads(capsys.readouterr().out)} == ids


def test_ask_answers_from_what_fits_and_a_batch_does_too(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", _ASKED, "--json", "--index", str(index), "--since", "2019"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "31公里"
    batch = index.parent / "b.jsonl"
    batch.write_text(json.dumps({"id": "a", "question": _ASKED}), "utf-8")
    assert main(["ask", "--batch", str(batch), "--json", "--index", str(index), "--until", "2019"]) == 0
    assert json.loads(capsys.readouterr().out)["answers"][0]["text"] == "52公里"


def test_the_days_that_there_are_and_the_undated_are_told(
    index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", _ASKED, "--index", str(index), "--since", "2025", "--lang", "zh"]) == 0
    told = capsys.readouterr().err
    assert "2018-01-09" in told and "2020-11-30" in told and "1 篇没有日期" in told
    assert main(["ask", _ASKED, "--index", str(index), "--since", "2025", "--lang", "en"]) == 0
    assert "from 2018-01-09 to 2020-11-30" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["search", "ask", "chat"])
def test_a_day_that_is_none_ends_in_one_line(
    index: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    question = [] if command == "chat" else [_ASKED]
    assert main([command, *question, "--index", str(index), "--since", "2024-02-31"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1 and "2024-02-31" in told.err
