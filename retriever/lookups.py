"""The methods that look something up in an index without a question: articles, headlines, files, words."""

from collections.abc import Mapping, Sequence

from corpus.model import Article, Place
from retriever.filtering import Filter
from retriever.hits import ArticleReference, Citation
from retriever.index.articles import CatalogueEntry, catalogue, load_article
from retriever.index.info import list_sources
from retriever.index.open_index import OpenIndex
from retriever.index.rows import article_number, article_numbered, line_places, reference
from retriever.index.selecting import Scope
from retriever.ranking.loading import load_reprints
from retriever.ranking.mentions import Mention, find_mentions, find_rare
from retriever.ranking.spelling import transliterate


class IndexLookups:
    """The part of a ``Retriever`` that looks things up. It needs no encoder."""

    _index: OpenIndex
    filters: Filter

    def article(self, reference: ArticleReference) -> Article | None:
        """Return the whole article that a citation names, or None where it has left the index."""
        with self._index.reading():
            return load_article(self._index.store, reference)

    def reference(self, article_id: str) -> ArticleReference | None:
        """Return how the article of an id is cited; the first source's where several have the id, None where none."""
        with self._index.reading():
            number = article_numbered(self._index.store, article_id)
            return reference(self._index.store, number) if number is not None else None

    def boxes(self, citation: Citation) -> tuple[Place, ...]:
        """Return where the lines that a citation quotes are printed; nothing where the source has no places."""
        with self._index.reading():
            number = article_number(self._index.store, citation.article)
            if number is None:
                return ()
            return line_places(self._index.store, number, citation.paragraph)

    def reprints(self, reference: ArticleReference) -> tuple[ArticleReference, ...]:
        """Return the other articles that are the same text, those that fit the filter, the first printed first."""
        with self._index.reading() as generation:
            number = article_number(self._index.store, reference)
            selection = self._index.selection(generation, self.filters)
            return load_reprints(self._index.store, number, selection) if number is not None else ()

    def catalogue(self) -> list[CatalogueEntry]:
        """Return what the index holds, an entry an article; with a filter the articles that fit it."""
        with self._index.reading():
            entries = catalogue(self._index.store)
            return [entry for entry in entries if self.filters.fits(entry.reference, entry.kicker)]

    def scope(self) -> Scope | None:
        """Return what the filter lets through and which days there are, None without a filter."""
        with self._index.reading() as generation:
            selection = self._index.selection(generation, self.filters)
            return selection.scope if selection else None

    def sources(self) -> tuple[str, ...]:
        """Return the files that are in the index, by their absolute paths."""
        with self._index.reading():
            return list_sources(self._index.store)

    def mentions(self, *phrases: str) -> list[Mention]:
        """Return the articles that say all of some phrases in one passage or in their heads; needs no encoder."""
        with self._index.reading() as generation:
            selection = self._index.selection(generation, self.filters)
            return find_mentions(self._index.store, phrases, selection)

    def transliterate(self, words: Sequence[str], names: Mapping[str, str] | None = None) -> list[str | None]:
        """Return words typed by sound (linhecun) in the archive's characters, None for each it has no word for.

        Args:
            words: in Latin letters, in the order of typing.
            names: further spellings, and the names they are of.
        """
        with self._index.reading():
            return transliterate(self._index.store.connection, words, names)

    def rare_characters(self, tokens: Sequence[str], share: float) -> set[str]:
        """Return the single characters of some tokens that stand in a share of the passages at most, but in one."""
        single = {token for token in tokens if len(token) == 1}
        with self._index.reading():
            return find_rare(self._index.store.connection, single, share)
