"""The methods that look something up in an index without a question: articles, headlines, files, words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpus.chinese.text import is_well_formed
from corpus.model import Article, Place
from retriever.browsing import FACETS, SPANS, Facets, NamePage
from retriever.filtering import Filter
from retriever.hits import ArticleReference, Citation
from retriever.index.articles import CatalogueEntry, article_from
from retriever.index.rows import places, reference_of
from retriever.index.selecting import Scope
from retriever.index.snapshot import Index
from retriever.ranking.loading import load_reprints
from retriever.ranking.mentions import Mention, find_mentions, find_rare
from retriever.ranking.naming import find_name
from retriever.ranking.spelling import transliterate

_ALL: Final = 1 << 31


class IndexLookups:
    """The part of a ``Retriever`` that looks things up. It needs no encoder."""

    _index: Index
    filters: Filter

    def article(self, reference: ArticleReference) -> Article | None:
        """Return the whole article that a citation names, or None where it has left the index."""
        with self._index.snapshot() as snapshot:
            number = snapshot.find_article(reference.id, reference.source)
            return (
                article_from(snapshot.values(number), snapshot.lines(number)) if number is not None else None
            )

    def reference(self, article_id: str) -> ArticleReference | None:
        """Return how the article of an id is cited; the first source's where several have the id, None where none."""
        if not is_well_formed(article_id):
            return None
        with self._index.snapshot() as snapshot:
            number = snapshot.find_article(article_id)
            return reference_of(snapshot.values(number)) if number is not None else None

    def boxes(self, citation: Citation) -> tuple[Place, ...]:
        """Return where the lines that a citation quotes are printed; nothing where the source has no places."""
        with self._index.snapshot() as snapshot:
            number = snapshot.find_article(citation.article.id, citation.article.source)
            lines = snapshot.lines(number) if number is not None else ()
            return next((places(line.boxes) for line in lines if line.number == citation.paragraph), ())

    def reprints(self, reference: ArticleReference) -> tuple[ArticleReference, ...]:
        """Return the other articles that are the same text, those that fit the filter, the first printed first."""
        with self._index.snapshot(self.filters) as snapshot:
            number = snapshot.find_article(reference.id, reference.source)
            return load_reprints(snapshot, number) if number is not None else ()

    def catalogue(self) -> list[CatalogueEntry]:
        """Return what the index holds, an entry an article; with a filter the articles that fit it."""
        with self._index.snapshot() as snapshot:
            entries = list(snapshot.catalogue())
        return self.fitting(entries)

    def fitting(self, entries: Iterable[CatalogueEntry]) -> list[CatalogueEntry]:
        """Return those entries of the catalogue that fit the filter."""
        filters = self.filters
        naming = self._naming(filters.name) if filters.name else None
        return [
            entry
            for entry in entries
            if filters.fits(entry.reference, entry.kicker) and (naming is None or entry.reference in naming)
        ]

    def _naming(self, name: str) -> frozenset[ArticleReference]:
        """Return the articles that name somebody or something."""
        with self._index.snapshot(Filter(name=name)) as snapshot:
            rows = {row for row, _ in snapshot.lines_naming(name, _ALL, 0)}
            return frozenset(reference_of(snapshot.values(row)) for row in rows)

    def facets(self, *names: str, most: int = 20, filters: Filter | None = None) -> Facets:
        """Count the articles that fit a filter by their facets; every count is exact.

        Args:
            names: of ``retriever.browsing.FACETS``, and "day"; all of ``FACETS`` where none is named.
            most: values of a facet; years, months and days are all there.
            filters: which articles; None goes with ``self.filters``.

        Raises:
            ValueError: no facet of that name.
            NotKeptHereError: the index is in Milvus, where none are counted.
        """
        if unknown := set(names) - {*FACETS, *SPANS}:
            raise ValueError(f"no facet: {min(unknown)}")
        with self._index.snapshot(self.filters if filters is None else filters) as snapshot:
            return snapshot.facets(names or FACETS, most)

    def name(self, name: str, most: int = 20, skip: int = 0) -> NamePage | None:
        """Return what the articles that fit the filter say of a name, or None where none has it.

        Args:
            name: of a person, a place or an organisation, the whole of it.
            most: articles whose lines are told.
            skip: articles, from the latest on, that are passed over.

        Raises:
            NotKeptHereError: the index is in Milvus, where no names are kept.
        """
        with self._index.snapshot(replace(self.filters, name=name)) as snapshot:
            return find_name(snapshot, name, most, skip)

    def scope(self) -> Scope | None:
        """Return what the filter lets through and which days there are, None without a filter."""
        with self._index.snapshot(self.filters) as snapshot:
            return snapshot.scope

    def days(self) -> tuple[str, str] | None:
        """Return the first and the last day, month or year of an article, whatever the filter; None without any."""
        with self._index.snapshot() as snapshot:
            return snapshot.days

    def sources(self) -> tuple[str, ...]:
        """Return the files that are in the index, by their absolute paths."""
        with self._index.snapshot() as snapshot:
            return tuple(sorted(snapshot.sources()))

    def mentions(self, *phrases: str) -> list[Mention]:
        """Return the articles that say all of some phrases in one passage or in their heads; needs no encoder."""
        with self._index.snapshot(self.filters) as snapshot:
            return find_mentions(snapshot, phrases)

    def transliterate(self, words: Sequence[str], names: Mapping[str, str] | None = None) -> list[str | None]:
        """Return words typed by sound (linhecun) in the archive's characters, None for each it has no word for.

        Args:
            words: in Latin letters, in the order of typing.
            names: further spellings, and the names they are of.
        """
        with self._index.snapshot() as snapshot:
            return transliterate(snapshot.passages_holding, words, names)

    def rare_characters(self, tokens: Sequence[str], share: float) -> set[str]:
        """Return the single characters of some tokens that stand in a share of the passages at most, but in one."""
        single = {token for token in tokens if len(token) == 1}
        with self._index.snapshot() as snapshot:
            return find_rare(snapshot, single, share)
