"""Pages that a person has corrected. Of each article, either the original or the corrected one is searched, never both.

A mended file is Markdown, lies beside the page, and its articles name the page as theirs, as
``baozhi pages --edit`` writes them. An article of the page gives way to it where the file says the same: under
the same headline, or with most of its text. Articles that the file does not cover stay as the page has them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corpus.model import Article, content_id
from retriever.index.articles import stored_article
from retriever.index.staging import Staging
from retriever.index.store import Store

#: Suffixes of the pages that can be mended: articles are rebuilt or taken out of them.
_PAGES: Final = frozenset((".txt", ".pdf", ".html", ".htm", ".docx", ".xml"))
#: Begins the digest of a page of which articles gave way.
_MARK: Final = "mended:"
#: Characters compared at a time: two texts about the same matter share few runs of three.
_RUN: Final = 3
#: Share of a line's runs that a mended text must hold to hold the line; every wrong character costs three.
_HOLDS: Final = 0.5
#: Share of an article's characters in lines that are held for the article to be covered.
_COVERS: Final = 0.7


@dataclass(slots=True)
class StandIn:
    """What mended files say of one page.

    Attributes:
        files: the mended files with their digests.
        articles: theirs that name the page.
    """

    files: dict[str, str] = field(default_factory=dict)
    articles: list[Article] = field(default_factory=list)

    def digest(self, page: str) -> str:
        """Return the digest of a page that these stand in for, made from its own."""
        return (
            f"{_MARK}{content_id(*sorted(f'{path} {digest}' for path, digest in self.files.items()))}:{page}"
        )

    def covered(self, articles: Iterable[tuple[int, Article]]) -> list[int]:
        """Return the numbers of those articles of the page that the mended files cover."""
        titles = {_bare(article.title) for article in self.articles} - {""}
        runs: set[str] = set()
        for article in self.articles:
            for line in _lines(article):
                runs |= _runs(line)
        return [
            number
            for number, article in articles
            if _bare(article.title) in titles or _share(article, runs) >= _COVERS
        ]


def own_digest(digest: str) -> str:
    """Return the digest of the page itself out of one made by ``StandIn.digest``."""
    return digest.split(":", 2)[2] if is_marked(digest) else digest


def is_marked(digest: str) -> bool:
    """Tell whether articles of this source gave way to mended ones."""
    return digest.startswith(_MARK)


def stand_ins(
    store: Store, staging: Staging, staged: dict[str, str], without: set[str]
) -> dict[str, StandIn]:
    """Return what stands in for which page once a change is made.

    Args:
        store: what is in the index.
        staging: what is coming in.
        staged: the sources in staging with their digests.
        without: the sources that leave.
    """
    found: dict[str, StandIn] = {}
    for path, digest, article in (*_indexed(store, without | set(staged)), *_coming(staging, staged)):
        page = _page_file(path, article.page)
        if page:
            stand_in = found.setdefault(page, StandIn())
            stand_in.files[path] = digest
            stand_in.articles.append(article)
    return found


def _indexed(store: Store, without: set[str]) -> Iterator[tuple[str, str, Article]]:
    rows = store.connection.execute(
        "SELECT path, digest, article.id FROM source JOIN article ON article.source = source.id"
        " WHERE path LIKE '%.md' AND page LIKE '%.%'"
    ).fetchall()
    for path, digest, number in rows:
        if path not in without:
            yield path, digest, stored_article(store, number)


def _coming(staging: Staging, staged: dict[str, str]) -> Iterator[tuple[str, str, Article]]:
    for path, digest in staged.items():
        if path.lower().endswith(".md"):
            for found in staging.articles(path):
                yield path, digest, found.article


def _page_file(path: str, page: str | None) -> str | None:
    """Return the page file that an article of a Markdown file names as its page."""
    named = Path(page) if page else None
    if named is None or named.suffix.lower() not in _PAGES or named.name != page:
        return None
    return str(Path(path).parent / page)


def _lines(article: Article) -> Iterator[str]:
    for line in article.head:
        yield _bare(line.text)
    for paragraph in article.paragraphs:
        yield _bare(paragraph.text)


def _bare(text: str | None) -> str:
    """Return the letters and figures of a text."""
    return "".join(char for char in text or "" if char.isalnum())


def _runs(line: str) -> set[str]:
    return {line[at : at + _RUN] for at in range(max(1, len(line) - _RUN + 1))}


def _share(article: Article, runs: set[str]) -> float:
    """Return the share of an article's characters that stand in lines held by a mended text."""
    held = total = 0
    for line in filter(None, _lines(article)):
        own = _runs(line)
        total += len(line)
        held += len(line) if len(own & runs) >= _HOLDS * len(own) else 0
    return held / total if total else 0.0
