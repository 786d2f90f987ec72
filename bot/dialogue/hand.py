"""What a conversation has in hand: the answer to the turn before, and the article that it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text import comparable
from retriever import ArticleReference, Hit


@dataclass(frozen=True, slots=True)
class Hand:
    """The answer before, where it stands, and the title and text of its article; nothing after a refusal."""

    answer: str | None = None
    article: ArticleReference | None = None
    paragraph: int | None = None
    text: str = ""

    def holds(self, hit: Hit) -> bool:
        """Tell whether a hit is a paragraph of the article in hand."""
        return hit.citation.article == self.article

    def says_again(self, hit: Hit, said: str) -> bool:
        """Tell whether words of a paragraph are the answer before, at the place where that stands."""
        citation = hit.citation
        if not self.answer or (citation.article, citation.paragraph) != (self.article, self.paragraph):
            return False
        before, now = comparable(self.answer), comparable(said)
        return (now in before or before in now) and comparable(citation.quote).count(before) == 1

    def nearest(self, hits: Sequence[Hit], most: int) -> list[Hit]:
        """Return the first hits of the article in hand, then others, as far as there is room."""
        own = [hit for hit in hits if self.holds(hit)]
        return [*own, *(hit for hit in hits if not self.holds(hit))][:most]
