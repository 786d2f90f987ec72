"""Articles that are one text, printed in several places: told when they come in, looked up when they are cited.

Each article has a sketch of its text in the tables. A change compares the sketches of what is new with all others;
only pairs that share much of them are compared as texts. Those that are one text are one story, by a number. All of
it is derived from the lines, and leaves with its article.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.resemblance import is_reprint, likely, shingles, sketch
from retriever.index.store import Store

#: Rows of articles, and the sketches of their texts one behind the other.
_Owners = NDArray[np.int64]
#: How many articles before it, of those that have a run as well, an article is paired with.
_BACK: Final = 3
_TEXTS = "SELECT article, text FROM line JOIN article ON article.id = article WHERE role = 'paragraph'"


def link_reprints(store: Store) -> None:
    """Sketch the articles that have no sketch, and link them with those that they repeat; inside the transaction."""
    connection = store.connection
    fresh = _sketch_new(store)
    if not len(fresh):
        return
    pairs = _alike(connection.execute("SELECT article, hashes FROM sketch ORDER BY article"), fresh)
    text = lru_cache(64)(lambda article: _text(store, article))
    for one, other in pairs:
        first, second = _stories(store, one, other)
        if (first is None or first != second) and is_reprint(text(one), text(other)):
            _join(store, one, other)


def reprints_of(store: Store, article: int) -> list[int]:
    """Return the other articles that are the same story, the first printed first."""
    rows = store.connection.execute(
        "SELECT article.id FROM sketch AS own JOIN sketch AS other ON other.story = own.story"
        " JOIN article ON article.id = other.article WHERE own.article = ?1 AND article.id <> ?1"
        " ORDER BY date IS NULL, date, article.id",
        (article,),
    )
    return [number for (number,) in rows]


def _sketch_new(store: Store) -> _Owners:
    """Give each article a sketch that has none; return their rows."""
    connection = store.connection
    without = "article NOT IN (SELECT article FROM sketch)"
    rows = connection.execute(f"{_TEXTS} AND kind <> 'other' AND {without} ORDER BY article, number")
    made = [
        (article, sketch(shingles("".join(text for _, text in lines))).tobytes())
        for article, lines in groupby(rows, lambda row: row[0])
    ]
    connection.executemany("INSERT INTO sketch (article, hashes) VALUES (?, ?)", made)
    return np.array([article for article, _ in made], np.int64)


def _alike(rows: Iterable[tuple[int, bytes]], fresh: _Owners) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles, one of them fresh at least, whose sketches share much.

    Of the articles that have a run in common each is paired with the few before it: a text of a hundred prints makes a
    chain of them and not five thousand pairs.
    """
    articles, sketches = zip(
        *((article, np.frombuffer(data, np.uint32)) for article, data in rows), strict=True
    )
    lengths = np.array([len(one) for one in sketches], np.int64)
    owners, hashes = np.repeat(np.arange(len(articles)), lengths), np.concatenate(sketches)
    is_fresh = np.isin(np.array(articles, np.int64), fresh)
    if not is_fresh.all():
        touched = np.isin(hashes, np.unique(hashes[is_fresh[owners]]))
        owners, hashes = owners[touched], hashes[touched]
    order = np.argsort(hashes, kind="stable")
    owners, hashes = owners[order], hashes[order]
    met = [
        owners[:-back][meet] * len(articles) + owners[back:][meet]
        for back in range(1, _BACK + 1)
        for meet in (hashes[back:] == hashes[:-back],)
    ]
    codes, shared = np.unique(np.concatenate(met), return_counts=True)
    first, second = np.divmod(codes, len(articles))
    chosen = likely(shared, np.minimum(lengths[first], lengths[second])) & (
        is_fresh[first] | is_fresh[second]
    )
    for one, other in zip(first[chosen].tolist(), second[chosen].tolist(), strict=True):
        yield articles[one], articles[other]


def _text(store: Store, article: int) -> str:
    rows = store.connection.execute(f"{_TEXTS} AND article = ? ORDER BY number", (article,))
    return "".join(text for _, text in rows)


def _stories(store: Store, one: int, other: int) -> list[int | None]:
    """Return the stories of two articles, None for none."""
    rows = store.connection.execute("SELECT story FROM sketch WHERE article IN (?, ?)", (one, other))
    return [story for (story,) in rows]


def _join(store: Store, one: int, other: int) -> None:
    """Make the stories of two articles one."""
    run = store.connection.execute
    found = [story for story in _stories(store, one, other) if story is not None]
    last = "SELECT coalesce(max(story), 0) FROM sketch WHERE story IS NOT NULL"  # as its index has it
    story = found[0] if found else run(last).fetchone()[0] + 1
    run("UPDATE sketch SET story = ? WHERE article IN (?, ?)", (story, one, other))
    for merged in found[1:]:
        run("UPDATE sketch SET story = ? WHERE story = ?", (story, merged))
