"""BM25 over a full-text table (Robertson and Zaragoza 2009): by FTS5 itself, or on a large archive in two steps.

First the passages with the question's rarest tokens, with the inverse document frequencies of those they hold
added up; then the full score, with all tokens, of the best of these. So the frequent tokens, which are in
every second passage and say least, cost nothing, and nothing is read of a passage that has no chance.
"""

import json
import math
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np

from retriever.index.dense import Ids
from retriever.index.lexical import passages_holding
from retriever.index.selecting import Selection
from retriever.question import Question
from retriever.tokens import ASKING

#: Tokens of one question that count; of a longer one the rarest.
MOST_TOKENS = 96

#: Tokens that are looked up however many passages hold them.
LEAST_TOKENS = 2

#: Weight of a token that the question may have meant against one that it has.
HOMOPHONE_WEIGHT = 0.5

#: Saturation of repeated tokens, and how much the length counts: the usual values.
K1, B = 1.2, 0.75


class _Term(NamedTuple):
    """A token of the question, in how many passages it is, and what it weighs."""

    token: str
    passages: int
    weight: float


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is looked up for one question.

    Attributes:
        few_rows: passages that its tokens are found in, all together, up to which FTS5 ranks by itself, two
            microseconds each where they are in memory.
        most_rows: passages that are looked up in the first of two steps; each costs half a microsecond. Beyond that
            the most frequent tokens are not looked up, and of a token the newest passages are. What it changes is
            measured in docs/search.md.
        candidates: passages whose full score is worked out; more, up to ``most_candidates``, where the first of
            them hold the same.
        scanned: under a filter, passages that are looked at for those of them that fit, all tokens together.
    """

    few_rows: int = 2_000
    most_rows: int = 5_000
    candidates: int = 100
    most_candidates: int = 300
    scanned: int = 20_000


def search(
    connection: sqlite3.Connection,
    table: str,
    question: Question,
    k: int,
    *,
    context_weight: float = 0.5,
    homophones: Sequence[str] = (),
    effort: Effort = Effort(),
    selection: Selection | None = None,
) -> list[tuple[int, float]]:
    """Return up to k (passage, BM25 score) for a question, best first.

    Args:
        connection: an open index.
        table: "words" or "grams".
        question: what is asked.
        k: most results.
        context_weight: weight of a token in the context (headline, place) against one in the text.
        homophones: tokens that the question may have meant besides its own; each weighs ``HOMOPHONE_WEIGHT``.
        effort: how much is looked up.
        selection: none but its passages, where there is one; what a token weighs goes by the whole archive.
    """
    size = connection.execute("SELECT passages, tokens FROM size WHERE name = ?", (table,)).fetchone()
    terms = _terms_of(connection, table, question, homophones, size[0]) if size else []
    if not terms or k <= 0:
        return []
    if not homophones and sum(token.passages for token in terms) <= effort.few_rows:
        return _by_fts5(connection, table, terms, k, context_weight, selection=selection)
    held: dict[int, list[int]]
    if selection is not None and selection.passages <= effort.most_candidates:
        held, looked_up = {number: [] for number in selection.numbers.tolist()}, 0
    else:
        held, looked_up = _candidates(connection, table, terms, effort, selection)
    rows = connection.execute(
        f"SELECT rowid, context, body FROM {table} WHERE rowid IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(held)),),
    )
    mean_length = size[1] / size[0]
    tokens = [(f" {token} ", weight) for token, _, weight in terms]
    scored = []
    for passage, context, body in rows:
        length = sum(text.count(" ") + 1 for text in (context, body) if text)
        damping = K1 * (1 - B + B * length / mean_length)
        # Every token between two spaces of its own, so that counting a string counts the token.
        in_context, in_body = (f" {text.replace(' ', '  ')} " for text in (context, body))
        score = 0.0
        for number in (*held[passage], *range(looked_up, len(tokens))):
            token, weight = tokens[number]
            frequency = context_weight * in_context.count(token) + in_body.count(token)
            score += weight * frequency * (K1 + 1) / (frequency + damping)
        if score > 0:
            scored.append((passage, score))
    return sorted(scored, key=lambda row: (-row[1], row[0]))[:k]


def _terms_of(
    connection: sqlite3.Connection, table: str, question: Question, homophones: Sequence[str], total: int
) -> list[_Term]:
    """Return the tokens of a question that some passage holds, the rarest first.

    Those that only ask are left out, unless there are no others.
    """
    tokens = list(dict.fromkeys(question.tokens(table)))
    wanted = [token for token in tokens if token not in ASKING] or tokens
    counts = passages_holding(connection, table, [*wanted, *homophones])
    rarest = sorted(counts.items(), key=lambda item: (item[1], item[0]))[:MOST_TOKENS]
    own = set(tokens)
    return [
        _Term(token, passages, _weight(passages, total) * (1.0 if token in own else HOMOPHONE_WEIGHT))
        for token, passages in rarest
    ]


def _weight(passages: int, total: int) -> float:
    """Return the inverse document frequency; of a token in every second passage and more next to nothing."""
    return max(math.log((total - passages + 0.5) / (passages + 0.5)), 1e-6)


def _by_fts5(
    connection: sqlite3.Connection,
    table: str,
    terms: list[_Term],
    k: int,
    context_weight: float,
    *,
    selection: Selection | None,
) -> list[tuple[int, float]]:
    rows = connection.execute(
        f"SELECT rowid, -bm25({table}, ?, 1.0) AS score FROM {table} WHERE {table} MATCH ? "  # noqa: S608
        "ORDER BY score DESC, rowid LIMIT ?",
        (context_weight, " OR ".join(_quoted(token) for token, *_ in terms), k if selection is None else -1),
    )
    fitting = rows if selection is None else (row for row in rows if selection.mask[row[0]])
    return [(int(passage), float(score)) for passage, score in islice(fitting, k)]


def _candidates(
    connection: sqlite3.Connection,
    table: str,
    terms: list[_Term],
    effort: Effort,
    selection: Selection | None,
) -> tuple[dict[int, list[int]], int]:
    """Return the passages whose tokens weigh most together, each with the numbers of the tokens it holds.

    The second value is how many of the tokens, the rarest, were looked up.
    """
    most = effort.most_rows if selection is None else effort.scanned
    first, last = selection.bounds if selection else (0, 1 << 62)
    found: list[Ids] = []
    touched = 0
    for token, passages, _ in terms:
        touched += passages
        if touched > most and len(found) >= LEAST_TOKENS:
            break
        matching = connection.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?"  # noqa: S608
            " ORDER BY rowid DESC LIMIT ?",
            (_quoted(token), first, last, most),
        )
        numbers = np.fromiter((row[0] for row in matching), np.int64)
        found.append(numbers if selection is None else numbers[selection.mask[numbers]])
    tokens = np.repeat(np.arange(len(found)), [len(rows) for rows in found])
    rows = np.concatenate(found)
    if not len(rows):
        return {}, len(found)
    numbers, which = np.unique(rows, return_inverse=True)
    totals = np.bincount(which, np.array([token.weight for token in terms])[tokens])
    order = np.lexsort((-numbers, -totals))  # of equals the newest
    alike = int(np.count_nonzero(totals == totals[order[0]]))
    chosen = order[: min(max(alike, effort.candidates), effort.most_candidates)]
    held: dict[int, list[int]] = {passage: [] for passage in numbers[chosen].tolist()}
    theirs = np.isin(which, chosen)
    for passage, token_number in zip(numbers[which[theirs]].tolist(), tokens[theirs].tolist(), strict=True):
        held[passage].append(token_number)
    return held, len(found)


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
