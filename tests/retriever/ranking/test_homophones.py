"""Characters typed for others of their sound."""

import sqlite3
from collections.abc import Iterator
from functools import partial

import pytest

from retriever.index import bm25, lexical
from retriever.index.lexical import passages_holding
from retriever.index.schema import TABLES
from retriever.question import Question
from retriever.ranking.homophones import find_homophones
from retriever.tokens import ANALYZERS


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    texts = ("那曲市的积分超市投入资金3730万元", "拉萨市修路", "拉萨的茶馆", "米林县的桃花")
    for number, text in enumerate(texts, 1):
        lexical.index_passage(connection, number, "", text)
    yield connection
    connection.close()


def test_a_pair_of_the_archive_is_offered_for_one_that_it_lacks(connection: sqlite3.Connection) -> None:
    assert find_homophones(partial(passages_holding, connection), Question("那曲积粉超市资金多少")) == [
        "积分",
        "分超",
    ]
    assert find_homophones(partial(passages_holding, connection), Question("拉撒市修路")) == ["拉萨", "萨市"]


@pytest.mark.parametrize(
    "question",
    [
        "那曲积分超市资金多少",
        "谁的茶馆",
        "多少",
        "",
        "？",
        "GDP 3730",
        "𠀀𬭊𠀀",
        "啊" * 300,
        "猗" * 900,
        "另一座城里的天气预报说明天有雨",
    ],
)
def test_nothing_is_offered_where_nothing_was_mistyped(connection: sqlite3.Connection, question: str) -> None:
    assert find_homophones(partial(passages_holding, connection), Question(question)) == []


def test_traditional_characters_are_compared_as_simplified_ones(connection: sqlite3.Connection) -> None:
    assert "米林" in find_homophones(partial(passages_holding, connection), Question("米琳縣的桃花"))


def test_what_was_meant_finds_the_passage_and_weighs_less_than_what_was_asked(
    connection: sqlite3.Connection,
) -> None:
    asked = "积粉"
    for table in ANALYZERS:
        plain = bm25.search(connection, table, Question(asked), 5)
        corrected = bm25.search(connection, table, Question(asked), 5, homophones=["积分"])
        whole = bm25.search(connection, table, Question("积分"), 5)
        assert corrected[0][0] == whole[0][0] == 1
        assert dict(plain).get(1, 0.0) < dict(corrected)[1] < dict(whole)[1]
