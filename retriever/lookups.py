"""The methods that look something up in an index without a question: articles, headlines, files, words."""

from collections.abc import Mapping, Sequence

from corpus.model import Article, Place
from retriever.filtering import Filter
from retriever.hits import ArticleReference, Citation
from retriever.index.articles import CatalogueEntry, article_from
from retriever.index.rows import places, reference_of
from retriever.index.selecting import Scope
from retriever.index.snapshot import Index
from retriever.ranking.loading import load_reprints
from retriever.ranking.mentions import Mention, find_mentions, find_rare
from retriever.ranking.spelling import transliterate


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
            entries = snapshot.catalogue()
            return [entry for entry in entries if self.filters.fits(entry.reference, entry.kicker)]

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
