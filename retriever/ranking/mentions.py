"""Search for articles that contain phrases word for word, in the full-text table of character pairs."""

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.chinese.text import comparable, normalize
from retriever.hits import ArticleReference
from retriever.index.lexical import passages_holding
from retriever.index.rows import reference
from retriever.index.selecting import Selection
from retriever.index.store import Store
from retriever.tokens import gram_tokens

#: Passages of one phrase that are looked at: what so many say is no topic but the archive's trade.
MOST = 3000
#: The same where most of them may belong to articles that a filter keeps out.
MOST_FILTERED = 10 * MOST


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that says something.

    Attributes:
        in_head: whether its headline, its place or a place that it repeats says so.
        paragraphs: number and text of each of its paragraphs that do.
    """

    article: ArticleReference
    kind: str
    in_head: bool
    paragraphs: tuple[tuple[int, str], ...]


def find_mentions(store: Store, phrases: Sequence[str], selection: Selection | None = None) -> list[Mention]:
    """Return the articles with a passage that holds all of some phrases, or whose head does, in the order of the index.

    Args:
        store: an open index.
        phrases: each is looked for as it stands, in comparable characters.
        selection: none but its articles, where there is one.
    """
    wanted = [comparable(phrase) for phrase in phrases]
    if not wanted or not all(gram_tokens(phrase) for phrase in wanted):
        return []
    said: dict[int, list[tuple[int, str]]] = {}
    for article, number, text in _lines(store, "body", wanted, selection):
        if all(phrase in comparable(text) for phrase in wanted):
            said.setdefault(article, []).append((number, text))
    headed = {article for article, _, _ in _lines(store, "context", wanted, selection)}
    kinds = dict(
        store.connection.execute(
            f"SELECT id, kind FROM article WHERE id IN ({','.join(map(str, {*said, *headed}))})"  # noqa: S608
        )
    )
    return [
        Mention(reference(store, article), kinds[article], article in headed, tuple(said.get(article, ())))
        for article in sorted(kinds)
    ]


def find_rare(connection: sqlite3.Connection, characters: Collection[str], share: float) -> set[str]:
    """Return the characters that stand in some passages, and in no more than a share of them all (or in two)."""
    size = connection.execute("SELECT passages FROM size WHERE name = 'grams'").fetchone()
    most = max(2.0, share * size[0]) if size else 0.0
    counts = passages_holding(connection, "grams", characters)
    return {char for char, count in counts.items() if 0 < count <= most}


def _lines(
    store: Store, column: str, wanted: Sequence[str], selection: Selection | None
) -> list[tuple[int, int, str]]:
    """Return article, number and text of the paragraphs with a passage whose column has all the phrases."""
    query = " AND ".join(f'{column} : "{_phrase(words)}"' for words in wanted)
    rows: list[tuple[int, int, str]] = store.connection.execute(
        "SELECT DISTINCT line.article, number, text FROM passage JOIN line"
        " ON line.article = passage.article AND line.number = passage.paragraph"
        " WHERE passage.id IN (SELECT rowid FROM grams WHERE grams MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
        " ORDER BY line.article, number",
        (query, *(selection.bounds if selection else (0, 1 << 62)), MOST_FILTERED if selection else MOST),
    ).fetchall()
    return [row for row in rows if selection is None or row[0] in selection.articles]


def _phrase(words: str) -> str:
    return " ".join(token.replace('"', '""') for token in gram_tokens(normalize(words).text))
