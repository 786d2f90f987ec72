"""BM25 over words and over characters: two full-text tables filled with tokens that we cut ourselves.

Words are jieba's search mode (long words and the words inside them); grams are single characters and
neighbouring pairs, which find names and terms that no dictionary has. Both are cut from comparable text
(width, script, quotes, numerals), so a question finds its passage however either is written.
"""

import sqlite3
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import rjieba

from corpus.text import normalize

#: Words that only ask; they say nothing about where the answer stands.
_ASKING = frozenset(
    [
        "的",
        "了",
        "是",
        "在",
        "和",
        "与",
        "及",
        "吗",
        "呢",
        "吧",
        "啊",
        "呀",
        "么",
        "嘛",
        "谁",
        "哪",
        "啥",
        "几",
        "多少",
        "什么",
        "哪些",
        "哪个",
        "哪里",
        "哪儿",
        "怎么",
        "怎样",
        "怎么样",
        "如何",
        "为什么",
        "为何",
        "为啥",
        "多久",
        "何时",
        "请问",
        "一下",
        "告诉",
        "我",
        "有",
        "都",
        "被",
        "把",
        "请",
        "想",
        "知道",
        "个",
    ]
)


@cache
def _segmenter() -> rjieba.Jieba:
    return rjieba.Jieba()


def word_tokens(text: str) -> list[str]:
    """Return the words of a text, jieba's search mode, punctuation dropped."""
    words = _segmenter().cut_for_search(normalize(text).text)
    return [word for word in words if any(char.isalnum() for char in word)]


def gram_tokens(text: str) -> list[str]:
    """Return the single characters of a text and its neighbouring pairs; a Latin word or number is one unit."""
    units = _units(normalize(text).text)
    tokens: list[str] = []
    for unit, following in pairwise([*units, ""]):
        if unit:
            tokens.append(unit)
            if following:
                tokens.append(unit + following)
    return tokens


def _units(text: str) -> list[str]:
    """Cut into characters, Latin words and numbers; an empty string stands where nothing may be joined."""
    units: list[str] = []
    growing = False
    for char in text:
        if not char.isalnum():
            growing = False
            if units and units[-1]:
                units.append("")
        elif char.isascii():
            if growing:
                units[-1] += char
            else:
                units.append(char)
            growing = True
        else:
            growing = False
            units.append(char)
    return units


def index_passage(connection: sqlite3.Connection, passage: int, context: str, text: str) -> None:
    """Add a passage to both tables, inside the caller's transaction."""
    for table, tokens in (("words", word_tokens), ("grams", gram_tokens)):
        row = (passage, " ".join(tokens(context)), " ".join(tokens(text)))
        connection.execute(f"INSERT INTO {table} (rowid, context, body) VALUES (?, ?, ?)", row)  # noqa: S608


def forget_passages(connection: sqlite3.Connection, passages: Iterable[int]) -> None:
    """Take passages out of both tables, inside the caller's transaction."""
    rows = [(passage,) for passage in passages]
    connection.executemany("DELETE FROM words WHERE rowid = ?", rows)
    connection.executemany("DELETE FROM grams WHERE rowid = ?", rows)


def search(
    connection: sqlite3.Connection, table: str, question: str, k: int, *, context_weight: float = 0.5
) -> list[tuple[int, float]]:
    """Return up to k (passage, BM25 score) for a question, best first.

    Args:
        connection: an open index.
        table: "words" or "grams".
        question: as typed.
        k: most results.
        context_weight: weight of a word in the context (headline, place) against one in the text.
    """
    tokens = word_tokens(question) if table == "words" else gram_tokens(question)
    asked = [token for token in dict.fromkeys(tokens) if token not in _ASKING] or list(dict.fromkeys(tokens))
    if not asked or k <= 0:
        return []
    query = " OR ".join('"' + token.replace('"', '""') + '"' for token in asked)
    rows = connection.execute(
        f"SELECT rowid, -bm25({table}, ?, 1.0) AS score FROM {table} WHERE {table} MATCH ? "  # noqa: S608
        "ORDER BY score DESC, rowid LIMIT ?",
        (context_weight, query, k),
    )
    return [(int(row), float(score)) for row, score in rows]
