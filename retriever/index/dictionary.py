"""The dictionary of an index. It takes two rows of the table ``meta``; a new one cuts all passages anew.

An index without these rows has no dictionary, so that folders of earlier versions open as before.
"""

import hashlib
from collections.abc import Sequence
from typing import Final, Protocol

from corpus.passages import passages
from retriever.dictionary import Entry
from retriever.index import lexical
from retriever.index.articles import catalogue, load_article
from retriever.index.store import Store
from retriever.index.writing import seal_passages
from retriever.segmenter import OwnSegmenter, cutting_with

_WORDS: Final = "dictionary"
_DIGEST: Final = "dictionary_digest"
#: Segmenters by the digests of their dictionaries, the last ones loaded: loading takes a second.
_LOADED: Final[dict[str, OwnSegmenter]] = {}
_KEPT: Final = 2


class HasMeta(Protocol):
    """What knows the values of an index as a whole."""

    def meta(self, key: str) -> str | None:
        """Return one, or None."""


def own_segmenter(index: HasMeta) -> OwnSegmenter | None:
    """Return the segmenter of an index that has a dictionary, else None.

    Read it in the snapshot that is searched: another process may change the dictionary and the words together.
    """
    digest = index.meta(_DIGEST)
    if not digest:
        return None
    own = _LOADED.get(digest)
    if own is None:
        own = OwnSegmenter(entries_of(index))
        for old in list(_LOADED)[: len(_LOADED) - _KEPT + 1]:
            _LOADED.pop(old, None)
        _LOADED[digest] = own
    return own


def word_count(index: HasMeta) -> int | None:
    """Return how many words the dictionary of an index has, None where it has none."""
    text = index.meta(_WORDS)
    return len(text.splitlines()) if text else None


def entries_of(index: HasMeta) -> list[Entry]:
    """Return the dictionary of an index, none where it has none."""
    rows = (line.split() for line in (index.meta(_WORDS) or "").splitlines())
    return [Entry(word, int(frequency)) for word, frequency in rows]


def keep(store: Store, entries: Sequence[Entry]) -> bool:
    """Give an index a dictionary in place of the one it had; the caller holds the lock.

    No entries take the dictionary away. Returns whether it is another than before.
    """
    text = _settled(entries)
    digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest() if text else ""
    if digest == (store.meta(_DIGEST) or ""):
        return False
    with store.transaction():
        store.set_meta(_WORDS, text)
        store.set_meta(_DIGEST, digest)
        with cutting_with(own_segmenter(store)):
            _cut_anew(store)
    return True


def _settled(entries: Sequence[Entry]) -> str:
    """Return a dictionary as it is kept, every word with a frequency: working one out takes long."""
    if not entries:
        return ""
    own = OwnSegmenter(entries)
    return "".join(f"{word} {frequency or own.frequency(word)}\n" for word, frequency in entries)


def _cut_anew(store: Store) -> None:
    """Write the words of all passages again, an article at a time.

    Passages that an earlier version made otherwise stay as they are, until their source is read again.
    """
    for entry in list(catalogue(store)):
        article = load_article(store, entry.reference)
        found = {passage.id: passage for passage in passages(article)} if article else {}
        rows = store.connection.execute(
            "SELECT passage.id, hash FROM passage JOIN article ON article.id = passage.article"
            " JOIN source ON source.id = article.source WHERE key = ? AND path = ?",
            (entry.reference.id, entry.reference.source),
        ).fetchall()
        known = [(number, found[hash_]) for number, hash_ in rows if hash_ in found]
        lexical.cut_anew(
            store.connection, [(number, passage.context, passage.text) for number, passage in known]
        )
        seal_passages(store, [number for number, _ in known])
