"""The places an article is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article, Paragraph
from corpus.places import topic_places


def places(*texts: str) -> list[str]:
    return topic_places(Article("article", tuple(Paragraph(text) for text in texts)))


def test_a_repeated_name_is_found_whole() -> None:
    assert places("近年来，乌兰图雅县修路。", "在乌兰图雅县，新路通车；乌兰图雅县还种了树。") == [
        "乌兰图雅县"
    ]


def test_the_most_named_places_come_first_and_no_more_than_two() -> None:
    text = "清河县南岸镇种菜，南岸镇养牛，南岸镇修路。白石乡来南岸镇参观，清河县表彰。白石乡也学。"
    assert places(text) == ["南岸镇", "清河县"]


@pytest.mark.parametrize("text", ["清河县修路。", "每个行政村都通了路，每个行政村都亮了灯。", ""])
def test_a_name_said_once_or_a_quantity_is_no_topic(text: str) -> None:
    assert places(text) == []


@given(st.text(alphabet="清河白石南岸县乡镇村的在和每个，。", max_size=120))
def test_every_place_stands_in_the_text_at_least_twice(text: str) -> None:
    for name in places(text):
        assert text.count(name) >= 2
