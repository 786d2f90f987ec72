"""baozhi timeline: in words, as JSON and as tables."""

import csv
import io
import json

import pytest

from bot.terminal.cli import main
from tests.bot.terminal.records import indexed

_ROWS = [
    {
        "id": "a",
        "title": "青浦镇茶事",
        "text": "2021年，青浦镇茶叶产量12吨。",
        "date": "2022-01-05",
        "newspaper": "青浦报",
    },
    {"id": "b", "title": "茶厂开工", "text": "去年，青浦镇茶叶产量20吨。", "date": "2022-03-05"},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    return indexed(tmp_path_factory.mktemp("timeline"), _ROWS)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["timeline", *arguments]) == 0
    return capsys.readouterr().out


def test_values_that_differ_stand_side_by_side_with_their_sources(
    index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, "青浦镇茶叶产量", "--index", index, "--lang", "zh").splitlines() == [
        "2021年：12吨；另报 20吨",
        "  2021年，青浦镇茶叶产量12吨",
        "  —— 《青浦镇茶事》 青浦报 · 2022年1月5日 · 第1段",
        "  去年，青浦镇茶叶产量20吨",
        "  —— 《茶厂开工》 2022年3月5日 · t.jsonl · 第1段",
    ]
    assert "报上没有" in told(capsys, "白石镇", "--index", index, "--lang", "zh")


def test_a_timeline_is_an_object_and_a_table(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, "青浦镇茶叶产量", "--index", index, "--json"))
    (entry,) = found["entries"]
    assert (found["subject"], found["quantity"], entry["date"]) == ("青浦镇", ["茶叶", "产量"], "2021")
    assert entry["differ"]
    assert [one["value"] for one in entry["statements"]] == ["12吨", "20吨"]
    table = told(capsys, "青浦镇茶叶产量", "--index", index, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["when"], row["value"], row["id"], row["differ"]) for row in rows] == [
        ("2021", "12吨", "a", "True"),
        ("2021", "20吨", "b", "True"),
    ]
    assert told(capsys, "青浦镇茶叶产量", "--index", index, "--format", "markdown").count("\n") == 4
