"""BM25 over words and over characters: two full-text tables filled with tokens that we cut ourselves.

Words are jieba's search mode (long words and the words inside them); grams are single characters and
neighbouring pairs, which find names and terms that no dictionary has. Both are cut from comparable text
(width, script, quotes, numerals), so a question finds its passage however either is written.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from corpus.text import normalize

#: Tokens of one question that are looked up; of a longer one the rarest.
MOST_TOKENS = 96

#: Passages that the tokens of one question may be found in, all together; each costs about a microsecond.
#: Beyond that the most frequent tokens, which say least, are left out, but never the rarest of all. It takes
#: thousands of passages until a question gets there; what it changes is measured in docs/search.md.
MOST_ROWS = 5_000
LEAST_TOKENS = 2

_PIECE = re.compile(r"[^\W_]+")

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
def _segmenter() -> Any:
    """Return the module, whose functions share one dictionary. Reading it takes a quarter of a second."""
    import rjieba  # noqa: PLC0415

    return rjieba


def word_tokens(comparable: str) -> list[str]:
    """Return the words of a comparable text, jieba's search mode, punctuation dropped."""
    words: list[str] = _segmenter().cut_for_search(comparable)
    return [word for word in words if any(char.isalnum() for char in word)]


def gram_tokens(comparable: str) -> list[str]:
    """Return the characters of a comparable text and its neighbouring pairs; a Latin word or number is one."""
    units = _units(comparable)
    tokens: list[str] = []
    for unit, following in pairwise([*units, ""]):
        if unit:
            tokens.append(unit)
            if following:
                tokens.append(unit + following)
    return tokens


#: The analyzers, by the full-text table they fill. Both read comparable text (``corpus.text``).
ANALYZERS: dict[str, Callable[[str], list[str]]] = {"words": word_tokens, "grams": gram_tokens}


def analyze(text: str) -> dict[str, str]:
    """Return the tokens of a text for each table, separated by spaces."""
    comparable = normalize(text).text
    return {table: " ".join(tokens(comparable)) for table, tokens in ANALYZERS.items()}


#: The passages of an article share their context.
_analyze_context = lru_cache(256)(analyze)


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
    contexts, bodies = _analyze_context(context), analyze(text)
    for table in ANALYZERS:
        write_tokens(connection, table, [(passage, contexts[table], bodies[table])])


def write_tokens(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[int, str, str]]) -> None:
    """Add passages that are cut already, each (number, context, body), inside the caller's transaction."""
    connection.executemany(f"INSERT INTO {table} (rowid, context, body) VALUES (?, ?, ?)", rows)  # noqa: S608
    connection.executemany(
        f"INSERT INTO {table}_count VALUES (?, ?) "  # noqa: S608
        "ON CONFLICT (token) DO UPDATE SET passages = passages + excluded.passages",
        sorted(passages_with_each(rows).items()),
    )


def forget_passages(connection: sqlite3.Connection, passages: Iterable[int]) -> None:
    """Take passages out of both tables, inside the caller's transaction."""
    numbers = json.dumps(list(passages))
    for table in ANALYZERS:
        those = f"FROM {table} WHERE rowid IN (SELECT value FROM json_each(?))"  # noqa: S608
        rows = connection.execute(f"SELECT rowid, context, body {those}", (numbers,)).fetchall()
        connection.execute(f"DELETE {those}", (numbers,))
        counts = sorted(passages_with_each(rows).items())
        connection.executemany(
            f"UPDATE {table}_count SET passages = passages - ? WHERE token = ?",  # noqa: S608
            [(count, token) for token, count in counts],
        )
        connection.executemany(
            f"DELETE FROM {table}_count WHERE token = ? AND passages = 0",  # noqa: S608
            [(token,) for token, _ in counts],
        )


def passages_with_each(rows: Iterable[tuple[int, str, str]]) -> Counter[str]:
    """Count the passages with each token; 98.5% is found by 98 and by 5 too, as the tables cut it."""
    return Counter(
        token
        for _, context, body in rows
        for token in {*context.split(), *body.split(), *_PIECE.findall(context), *_PIECE.findall(body)}
    )


def _asked(connection: sqlite3.Connection, table: str, question: str) -> list[str]:
    """Return the tokens of a question that are looked up: those that some passage holds; of many, the rarest.

    Those that only ask are left out, unless there are no others.
    """
    tokens = list(dict.fromkeys(ANALYZERS[table](normalize(question).text)))
    asked = [token for token in tokens if token not in _ASKING] or tokens
    counts: dict[str, int] = dict(
        connection.execute(
            f"SELECT token, passages FROM {table}_count "  # noqa: S608
            "WHERE token IN (SELECT value FROM json_each(?))",
            (json.dumps(asked),),
        )
    )
    kept: set[str] = set()
    touched = 0
    for token in sorted(counts, key=lambda token: (counts[token], token))[:MOST_TOKENS]:
        touched += counts[token]
        if touched > MOST_ROWS and len(kept) >= LEAST_TOKENS:
            break
        kept.add(token)
    return [token for token in asked if token in kept]


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


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
    asked = _asked(connection, table, question)
    if not asked or k <= 0:
        return []
    query = " OR ".join(map(_quoted, asked))
    rows = connection.execute(
        f"SELECT rowid, -bm25({table}, ?, 1.0) AS score FROM {table} WHERE {table} MATCH ? "  # noqa: S608
        "ORDER BY score DESC, rowid LIMIT ?",
        (context_weight, query, k),
    )
    return [(int(row), float(score)) for row, score in rows]
