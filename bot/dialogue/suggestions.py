"""Questions to go on with: made from the figures and names of an article, and only those that are answered from it.

Nothing is invented: a clause of the article asks for its own figure, or a person whom it introduces is asked about.
A question that is read by the rules of any other and answered from the same article, with that figure, is one that
the archive can answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from bot.dialogue.answer import Answer
from bot.dialogue.calibration import make_questions
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.lazy import lazy_pattern
from corpus.model import Article
from retriever import ArticleReference
from retriever.errors import RetrieverError
from retriever.metrics import holds

_SHORTEST: Final = 8  # code points of a question that can be understood on its own
_LONGEST: Final = 40  # and of one that a button shows
#: 312座 is counted in 座, 100余次 in 次, 8人以上 in 人.
_MEASURE: Final = lazy_pattern(r"(?<=[\d万亿余多])(?![余多])[\u4e00-\u9fff]{1,3}?(?=(?:以上|以下|左右)?$)")
#: The question asks for the measure too: 多少元, 百分之多少, 什么时候.
_ASKED_WHOLE: Final = lazy_pattern(r"多少元|百分之多少|什么时候")
#: A second figure, whose thing is easily taken for the one that is asked for (建成多少座、修缮9座); a day is none.
_FIGURE: Final = lazy_pattern(r"\d(?![\d年月日号])")
_PAIRS: Final = ("“”", "（）", "()", "《》", "‘’")
_PARAGRAPHS: Final = 60  # of an article that are looked at


class Asks(Protocol):
    """Something that answers a question; blocks."""

    def ask(self, question: str) -> Answer:
        """Return the answer."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and what its answer must hold; None where any answer from the article will do."""

    question: str
    expected: str | None


def suggestions_from(article: Article, answer: Answer) -> list[Suggestion]:
    """Return what may be asked next about an article, most telling first; nothing that the answer says already."""
    figures: list[tuple[bool, Suggestion]] = []
    persons: dict[str, Suggestion] = {}
    quotes = {citation.quote for citation in answer.citations[:1]}
    for paragraph in article.paragraphs[:_PARAGRAPHS]:
        for made in make_questions(paragraph.text, None):
            known = made.answer in (answer.text or "") and paragraph.text in quotes
            question = _with_measure(made.question, made.answer)
            if not known and _reads_well(question):
                named = bool(names_in(squeezed(question)))
                figures.append((named, Suggestion(question, made.answer)))
        for name in names_in(squeezed(paragraph.text)):
            if name.sort is Sort.PERSON and name.text in paragraph.text:
                persons.setdefault(name.text, Suggestion(f"{name.text}是谁？", None))
    known_person = [name for name in persons if name in (answer.text or "") or name in answer.question]
    telling = [one for named, one in figures if named]
    others = [one for named, one in figures if not named]
    asked_of = [one for name, one in persons.items() if name not in known_person]
    return list({one.question: one for one in (*telling[:4], *asked_of[:2], *others, *telling[4:])}.values())


def _with_measure(question: str, figure: str) -> str:
    """Return the question for a figure with the figure's measure: 建成多少个大棚 rather than 建成多少大棚."""
    measure = _MEASURE.search(figure)
    bare = not _ASKED_WHOLE.search(question)
    return question.replace("多少", f"多少{measure[0]}", 1) if measure and bare else question


def _reads_well(question: str) -> bool:
    """Return whether a clause that was made a question stands on its own."""
    whole = all(question.count(a) == question.count(b) for a, b in _PAIRS)
    return _SHORTEST <= len(question) <= _LONGEST and whole and not _FIGURE.search(question)


def answered_ones(
    suggestions: list[Suggestion],
    reference: ArticleReference,
    asks: Callable[[], Asks],
    may_go_on: Callable[[], bool],
) -> Iterator[str]:
    """Yield the questions that are answered from the article, each asked on its own, as long as there is time.

    Args:
        suggestions: what may be asked.
        reference: the article.
        asks: gives something to ask that knows of no other question.
        may_go_on: whether there is time for another question.
    """
    seen: set[str] = set()
    for suggestion in suggestions:
        if not may_go_on():
            return
        try:
            answer = asks().ask(suggestion.question)
        except RetrieverError:
            continue
        if _is_from(answer, reference, suggestion.expected) and (answer.text or "") not in seen:
            seen.add(answer.text or "")
            yield suggestion.question


def _is_from(answer: Answer, reference: ArticleReference, expected: str | None) -> bool:
    if answer.kind != "answer" or not answer.text or not answer.citations:
        return False
    if answer.citations[0].article != reference:
        return False
    return expected is None or holds(answer.text, [expected])
