"""baozhi cite and baozhi articles, and hits as tables."""

import csv
import io
import json
from pathlib import Path

import pytest

from bot.terminal.cli import main
from bot.terminal.tables import lines_of
from retriever import Citation, Retriever
from tests.bot.terminal.records import indexed
from tests.encoders import HashingEncoder

_ROWS = [
    {
        "id": "t1",
        "title": "=松岭县建馆",
        "byline": "记者 罗青 通讯员 许松",
        "text": "松岭县建馆3座。",
        "date": "2021-05-06",
        "newspaper": "松岭报",
    },
    {"id": "t/2", "title": "松岭县办展 | 二", "text": "松岭县办展7次。", "date": "2022-01-02"},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    return indexed(tmp_path_factory.mktemp("cited"), _ROWS)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments]) == 0
    return capsys.readouterr().out


def test_several_articles_are_cited_in_their_order(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "cite", "t/2", "t1/0", "t1", "--index", index).splitlines()
    assert lines == [
        "松岭县办展 | 二[N]. 2022-01-02.",
        "罗青, 许松. =松岭县建馆[N]. 松岭报, 2021-05-06.",
    ]
    items = json.loads(told(capsys, "cite", "t1", "--style", "csl", "--index", index))
    assert items[0]["issued"] == {"date-parts": [[2021, 5, 6]]}
    assert told(capsys, "cite", "t1", "--style", "ris", "--index", index).startswith("TY  - NEWS\nID  - t1\n")
    assert "author = {罗青 and 许松}" in told(capsys, "cite", "t1", "--style", "bibtex", "--index", index)


def test_an_article_that_is_not_there_ends_in_one_line(
    index: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "t1", "t9/3", "--index", index]) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and "t9/3" in shown.err and shown.err.count("\n") == 1


def test_a_citation_cites_itself(index: str) -> None:
    with Retriever.open(Path(index), encoder=HashingEncoder()) as archive:
        article = archive.reference("t1")
        assert article is not None
        assert Citation(article, 0, "松岭县建馆3座。").cite() == article.cite("gbt")
        assert article.record.authors == ("罗青", "许松")


def test_the_catalogue_as_a_table(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(told(capsys, "articles", "--format", "csv", "--index", index))))
    assert [(row["id"], row["title"], row["newspaper"]) for row in rows] == [
        ("t1", "'=松岭县建馆", "松岭报"),
        ("t/2", "松岭县办展 | 二", ""),
    ]
    lines = told(capsys, "articles", "--format", "jsonl", "--index", index, "--since", "2022").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["t/2"]
    table = told(capsys, "articles", "--index", index).splitlines()
    assert len(table) == 4 and "松岭县办展 \\| 二" in table[3]
    assert [one["id"] for one in json.loads(told(capsys, "articles", "--json", "--index", index))] == [
        "t1",
        "t/2",
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", '=HYPERLINK("http://a.example";"x")', "\t=1"]
)
def test_a_spreadsheet_runs_no_cell(text: str) -> None:
    _, line = lines_of(["a"], [{"a": text}], "csv")
    (row,) = csv.reader([line])
    assert row[0] == f"'{text}"


@pytest.mark.parametrize("text", ["3-1", '说"好"，', "一行\n二行", ""])
def test_other_cells_stay_as_they_are(text: str) -> None:
    written = "\n".join(lines_of(["a", "b"], [{"a": text, "b": 1}], "csv"))
    _, row = csv.reader(io.StringIO(written, newline=""))
    assert row == [text, "1"]
