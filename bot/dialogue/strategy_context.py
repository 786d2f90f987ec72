"""What a strategy works with: the archive, plain reading, and how sure an answer must be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.dialogue.answer import Answer
from bot.words.language import Language
from bot.words.remarks import Remarks, remarks_in
from corpus.model import Article
from retriever import ArticleReference, CatalogueEntry, Hit, Retriever
from retriever.question import Question
from retriever.reader import AnswerReader, BundledReader


@dataclass(frozen=True, slots=True)
class StrategyContext:
    """The tools of a strategy.

    Attributes:
        archive: what is searched.
        read: answers one plain question from the pages, with its confidence; a refusal has text None.
        threshold: a confidence below it is a refusal.
        language: of our own words.
        skip: how many articles of a list have been shown before.
        numbered: the articles of the last answer or list, in its order: 第2条 is the second.
        current: the article that answered last, or was opened: 这篇.
        reader: what paragraphs are read with.
    """

    archive: Retriever
    read: Callable[[Question | str], Answer]
    threshold: float
    language: Language = "zh"
    skip: int = 0
    numbered: Sequence[ArticleReference] = ()
    current: ArticleReference | None = None
    reader: AnswerReader = field(default_factory=BundledReader)

    @property
    def remarks(self) -> Remarks:
        """Our own words in the language that is spoken."""
        return remarks_in(self.language)

    def search(self, question: Question | str, k: int = 5) -> list[Hit]:
        """Return up to k paragraphs, best first. Raises as ``Retriever.search`` does."""
        return self.archive.search(question, k)

    def article(self, reference: ArticleReference) -> Article | None:
        """Return the whole article that a citation names, or None where it has left the index."""
        return self.archive.article(reference)

    def catalogue(self) -> list[CatalogueEntry]:
        """Return what the index holds, an entry an article."""
        return self.archive.catalogue()
