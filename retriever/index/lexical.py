"""The full-text tables: tokens that we cut ourselves, how many passages hold each, and how many there are.

All three are written together, inside the caller's transaction; ``retriever/index/bm25.py`` ranks by them.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from retriever.segmenter import Segmenter, segmenter
from retriever.tokens import ANALYZERS, analyze

#: A passage as a full-text table holds it: its number, the tokens of its context and of its text, with spaces.
Row = tuple[int, str, str]
#: A table and tokens → in how many of its passages each of them is.
PassagesHolding = Callable[[str, Iterable[str]], dict[str, int]]


@lru_cache(256)
def _analyze_context(context: str, _: Segmenter) -> dict[str, str]:
    """Return the tokens of a context as the segmenter in use cuts it; the passages of an article share it."""
    return analyze(context)


def index_passage(
    connection: sqlite3.Connection, passage: int, context: str, text: str, others: Iterable[str] = ()
) -> tuple[str, ...]:
    """Add a passage to both tables; return its tokens in the order in which ``tokens_of`` gives them.

    Args:
        connection: an index that is changed.
        passage: its number.
        context: what is known of its article.
        text: what it says.
        others: what it may say instead, where characters of a scan are doubtful. Only the characters and pairs
            that are new in them are added: which words they form is as doubtful as they are.
    """
    contexts, bodies = passage_tokens(context, text, others)
    for table in ANALYZERS:
        write_tokens(connection, table, [(passage, contexts[table], bodies[table])])
    return tuple(tokens for table in ANALYZERS for tokens in (contexts[table], bodies[table]))


def passage_tokens(
    context: str, text: str, others: Iterable[str] = ()
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the tokens of a context and of a text, by table; see ``index_passage``."""
    bodies = analyze(text)
    bodies["grams"] = " ".join([bodies["grams"], *_new_grams(bodies["grams"], others)])
    return _analyze_context(context, segmenter()), bodies


def _new_grams(known: str, others: Iterable[str]) -> list[str]:
    """Return the grams of other readings that a text has not, each once."""
    found = [gram for other in others for gram in analyze(other)["grams"].split()]
    own = set(known.split())
    return [gram for gram in dict.fromkeys(found) if gram not in own]


def write_tokens(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Add passages that are cut already."""
    connection.executemany(f"INSERT INTO {table} (rowid, context, body) VALUES (?, ?, ?)", rows)  # noqa: S608
    connection.executemany(
        f"INSERT INTO {table}_count VALUES (?, ?) "  # noqa: S608
        "ON CONFLICT (token) DO UPDATE SET passages = passages + excluded.passages",
        sorted(passages_with_each(rows).items()),
    )
    _resize(connection, table, len(rows), token_count(rows))


def cut_anew(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Write the words of passages as the segmenter in use cuts them: their numbers, contexts and texts."""
    forget_passages(connection, [number for number, _, _ in rows], ("words",))
    cut = [
        (number, _analyze_context(context, segmenter())["words"], analyze(text)["words"])
        for number, context, text in rows
    ]
    write_tokens(connection, "words", cut)


def forget_passages(
    connection: sqlite3.Connection, passages: Iterable[int], tables: Iterable[str] = tuple(ANALYZERS)
) -> None:
    """Take passages out of the tables."""
    numbers = json.dumps(list(passages))
    for table in tables:
        those = f"FROM {table} WHERE rowid IN (SELECT value FROM json_each(?))"  # noqa: S608
        rows: list[Row] = connection.execute(f"SELECT rowid, context, body {those}", (numbers,)).fetchall()
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
        _resize(connection, table, -len(rows), -token_count(rows))


def passages_holding(connection: sqlite3.Connection, table: str, tokens: Iterable[str]) -> dict[str, int]:
    """Return in how many passages each of the tokens is; those that are in none are left out."""
    return dict(
        connection.execute(
            f"SELECT token, passages FROM {table}_count "  # noqa: S608
            "WHERE token IN (SELECT value FROM json_each(?))",
            (json.dumps(list(tokens)),),
        )
    )


def passages_with_each(rows: Iterable[Row]) -> Counter[str]:
    """Count the passages with each token."""
    return Counter(token for _, context, body in rows for token in {*context.split(), *body.split()})


def token_count(rows: Iterable[Row]) -> int:
    """Count the tokens of passages, context and text together."""
    return sum(len(context.split()) + len(body.split()) for _, context, body in rows)


def _resize(connection: sqlite3.Connection, table: str, passages: int, tokens: int) -> None:
    connection.execute(
        "INSERT INTO size VALUES (?, ?, ?) ON CONFLICT (name) "
        "DO UPDATE SET passages = passages + excluded.passages, tokens = tokens + excluded.tokens",
        (table, passages, tokens),
    )


def tokens_of(connection: sqlite3.Connection, passage: int) -> tuple[str | None, ...]:
    """Return the tokens of a passage as they are stored: of its context and its text, for each table."""
    found: list[str | None] = []
    for table in ANALYZERS:
        row = connection.execute(f"SELECT context, body FROM {table} WHERE rowid = ?", (passage,)).fetchone()  # noqa: S608
        found += row or (None, None)
    return tuple(found)
