"""A correction of the report that answers is shown beside the answer."""

import pytest

from bot import Assistant
from retriever import Retriever

ARTICLES = [
    {
        "id": "a",
        "title": "石坝水库开工",
        "date": "2024-03-02",
        "text": "石坝水库昨日开工，库容1500万立方米，坝高六十二米，总工程师是王小明。",
    },
    {"id": "b", "title": "柳湾水库开工", "date": "2024-03-02", "text": "柳湾水库昨日开工，坝高四十米。"},
    {
        "id": "c",
        "title": "更正",
        "date": "2024-03-06",
        "text": "本报3月2日《石坝水库开工》一文中，“坝高六十二米”应为“坝高七十二米”，"
        "“王小明”有误，应为“王晓明”。特此更正。",
    },
]


@pytest.mark.parametrize(
    ("question", "told", "right"),
    [
        ("石坝水库坝高多少米", "六十二米", "坝高七十二米"),
        ("石坝水库总工程师是谁", "王小明", "王晓明"),
    ],
)
def test_what_was_corrected_is_told(archive: Retriever, question: str, told: str, right: str) -> None:
    answer = Assistant(archive).answer(question)
    assert answer.text == told
    first = answer.alternatives[0]
    assert first.text == right
    assert first.citation.span is not None
    assert first.citation.quote[slice(*first.citation.span)] == right


@pytest.mark.parametrize("question", ["柳湾水库坝高多少米", "石坝水库库容多少立方米"])
def test_what_was_not_corrected_is_left(archive: Retriever, question: str) -> None:
    assert Assistant(archive).answer(question).alternatives == ()
