"""The most and the least of a table are counted; where no table has the column, the question is read as any other."""

import pytest

from bot import Assistant
from retriever import Retriever

ARTICLES = (
    {
        "title": "各村羊只统计",
        "text": "村名,存栏(只),出栏率\n青沟村,1340,38%\n柳坝村,960,45%\n石嘴村,1340,29%\n合计,3640,37%",
    },
    {
        "title": "各校用水",
        "text": "| 学校 | 用水量（吨） |\n|---|---|\n| 东街小学 | 310 |\n| 南湖中学 | 1,205 |",
    },
    {"title": "跑步", "text": "三名队员里，马小川跑得最快，成绩为12秒4。"},
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("哪个村出栏率最高", "柳坝村"),
        ("出栏率最低的是哪个村", "石嘴村"),
        ("哪个村存栏最多", "青沟村、石嘴村"),
        ("哪所学校用水量最大", "南湖中学"),
    ],
)
def test_the_row_with_the_most_is_told(archive: Retriever, question: str, told: str) -> None:
    answer = Assistant(archive).answer(question)
    assert answer.text == told
    first = answer.citations[0]
    assert first.span is not None
    assert first.quote[slice(*first.span)] == told.split("、", maxsplit=1)[0]


@pytest.mark.parametrize("question", ["哪个村产奶最多", "哪名队员跑得最快"])
def test_a_table_without_the_column_tells_nothing(archive: Retriever, question: str) -> None:
    answer = Assistant(archive).answer(question)
    assert answer.text not in ("青沟村", "柳坝村", "石嘴村", "青沟村、石嘴村")


def test_a_cell_is_told_whatever_parts_the_cells(archive: Retriever) -> None:
    ask = Assistant(archive).answer
    assert ask("柳坝村存栏多少只").text == "960"
    assert ask("东街小学用水量是多少吨").text == "310"
