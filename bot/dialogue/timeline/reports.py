"""What other articles report of what answers a question: the same value, or another one."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from bot.dialogue.answer import Alternative, Answer
from bot.dialogue.timeline.corrected import add_correction
from bot.dialogue.timeline.differing import are_of_one_time, differ
from bot.dialogue.timeline.figures import Figure, figures_in
from bot.dialogue.timeline.statements import Told, find_values, heading_of
from bot.dialogue.timeline.subjects import is_told_of
from bot.dialogue.timeline.topic import Topic, topic_of
from bot.dialogue.timeline.wording import canonical, quantity_words, words_beyond
from corpus.chinese.worth import comparable_with
from retriever import Citation, Retriever


def add_reports(answer: Answer, archive: Retriever) -> Answer:
    """Return an answer with what other articles report: the same value (``confirming``), or ``alternatives`` to it.

    What was corrected of the report that answers stands first among these.
    """
    return add_correction(_with_figures(answer, archive), archive)


def _with_figures(answer: Answer, archive: Retriever) -> Answer:
    cited = answer.citations[0] if answer.kind == "answer" and answer.text and answer.citations else None
    own = _figure_at(cited) if cited and not answer.parts else None
    topic = _topic(answer.rewritten or answer.question, own, cited, archive) if own and cited else None
    if own is None or cited is None or topic is None:
        return answer
    differing: list[Told] = []
    confirming: list[Told] = []
    for other in _others(topic, own, cited, archive):
        if not differ(other.figure, own):
            confirming.append(other)
        elif all(differ(other.figure, known.figure) for known in differing):
            differing.append(other)
    return replace(
        answer,
        alternatives=tuple(Alternative(one.figure.printed, _marked(one)) for one in differing),
        confirming=tuple(map(_marked, confirming)),
    )


def _figure_at(cited: Citation) -> Figure | None:
    """Return the value that a citation marks."""
    start, end = cited.span or (0, 0)
    found = figures_in(cited.quote, cited.article.date)
    return next((one for one in found if one.value.start < end and start < one.value.end), None)


def _topic(question: str, own: Figure, cited: Citation, archive: Retriever) -> Topic | None:
    """Return whose quantity the answer is, by the question or else by its own words; None where that is not told."""
    asked, article = topic_of(question), archive.article(cited.article)
    if asked is None or article is None or cited.paragraph < 0:
        return None
    subject = canonical(asked.subject)
    earlier = article.paragraphs[cited.paragraph - 1].text if cited.paragraph else ""
    if not is_told_of(subject, heading_of(article), earlier, cited.quote[: own.value.start]):
        return None
    if own.is_of(asked.words):
        return asked
    words = quantity_words(own.label.rpartition(subject)[2])
    said = tuple(word for word in words if words_beyond(word, ()))
    return asked._replace(words=said) if said else None


def _others(topic: Topic, own: Figure, cited: Citation, archive: Retriever) -> Iterator[Told]:
    """Yield the value that each other article gives for the same quantity, subject and time, reprints once.

    An article that gives two values itself tells of two things.
    """
    known = {cited.article, *archive.reprints(cited.article)}
    beyond = own.beyond(topic.words, canonical(topic.subject))
    same = [
        one
        for one in find_values(topic, archive)
        if comparable_with(one.figure.value, own.value)
        and one.figure.qualities == own.qualities
        and one.beyond == beyond
        and are_of_one_time(one.figure, own)
    ]
    for article, group in groupby(same, key=lambda one: one.citation.article):
        values = list(group)
        if article in known or any(differ(values[0].figure, one.figure) for one in values):
            continue
        reprints = archive.reprints(article)
        known.update((article, *reprints))
        yield values[0]._replace(citation=replace(values[0].citation, reprints=reprints))


def _marked(told: Told) -> Citation:
    return replace(told.citation, span=(told.figure.value.start, told.figure.value.end))
