"""A page that a person has mended: its Markdown file stands in for it, so that only one of the two is searched.

Such a file lies beside the page, and its articles name the page as theirs, as ``baozhi pages --edit`` writes them.
"""

from collections.abc import Iterable
from pathlib import Path

from retriever.index.store import Store


def mended_pages(path: Path, pages: Iterable[str | None]) -> set[str]:
    """Return the page files that a file stands in for.

    Args:
        path: the file, absolute.
        pages: what its articles name as their page.
    """
    if path.suffix.lower() != ".md":
        return set()
    return {
        str(path.parent / page)
        for page in pages
        if page and Path(page).suffix.lower() == ".txt" and Path(page).name == page
    }


def indexed_stand_ins(store: Store) -> dict[str, set[str]]:
    """Return, for each Markdown file in the index, the page files that it stands in for."""
    named: dict[str, set[str | None]] = {}
    for path, page in store.connection.execute(
        "SELECT DISTINCT path, page FROM source JOIN article ON article.source = source.id"
        " WHERE path LIKE '%.md' AND page LIKE '%.txt'"
    ):
        named.setdefault(path, set()).add(page)
    return {path: mended_pages(Path(path), pages) for path, pages in named.items()}
