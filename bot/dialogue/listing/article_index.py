"""The articles of an archive by citation, headline and author. They are read once for each state of the archive."""

import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corpus.chinese.bylines import authors_of
from corpus.chinese.syllables import spellings
from corpus.chinese.text import letters
from retriever import ArticleReference, CatalogueEntry, Retriever


@dataclass(frozen=True)
class ArticleIndex:
    """The articles of an archive, and who signs them.

    Attributes:
        generation: the generation of the archive from which it was read.
    """

    generation: int
    entries: tuple[CatalogueEntry, ...]

    @cached_property
    def by_reference(self) -> Mapping[ArticleReference, CatalogueEntry]:
        """The articles by the way they are cited."""
        return {entry.reference: entry for entry in self.entries}

    @cached_property
    def titles(self) -> tuple[tuple[str, ArticleReference], ...]:
        """The headlines in comparable letters and figures alone, each with its article."""
        named = ((letters(entry.reference.title or ""), entry.reference) for entry in self.entries)
        return tuple((title, article) for title, article in named if title)

    @cached_property
    def authors(self) -> Mapping[str, tuple[ArticleReference, ...]]:
        """Every name in a credit, in comparable characters, with the articles that it signs."""
        found: dict[str, list[ArticleReference]] = {}
        for entry in self.entries:
            for name in authors_of(entry.reference.byline):
                found.setdefault(name, []).append(entry.reference)
        return {name: tuple(articles) for name, articles in found.items()}

    @cached_property
    def spelled(self) -> Mapping[str, str]:
        """The names in the credits by their spellings without tones; of two that sound alike the busier one's."""
        busiest = sorted(self.authors, key=lambda name: (len(self.authors[name]), name))
        return {spelling: name for name in busiest for spelling in spellings(name)}

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Two questions that this archive answers: what somebody wrote, and what another article tells."""
        titled = [
            entry.reference for entry in self.entries if entry.kind == "article" and entry.reference.title
        ]
        signing = {
            name: [one for one in articles if one in titled] for name, articles in self.authors.items()
        }
        author = max(signing, key=lambda name: len(signing[name]), default=None)
        others = [one for one in titled if author is None or one not in signing[author]] or titled
        found = [f"{author}写过哪些报道"] if author and signing[author] else []
        return (*found, *(f"《{one.title}》讲了什么" for one in others[: _EXAMPLES - len(found)]))


#: Questions that are offered for example.
_EXAMPLES: Final = 2
_INDEXES: Final[weakref.WeakKeyDictionary[Retriever, ArticleIndex]] = weakref.WeakKeyDictionary()


def article_index_of(archive: Retriever) -> ArticleIndex:
    """Return the articles of an archive as it is now. Fragments of pages are left out."""
    index = _INDEXES.get(archive)
    generation = archive.generation
    if index is None or index.generation != generation:
        entries = tuple(entry for entry in archive.catalogue() if entry.kind != "other")
        index = _INDEXES[archive] = ArticleIndex(generation, entries)
    return index
