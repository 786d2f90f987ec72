"""The names in the lines of articles become facets; inside the caller's transaction."""

from corpus.naming import names_of
from retriever.index.articles import stored_article
from retriever.index.facets import set_named
from retriever.index.store import Store

_WAITING = "SELECT article FROM browsed WHERE named IS NULL"


def find_names(store: Store) -> None:
    """Look for names in all articles in which nobody has."""
    for (article,) in store.connection.execute(_WAITING).fetchall():
        names = names_of(stored_article(store, article))
        set_named(store, article, [(name.sort.value, name.text, name.line) for name in names])


def wait_for_names(store: Store) -> bool:
    """Tell whether names were not looked for in some articles, as in those of an earlier version."""
    return store.connection.execute(f"{_WAITING} LIMIT 1").fetchone() is not None
