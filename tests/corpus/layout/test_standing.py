"""Rows of tables and lines of poems stay lines; wrapped columns do not."""

import pytest

from corpus.layout import reconstruct
from corpus.layout.blocks import read_blocks
from corpus.model import Page

TABLE = ["村名　渔船（条）　产量（吨）", "东湾　21　310", "西湾　9　84", "合计　30　394"]
POEM = ["雪落在空的打谷场", "犁靠着墙", "一只麻雀", "数着去年的穗子"]


def lines_of(text: str) -> list[str]:
    return [p.text for article in reconstruct(Page("p", text)) for p in article.paragraphs]


@pytest.mark.parametrize("gap", ["　", "\t", "  ", " "])
def test_the_rows_of_a_table_stay_rows(gap: str) -> None:
    rows = [row.replace("　", gap) for row in TABLE]
    assert lines_of("各村渔船数量表\n\n" + "\n".join(rows) + "\n")[-4:] == rows


def test_the_lines_of_a_poem_stay_lines() -> None:
    lines = [*POEM, "——丁卯"]
    assert lines_of("冬日\n\n" + "\n".join(lines) + "\n")[-5:] == lines


def test_regular_verse_stays_verse() -> None:
    verse = ["春雨润山田，", "新苗绿满川。", "老农歌一曲，", "白鹭上青天。"]
    assert lines_of("春日田园杂咏\n\n" + "\n".join(verse) + "\n")[-4:] == verse


def test_a_news_item_under_a_headline_of_several_lines_is_no_poem() -> None:
    text = (
        "东湾村\n渔船添新\n东湾村的渔船今年又添了三条，全村\n渔民一起出海，产量比去年多了一成\n，收入也高。\n"
    )
    assert not any(block.standing for block in read_blocks(text))


def test_a_narrow_column_is_no_poem() -> None:
    text = "东湾村的渔船今年\n又添了三条，全村\n渔民一起出海，产\n量比去年多了一成\n，收入也提高了。"
    assert [block.text for block in read_blocks(text)] == [text.replace("\n", "")]
