"""Phrases word for word, in the full-text table of character pairs."""

from collections.abc import Sequence

from corpus.chinese.text import normalize
from retriever.index.selecting import Selection
from retriever.index.store import Store
from retriever.tokens import gram_tokens

#: Passages of one phrase that are looked at: what so many say is no topic but the archive's trade.
MOST = 3000
#: The same where most of them may belong to articles that a filter keeps out.
MOST_FILTERED = 10 * MOST


def paragraphs_saying(
    store: Store, column: str, phrases: Sequence[str], selection: Selection | None
) -> list[tuple[int, int, str]]:
    """Return article, number and text of the paragraphs with a passage whose column has all the phrases."""
    query = " AND ".join(f'{column} : "{_phrase(words)}"' for words in phrases)
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
