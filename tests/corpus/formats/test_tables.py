"""Tables of articles: a row an article, the first row names the columns."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from corpus.errors import UnreadableSourceError
from corpus.readers import read

HEADER = ["标题", "作者", "日期", "版次", "报纸", "正文"]
ROW = ["石桥村通自来水", "沈小满", "2022/4/7", "3", "岭东日报", "全村三百户昨天用上自来水。\n水费每吨两元。"]


def facts(path: Path) -> tuple[str | None, ...]:
    (article,) = read(path)[0].articles
    assert [p.text for p in article.paragraphs] == ["全村三百户昨天用上自来水。", "水费每吨两元。"]
    return article.title, article.byline, article.date, article.edition, article.newspaper


EXPECTED = ("石桥村通自来水", "沈小满", "2022-04-07", "3", "岭东日报")


@pytest.mark.parametrize(
    ("suffix", "mark", "encoding"), [("csv", ",", "utf-8-sig"), ("csv", ";", "gbk"), ("tsv", "\t", "utf-8")]
)
def test_csv(tmp_path: Path, suffix: str, mark: str, encoding: str) -> None:
    path = tmp_path / f"a.{suffix}"
    rows = [HEADER, [*ROW[:-1], f'"{ROW[-1]}"']]
    path.write_bytes("\n".join(mark.join(row) for row in rows).encode(encoding))
    assert facts(path) == EXPECTED


def test_xlsx_with_days_and_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append([*ROW[:2], datetime.date(2022, 4, 7), 3.0, *ROW[4:]])
    book.create_sheet("说明").append(["这里没有文章"])
    book.save(tmp_path / "a.xlsx")
    assert facts(tmp_path / "a.xlsx") == EXPECTED


def test_a_table_without_texts_and_a_row_without_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("村,户数\n石桥,300\n", encoding="utf-8")
    with pytest.raises(UnreadableSourceError, match="no column of texts"):
        read(path)
    path.write_text("标题,正文\n甲,\n乙,有正文。\n", encoding="utf-8")
    told: list[str] = []
    assert [document.articles[0].title for document in read(path, told.append)] == ["乙"]
    assert len(told) == 1 and f"{path}:2" in told[0]
