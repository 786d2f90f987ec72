"""BM25 over a full-text table (Robertson and Zaragoza 2009), in two steps.

First the passages with the question's rarest tokens, with the inverse document frequencies of those they hold
added up; then the full score, with all tokens, of the best of these. So the frequent tokens, which are in
every second passage and say least, cost nothing, and nothing is read of a passage that has no chance.
"""

import json
import math
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from corpus.text import normalize
from retriever.tokens import ANALYZERS, ASKING

#: Tokens of one question that count; of a longer one the rarest.
MOST_TOKENS = 96

#: Passages that the tokens of one question may be found in, all together; each costs half a microsecond.
#: Beyond that the most frequent tokens are not looked up, but never fewer than so many are, and of a token the
#: newest passages. It takes thousands of passages until a question gets there; what it changes is measured in
#: docs/search.md.
MOST_ROWS = 5_000
LEAST_TOKENS = 2

#: Passages whose full score is worked out; more, up to the second number, where the first of them hold the same.
CANDIDATES = 100
MOST_CANDIDATES = 300

#: Weight of a token that the question may have meant against one that it has.
MEANT_WEIGHT = 0.5

#: Saturation of repeated tokens, and how much the length counts: the usual values.
K1, B = 1.2, 0.75


class _Asked(NamedTuple):
    """A token of the question, in how many passages it is, and what it weighs."""

    token: str
    passages: int
    weight: float


def search(
    connection: sqlite3.Connection,
    table: str,
    question: str,
    k: int,
    *,
    context_weight: float = 0.5,
    meant: Sequence[str] = (),
) -> list[tuple[int, float]]:
    """Return up to k (passage, BM25 score) for a question, best first.

    Args:
        connection: an open index.
        table: "words" or "grams".
        question: as typed.
        k: most results.
        context_weight: weight of a token in the context (headline, place) against one in the text.
        meant: tokens that the question may have meant besides its own; each weighs ``MEANT_WEIGHT``.
    """
    size = connection.execute("SELECT passages, tokens FROM size WHERE name = ?", (table,)).fetchone()
    asked = _asked(connection, table, question, meant, size[0]) if size else []
    if not asked or k <= 0:
        return []
    mean_length = size[1] / size[0]
    rows = connection.execute(
        f"SELECT rowid, context, body FROM {table} WHERE rowid IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(_candidates(connection, table, asked)),),
    )
    weights = {token: weight for token, _, weight in asked}
    scored = []
    for passage, context, body in rows:
        frequency: dict[str, float] = {}
        own, around = body.split(), context.split()
        for words, counted in ((own, 1.0), (around, context_weight)):
            for word in words:
                if word in weights:
                    frequency[word] = frequency.get(word, 0.0) + counted
        damping = K1 * (1 - B + B * (len(own) + len(around)) / mean_length)
        score = sum(weights[word] * n * (K1 + 1) / (n + damping) for word, n in frequency.items())
        scored.append((passage, score))
    return sorted(scored, key=lambda row: (-row[1], row[0]))[:k]


def _asked(
    connection: sqlite3.Connection, table: str, question: str, meant: Sequence[str], total: int
) -> list[_Asked]:
    """Return the tokens of a question that some passage holds, the rarest first.

    Those that only ask are left out, unless there are no others.
    """
    tokens = list(dict.fromkeys(ANALYZERS[table](normalize(question).text)))
    rows = connection.execute(
        f"SELECT token, passages FROM {table}_count "  # noqa: S608
        "WHERE token IN (SELECT value FROM json_each(?)) ORDER BY passages, token LIMIT ?",
        (json.dumps([*([token for token in tokens if token not in ASKING] or tokens), *meant]), MOST_TOKENS),
    )
    own = set(tokens)
    return [
        _Asked(token, passages, _weight(passages, total) * (1.0 if token in own else MEANT_WEIGHT))
        for token, passages in rows
    ]


def _weight(passages: int, total: int) -> float:
    """Return the inverse document frequency; of a token in every second passage and more next to nothing."""
    return max(math.log((total - passages + 0.5) / (passages + 0.5)), 1e-6)


def _candidates(connection: sqlite3.Connection, table: str, asked: list[_Asked]) -> list[int]:
    """Return the passages whose tokens weigh most together, of those with the rarest ones."""
    found: list[list[int]] = []
    touched = 0
    for token, passages, _ in asked:
        touched += passages
        if touched > MOST_ROWS and len(found) >= LEAST_TOKENS:
            break
        matching = connection.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608
            (_quoted(token), MOST_ROWS),
        )
        found.append([row[0] for row in matching])
    weights = [np.full(len(rows), token.weight) for rows, token in zip(found, asked, strict=False)]
    numbers, which = np.unique(
        np.concatenate([np.array(rows, np.int64) for rows in found]), return_inverse=True
    )
    totals = np.bincount(which, np.concatenate(weights))
    order = np.lexsort((-numbers, -totals))  # of equals the newest
    alike = int(np.count_nonzero(totals == totals[order[0]]))
    return [int(passage) for passage in numbers[order[: min(max(alike, CANDIDATES), MOST_CANDIDATES)]]]


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
