"""Dated statements of an archive about one thing: a value or a sentence, the time told, and its source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, NamedTuple

from bot.dialogue.timeline.figures import ANY_DAY, Figure, figures_in, is_closed
from bot.dialogue.timeline.subjects import is_told_of
from bot.dialogue.timeline.topic import Topic
from bot.dialogue.timeline.wording import canonical
from corpus.chinese.clauses import Stretch, sentences
from corpus.dating import Period, day_of, told_times
from corpus.model import Article
from corpus.resemblance import is_repeated
from retriever import ArticleReference, Citation, Retriever
from retriever.ranking.mentions import Mention

#: Articles that are read for one timeline.
_ARTICLES: Final = 300
#: Articles that are read beside an answer.
_FEW: Final = 20


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
    def marked(self) -> Citation:
        """The citation with the value marked; the sentence where there is none."""
        value = self.figure.value if self.figure else None
        return replace(self.citation, span=(value.start, value.end)) if value else self.citation

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


class Told(NamedTuple):
    """A value of a quantity: its span in the citation, itself, and what is said of the quantity beyond its name."""

    citation: Citation
    figure: Figure
    beyond: frozenset[str]


def find_statements(topic: Topic, archive: Retriever) -> list[Statement]:
    """Return the statements about a topic by the time that they are told of; those of reprints once.

    Of a quantity its values are told, where there are any; else the sentences that say all words of the topic.
    """
    articles = list(_articles(archive, archive.mentions(topic.subject)[:_ARTICLES]))
    values = [one for article in articles if topic.words for one in _values(topic, *article)]
    found = [
        one for told in values for one in _dated(told.citation, told.figure.period, told.figure, told.beyond)
    ]
    found = found or [one for article in articles for one in _sentences(topic, *article)]
    found.sort(key=lambda one: (one.period.since or date.min, one.period.until or date.max, _printed(one)))
    return _without_repeats(found, archive)


def find_values(topic: Topic, archive: Retriever) -> list[Told]:
    """Return the values of a quantity, dated or not, the article printed first before the others.

    Of a name that stands in many articles, those are read that say the quantity beside it.
    """
    mentions = archive.mentions(topic.subject)
    if len(mentions) > _FEW:
        mentions = archive.mentions(topic.subject, *topic.words[-1:])[:_FEW]
    found = [one for article in _articles(archive, mentions) for one in _values(topic, *article)]
    return sorted(found, key=_printed)


def _without_repeats(found: Sequence[Statement], archive: Retriever) -> list[Statement]:
    kept: list[Statement] = []
    for one in found:
        reprints = archive.reprints(one.citation.article)
        if not any(_repeats(one, other, reprints) for other in kept):
            kept.append(replace(one, citation=replace(one.citation, reprints=reprints)))
    return kept


def _printed(one: Statement | Told) -> str:
    return one.citation.article.date or "9999"


def _repeats(one: Statement, other: Statement, reprints: tuple[ArticleReference, ...]) -> bool:
    """Tell whether a statement is that of a reprint; untold times are of the day of each print."""
    if other.citation.article not in reprints or (one.value, one.told) != (other.value, other.told):
        return False
    if one.told and one.period != other.period:
        return False
    return one.sentence == other.sentence or is_repeated(one.sentence, other.sentence)


def _articles(archive: Retriever, mentions: Sequence[Mention]) -> Iterator[tuple[ArticleReference, Article]]:
    for mention in mentions:
        article = archive.article(mention.article) if mention.kind != "other" else None
        if article is not None:
            yield mention.article, article


def _values(topic: Topic, named: ArticleReference, article: Article) -> Iterator[Told]:
    """Yield the values of the quantity in one article."""
    subject, heading, earlier = canonical(topic.subject), heading_of(article), ""
    for number, paragraph in enumerate(article.paragraphs):
        text = paragraph.text
        if all(word in canonical(text) for word in topic.words[-1:]):
            for figure in figures_in(text, named.date):
                before = text[: figure.value.start]
                if figure.is_of(topic.words) and is_told_of(subject, heading, earlier, before):
                    citation = Citation(named, number, text, figure.sentence)
                    yield Told(citation, figure, figure.beyond(topic.words, subject))
        earlier = text


def _sentences(topic: Topic, named: ArticleReference, article: Article) -> Iterator[Statement]:
    """Yield the sentences of one article that are about the topic, each with the first time that it tells."""
    subject, heading = canonical(topic.subject), canonical(heading_of(article))
    for number, paragraph in enumerate(article.paragraphs):
        text = paragraph.text
        for start, end in sentences(text):
            told = canonical(text[start:end])
            is_said = all(word in told or word in heading for word in topic.words)
            if is_said and subject in told and (subject in heading or _is_theme(subject, told)):
                citation = Citation(named, number, text, (start, end))
                yield from _dated(citation, _time_within(citation, (start, end)))


def _dated(
    citation: Citation,
    told: Period | None,
    figure: Figure | None = None,
    beyond: frozenset[str] = frozenset(),
) -> Iterator[Statement]:
    """Yield a statement of the time that is told, else of its article's day; none where neither is known."""
    day = day_of(citation.article.date)
    period = told or (Period.of_day(day) if day else None)
    if period:
        yield Statement(period, told is not None, citation, figure, beyond)


def _time_within(citation: Citation, within: Stretch) -> Period | None:
    start, end = within
    day = day_of(citation.article.date)
    return next(
        (
            one.period
            for one in told_times(citation.quote, day or ANY_DAY)
            if start <= one.start < end and is_closed(one.period) and (day or not one.relative)
        ),
        None,
    )


def heading_of(article: Article) -> str:
    """Return the lines above an article."""
    return " ".join(part for part in (article.kicker, article.title, article.subtitle) if part)


def _is_theme(subject: str, told: str) -> bool:
    """Tell whether a sentence speaks of a subject in its first half."""
    return told.index(subject) * 2 < len(told)
