"""The current article of a conversation: the one that gave the last answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.chinese.text import comparable
from retriever import ArticleReference, Hit


@dataclass(frozen=True, slots=True)
class CurrentArticle:
    """The last answer, and the article and paragraph that gave it. All is empty after a refusal.

    Attributes:
        answer: the last answer.
        reference: the article.
        paragraph: the number of the paragraph with the answer.
        text: headline and text of the article.
    """

    answer: str | None = None
    reference: ArticleReference | None = None
    paragraph: int | None = None
    text: str = ""

    def contains(self, hit: Hit) -> bool:
        """Tell whether a hit is a paragraph of this article."""
        return hit.citation.article == self.reference

    def repeats_answer(self, hit: Hit, candidate: str) -> bool:
        """Tell whether a candidate in a paragraph is the last answer, at the place where that stands."""
        citation = hit.citation
        if not self.answer or (citation.article, citation.paragraph) != (self.reference, self.paragraph):
            return False
        before, now = comparable(self.answer), comparable(candidate)
        return (now in before or before in now) and comparable(citation.quote).count(before) == 1

    def put_first(self, hits: Sequence[Hit], most: int) -> list[Hit]:
        """Return up to ``most`` hits: those of this article first, then the others."""
        own = [hit for hit in hits if self.contains(hit)]
        return [*own, *(hit for hit in hits if not self.contains(hit))][:most]
