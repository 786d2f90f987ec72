"""The articles of the open archive. They serve completion, and an article is opened by its id or title."""

from collections import Counter
from functools import cached_property

from corpus.chinese.datelines import place_of
from corpus.lazy import lazy_pattern
from corpus.places import topic_places
from retriever import Retriever
from retriever.index.articles import CatalogueEntry

#: Articles that are read for their places; a large archive repeats its places soon.
_READ = 500
#: What ends like an area and is none.
_NO_PLACE = lazy_pattern(r"[的是了和]|超市$|^(?:自治|农牧|街道社)区$")
_MOST_WORDS = 2000


class Catalogue:
    """The articles of one archive, and the words that find them. They are read on first use."""

    def __init__(self, archive: Retriever) -> None:
        self._archive = archive

    @cached_property
    def entries(self) -> list[CatalogueEntry]:
        """An entry an article."""
        return self._archive.catalogue()

    @cached_property
    def words(self) -> list[str]:
        """Titles and place names, the most frequent places first."""
        places: Counter[str] = Counter()
        for entry in self.entries:
            place = place_of(entry.reference.dateline)
            places.update([place] if place else [])
        for entry in self.entries[:_READ]:
            article = self._archive.article(entry.reference)
            places.update(topic_places(article) if article else [])
        titles = [entry.reference.title for entry in self.entries if entry.reference.title]
        named = (place for place, _ in places.most_common() if not _NO_PLACE.search(place))
        found = dict.fromkeys([*named, *titles])
        return list(found)[:_MOST_WORDS]

    def named(self, name: str) -> list[CatalogueEntry]:
        """Return the articles of this id, else of this title, else whose title or id holds the name."""
        title = name.strip("《》")
        return (
            [entry for entry in self.entries if entry.reference.id == name]
            or [entry for entry in self.entries if entry.reference.title == title]
            or [
                entry
                for entry in self.entries
                if entry.reference.id.startswith(name) or title in (entry.reference.title or "")
            ]
        )
