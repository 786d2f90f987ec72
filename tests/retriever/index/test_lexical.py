"""Tokens of words and of characters, and BM25 over them."""

import sqlite3
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.index import bm25, lexical
from retriever.index.schema import TABLES
from retriever.question import Question
from retriever.tokens import ANALYZERS, analyze, gram_tokens, word_tokens


def index(*texts: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    for number, text in enumerate(texts, 1):
        lexical.index_passage(connection, number, "", text)
    return connection


def test_grams_are_characters_pairs_and_whole_numbers() -> None:
    assert gram_tokens("那曲3730万元，gdp") == [
        "那",
        "那曲",
        "曲",
        "曲3730",
        "3730",
        "3730万",
        "万",
        "万元",
        "元",
        "gdp",
    ]
    assert gram_tokens("") == gram_tokens("，。") == []


def test_words_are_found_inside_long_words() -> None:
    assert {"积分", "超市"} <= set(word_tokens("那曲积分超市"))
    assert "3730" in analyze("三千七百三十萬元")["words"].split()


@given(st.text(max_size=40))
def test_any_text_can_be_indexed_and_asked(text: str) -> None:
    connection = index(text, "清河县修路")
    try:
        for table in ("words", "grams"):
            assert all(row in (1, 2) for row, _ in bm25.search(connection, table, Question(text), 5))
    finally:
        connection.close()


def test_what_a_scan_may_say_instead_is_found_by_its_characters() -> None:
    connection = index("河边装了防水门")
    others = ["村口装了防盗问", "村囗装了防盗门"]
    tokens = lexical.index_passage(connection, 2, "", "村口装了防盗门", others)
    assert tokens == lexical.tokens_of(connection, 2)
    own = analyze("村口装了防盗门")
    assert lexical.tokens_of(connection, 2)[1] == own["words"]
    assert tokens[3] == f"{own['grams']} 盗问 问 村囗 囗 囗装"
    assert [row for row, _ in bm25.search(connection, "grams", Question("防盗问"), 1)] == [2]
    lexical.forget_passages(connection, [2])
    assert lexical.passages_holding(connection, "grams", ["盗问", "门"]) == {"门": 1}
    connection.close()


def test_the_passage_with_the_rare_word_comes_first_and_forgetting_takes_it_out() -> None:
    connection = index("清河县修路三十公里", "清河县种树", "清河县养牛", "白石乡修桥")
    assert [row for row, _ in bm25.search(connection, "grams", Question("清河县修路多少公里"), 1)] == [1]
    scores = [score for _, score in bm25.search(connection, "words", Question("清河县种树"), 4)]
    assert scores == sorted(scores, reverse=True)
    lexical.forget_passages(connection, [1])
    assert 1 not in [row for row, _ in bm25.search(connection, "grams", Question("修路"), 5)]
    connection.close()


def test_a_pasted_page_is_looked_up_by_its_rarest_tokens() -> None:
    connection = index(
        *(f"清河县第{number}号公报，大家都很高兴。" for number in range(50)), "白石乡的图书馆藏书九万册。"
    )
    pasted = "清河县公报大家都很高兴。" * 60 + "".join(map(chr, range(0x5000, 0x5200))) + "图书馆藏书"
    for table in ("words", "grams"):
        assert bm25.search(connection, table, Question(pasted), 60)[0][0] == 51
    connection.close()


def test_of_many_passages_the_rarest_tokens_are_looked_up_and_never_fewer_than_two() -> None:
    connection = index(*(f"县里第{'一二三四五六七八九'[number % 9]}条路" for number in range(36)), "县里种树")
    effort = bm25.Effort(few_rows=0, most_rows=5)
    found = [row for row, _ in bm25.search(connection, "grams", Question("县里第三条路"), 50, effort=effort)]
    assert sorted(found) == [3, 12, 21, 30]  # 三 and its pairs; 县, 里, 第, 条, 路 stand in all
    # of a token in more passages than may be touched the newest
    newest = {row for row, _ in bm25.search(connection, "grams", Question("县里"), 50, effort=effort)}
    assert newest == {33, 34, 35, 36, 37}
    connection.close()


@given(
    texts=st.lists(st.text("清河县修路种树 12", max_size=8), min_size=1, max_size=6),
    gone=st.sets(st.integers(1, 6)),
)
def test_counts_are_of_the_passages_that_are_there(texts: list[str], gone: set[int]) -> None:
    connection = index(*texts)
    lexical.forget_passages(connection, gone)
    left = [analyze(text) for number, text in enumerate(texts, 1) if number not in gone]
    for table in ANALYZERS:
        expected = Counter(token for tokens in left for token in set(tokens[table].split()))
        assert dict(connection.execute(f"SELECT token, passages FROM {table}_count")) == expected
        size = len(left), sum(len(tokens[table].split()) for tokens in left)
        assert (
            connection.execute("SELECT passages, tokens FROM size WHERE name = ?", (table,)).fetchone()
            == size
        )
    connection.close()


def test_a_percentage_is_found_by_its_number() -> None:
    connection = index("游客同比增长35%", "游客同比增长", "村里修路")
    assert [row for row, _ in bm25.search(connection, "words", Question("35"), 3)] == [1]
    assert [row for row, _ in bm25.search(connection, "words", Question("35%"), 3)] == [1]
    connection.close()


@pytest.mark.parametrize("few_rows", [bm25.Effort().few_rows, 0])
def test_in_one_step_or_two_the_scores_are_those_of_fts5(few_rows: int) -> None:
    texts = [
        "清河县修路三十公里，修路的人多",
        "清河县种树",
        "清河县养牛，养羊，养鱼，都在清河边",
        "白石乡修桥",
    ]
    contexts = ["修路", "", "清河县", "白石乡"]
    ours, theirs = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    ours.executescript(TABLES)
    theirs.execute('CREATE VIRTUAL TABLE grams USING fts5 (context, body, tokenize = "unicode61")')
    for number, (context, text) in enumerate(zip(contexts, texts, strict=True), 1):
        lexical.index_passage(ours, number, context, text)
        row = number, analyze(context)["grams"], analyze(text)["grams"]
        theirs.execute("INSERT INTO grams (rowid, context, body) VALUES (?, ?, ?)", row)
    expected = theirs.execute(
        "SELECT rowid, -bm25(grams, 0.5, 1.0) AS score FROM grams WHERE grams MATCH ? ORDER BY score DESC",
        (" OR ".join(f'"{token}"' for token in gram_tokens("清河修路")),),
    ).fetchall()
    found = bm25.search(
        ours, "grams", Question("清河修路"), 9, context_weight=0.5, effort=bm25.Effort(few_rows)
    )
    assert [row for row, _ in found] == [row for row, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected])
    for connection in (ours, theirs):
        connection.close()


def test_a_token_keeps_its_signs_and_its_rare_characters() -> None:
    connection = index("第it's款产品", "元素钅𬭊的用途", "增长98.5%", 'c++和"a"')
    for number, asked in enumerate(["it's", "钅𬭊", "98.5%", "c++"], 1):
        assert bm25.search(connection, "words", Question(asked), 1)[0][0] == number
    connection.close()


def test_passages_that_hold_the_same_tokens_are_all_scored_and_of_too_many_the_newest() -> None:
    few, fewer = (bm25.Effort(few_rows=0, candidates=5, most_candidates=most) for most in (300, 6))
    connection = index(*(f"第{number}个合作社" for number in range(20)), "合作社，合作社")
    assert bm25.search(connection, "words", Question("合作社"), 1, effort=few)[0][0] == 21
    found = bm25.search(connection, "words", Question("合作社"), 50, effort=fewer)
    assert {row for row, _ in found} == set(range(16, 22))
    connection.close()
