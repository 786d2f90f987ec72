"""Dated statements of an archive about one thing: a value or a sentence, the time told, and its source."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from bot.dialogue.timeline.figures import Figure, figures_in, is_closed
from bot.dialogue.timeline.subjects import is_told_of
from bot.dialogue.timeline.topic import Topic
from bot.dialogue.timeline.wording import canonical
from corpus.chinese.clauses import Stretch, sentences
from corpus.dating import Period, day_of, told_times
from corpus.model import Article
from corpus.resemblance import is_repeated
from retriever import ArticleReference, Citation, Retriever

#: Articles that are read for one timeline.
_ARTICLES: Final = 300
_ANY_DAY: Final = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article tells of a time.

    Attributes:
        period: the days that it is told of.
        told: whether the article says so; else it is the day of the article.
        citation: its span marks the sentence.
        figure: the value of the quantity that is asked for; None for a sentence.
        beyond: what is said of that quantity beyond its name, as 旅游 of 收入.
    """

    period: Period
    told: bool
    citation: Citation
    figure: Figure | None = None
    beyond: frozenset[str] = frozenset()

    @property
    def sentence(self) -> str:
        """The sentence, verbatim."""
        start, end = self.citation.span or (0, len(self.citation.quote))
        return self.citation.quote[start:end]

    @property
    def value(self) -> str | None:
        """The value as it is printed; None for a sentence."""
        return self.figure.printed if self.figure else None

    def to_json(self) -> dict[str, Any]:
        """Return {"date", "told", "value", "text", "citation"}."""
        return {
            "date": str(self.period),
            "told": self.told,
            "value": self.value,
            "text": self.sentence,
            "citation": self.citation.to_json(),
        }


def find_statements(topic: Topic, archive: Retriever) -> list[Statement]:
    """Return the statements about a topic by the time that they are told of; those of reprints once.

    Of a quantity its values are told, where there are any; else the sentences that say all words of the topic.
    """
    found = [one for article in _articles(topic, archive) for one in _of_article(topic, *article)]
    if any(one.figure for one in found):
        found = [one for one in found if one.figure]
    found.sort(key=lambda one: (one.period.since or date.min, one.period.until or date.max, _printed(one)))
    kept: list[Statement] = []
    for one in found:
        reprints = archive.reprints(one.citation.article)
        if not any(_repeats(one, other, reprints) for other in kept):
            kept.append(replace(one, citation=replace(one.citation, reprints=reprints)))
    return kept


def _printed(one: Statement) -> str:
    return one.citation.article.date or "9999"


def _repeats(one: Statement, other: Statement, reprints: tuple[ArticleReference, ...]) -> bool:
    """Tell whether a statement is that of a reprint; untold times are of the day of each print."""
    if other.citation.article not in reprints or (one.value, one.told) != (other.value, other.told):
        return False
    if one.told and one.period != other.period:
        return False
    return one.sentence == other.sentence or is_repeated(one.sentence, other.sentence)


def _articles(topic: Topic, archive: Retriever) -> Iterator[tuple[ArticleReference, Article]]:
    for mention in archive.mentions(topic.subject)[:_ARTICLES]:
        article = archive.article(mention.article) if mention.kind != "other" else None
        if article is not None:
            yield mention.article, article


def _of_article(topic: Topic, named: ArticleReference, article: Article) -> Iterator[Statement]:
    heading = " ".join(part for part in (article.kicker, article.title, article.subtitle) if part)
    earlier = ""
    for number, paragraph in enumerate(article.paragraphs):
        citation = Citation(named, number, paragraph.text)
        if topic.words:
            yield from _figures(topic, citation, heading, earlier)
        yield from _sentences(topic, citation, heading)
        earlier = paragraph.text


def _figures(topic: Topic, citation: Citation, heading: str, earlier: str) -> Iterator[Statement]:
    """Yield the values of the quantity in one paragraph."""
    subject, text = canonical(topic.subject), citation.quote
    if not any(word in canonical(text) for word in topic.words[-1:]):
        return
    for figure in figures_in(text, citation.article.date):
        if figure.is_of(topic.words) and is_told_of(subject, heading, earlier, text[: figure.value.start]):
            period = figure.period or _day(citation)
            if period:
                yield Statement(
                    period,
                    figure.period is not None,
                    replace(citation, span=figure.sentence),
                    figure,
                    figure.beyond(topic.words, subject),
                )


def _sentences(topic: Topic, citation: Citation, heading: str) -> Iterator[Statement]:
    """Yield the sentences of one paragraph that are about the topic, each with the first time that it tells."""
    subject, head = canonical(topic.subject), canonical(heading)
    text, day = citation.quote, day_of(citation.article.date)
    for start, end in sentences(text):
        told = canonical(text[start:end])
        if subject not in told or not all(word in told or word in head for word in topic.words):
            continue
        if subject in head or _is_theme(subject, told):
            period = _time_within(text, (start, end), day)
            if period or day:
                yield Statement(
                    period or Period.of_day(day),  # type: ignore[arg-type]
                    period is not None,
                    replace(citation, span=(start, end)),
                )


def _time_within(text: str, within: Stretch, day: date | None) -> Period | None:
    start, end = within
    return next(
        (
            one.period
            for one in told_times(text, day or _ANY_DAY)
            if start <= one.start < end and is_closed(one.period) and (day or not one.relative)
        ),
        None,
    )


def _is_theme(subject: str, told: str) -> bool:
    """Tell whether a sentence speaks of a subject in its first half."""
    return told.index(subject) * 2 < len(told)


def _day(citation: Citation) -> Period | None:
    day = day_of(citation.article.date)
    return Period.of_day(day) if day else None
