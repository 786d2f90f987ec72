"""baozhi browse: facets, the papers of a day, and what is said of a name."""

import json

import pytest

from bot.terminal.cli import main
from tests.bot.terminal.records import indexed

_ROWS = [
    {
        "id": "a",
        "title": "修渠",
        "text": "临溪县县长韩立峰说，新渠长9公里。",
        "date": "2023-04-02",
        "newspaper": "梧江日报",
    },
    {
        "id": "b",
        "title": "春耕",
        "text": "农技员韩立峰来到石桥镇。",
        "date": "2024-05-01",
        "newspaper": "梧江日报",
    },
    {"id": "c", "title": "赛龙舟", "text": "石桥镇赛龙舟。", "date": "2024-05-01", "newspaper": "梧江晚报"},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    return indexed(tmp_path_factory.mktemp("browsing"), _ROWS)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["browse", *arguments]) == 0
    return capsys.readouterr().out


def test_facets_with_counts_and_bars_by_year(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "--lang", "zh", "--index", index).splitlines()
    assert lines[0] == "3 篇"
    assert [(line.split()[0], line.split()[-1], line.count("█")) for line in lines[1:3]] == [
        ("2023", "1", 20),
        ("2024", "2", 40),
    ]
    assert "报纸: 梧江日报 2  梧江晚报 1" in lines
    assert "人物: 韩立峰 2" in lines


def test_a_filter_narrows_and_json_says_the_same(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(told(capsys, "--index", index, "--json", "--name", "石桥镇", "--paper", "晚报"))
    assert value["articles"] == 1
    assert value["facets"]["paper"] == [{"value": "梧江晚报", "articles": 1}]
    assert value["facets"]["person"] == []


def test_all_papers_of_a_day(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "2024-05-01", "--index", index).splitlines()
    assert [line.split()[0] for line in lines] == ["梧江日报", "春耕", "梧江晚报", "赛龙舟"]
    rows = json.loads(told(capsys, "2024", "--index", index, "--json"))
    assert [row["id"] for row in rows] == ["b", "c"]
    assert told(capsys, "1999", "--lang", "zh", "--index", index) == "没有文章\n"


def test_a_name_with_its_titles_and_each_line_cited(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "韩立峰", "--lang", "zh", "--index", index)
    assert out.splitlines()[:2] == ["韩立峰 · 人物 · 2 篇", "身份: 农技员；临溪县县长"]
    assert out.index("《春耕》") < out.index("《修渠》")
    value = json.loads(told(capsys, "韩立峰", "--index", index, "--json", "-n", "1"))
    assert [one["text"] for one in value["titles"]] == ["农技员"]
    assert value["mentions"][0]["article"]["id"] == "b"
    assert (value["sorts"], value["articles"]) == ({"person": 2}, 2)


def test_a_name_that_nobody_bears_is_told_in_a_line(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["browse", "韩立", "--index", index]) == 2
    assert capsys.readouterr().err.startswith("baozhi: 没有说到“韩立”的文章")
