"""Articles by what is printed beside them: who signs, which paper, day, page and place, words of the headline."""

from dataclasses import dataclass

from bot.dialogue.listing.article_index import letters
from corpus.chinese.bylines import authors_of
from corpus.chinese.datelines import place_of
from corpus.chinese.text import comparable
from retriever import CatalogueEntry


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """What an article must have; an empty text asks for nothing.

    Attributes:
        author: a name that its credit has, as a whole.
        paper: a part of the newspaper's name.
        edition: the number of its page ("3", "A3"), or what that is given to (要闻).
        place: a place that its dateline, kicker or headline names.
        since: the earliest day (YYYY-MM-DD), month or year; an article without a date is left out.
        until: the latest.
        title: a part of the headline; marks and spaces do not count.
    """

    author: str = ""
    paper: str = ""
    edition: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    title: str = ""

    def fits(self, entry: CatalogueEntry) -> bool:
        """Tell whether an article has all of it."""
        reference = entry.reference
        page = {(reference.edition or "").lstrip("0").upper(), reference.section or ""} - {""}
        wanted = self.edition.lstrip("0").upper()
        return (
            (not self.author or comparable(self.author) in authors_of(reference.byline))
            and comparable(self.paper) in comparable(reference.newspaper or "")
            and (not wanted or wanted in page)
            and (not self.place or comparable(self.place) in comparable(_places(entry)))
            and (letters(self.title) in letters(reference.title or ""))
            and self._in_time(reference.date or "")
        )

    def _in_time(self, date: str) -> bool:
        """Compare days, months and years as far as both are told: 2024 is in time for since 2024-06."""
        if not (self.since or self.until):
            return True
        first, last = (min(len(date), len(bound)) for bound in (self.since, self.until))
        return bool(date) and date[:first] >= self.since[:first] and date[:last] <= self.until[:last]


def _places(entry: CatalogueEntry) -> str:
    article = entry.reference
    return " ".join(filter(None, (place_of(article.dateline), entry.kicker, article.title)))
