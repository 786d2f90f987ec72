"""What an archive says of a name, line by line."""

from corpus.naming import name_key
from retriever.browsing import NamePage
from retriever.hits import Citation
from retriever.index.rows import places, reference_of
from retriever.index.snapshot import Snapshot


def find_name(snapshot: Snapshot, name: str, most: int, skip: int) -> NamePage | None:
    """Return what is said of a name, None where nothing is; see ``IndexLookups.name``.

    Args:
        snapshot: with a filter that asks for the name.
        name: the whole of it.
        most: articles whose lines are told.
        skip: articles that are passed over.
    """
    scope, plain = snapshot.scope, name_key(name)
    if not scope or not scope.articles:
        return None
    mentions = tuple(_mention(snapshot, *place, plain) for place in snapshot.lines_naming(plain, most, skip))
    return NamePage(plain, snapshot.sorts_of(plain), scope.articles, mentions)


def _mention(snapshot: Snapshot, article: int, number: int, name: str) -> Citation:
    """Return a line of an article with the name marked in it."""
    line = snapshot.line(article, number)
    cited = reference_of(snapshot.values(article))
    return Citation(cited, max(number, -1), line.text, _span_of(name, line.text), places(line.boxes) or None)


def _span_of(name: str, quote: str) -> tuple[int, int] | None:
    """Return where a name stands in a line, whatever its script and spaces; None where it does not."""
    kept = [at for at, char in enumerate(quote) if not char.isspace()]
    start = name_key(quote).find(name)
    return (kept[start], kept[start + len(name) - 1] + 1) if start >= 0 else None
