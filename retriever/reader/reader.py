"""The trained model, the search and the kind of the question, weighed together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.chinese.names import Sort
from corpus.text import comparable
from retriever.hits import ArticleReference, Hit
from retriever.reader.completion import as_marked, complete
from retriever.reader.confidence import ARCHIVE, Evidence, given_text_probability, is_long, kind_match
from retriever.reader.evidence import numbers_missing
from retriever.reader.grounds import NOTHING_AGAINST, Grounds, grounds_of
from retriever.reader.kinds import AnswerType, Kind, detect_answer_type
from retriever.reader.listing import items_of
from retriever.reader.model import ReaderModel
from retriever.reader.naming import thing_match, thing_spoken_of
from retriever.reader.parallel import numbered_around, repeated_around, spread_items
from retriever.reader.pointing import pointed_at
from retriever.reader.reading import PARAGRAPHS, Reading, Text
from retriever.reader.spans import Span, merged, spans, together
from retriever.reader.subject import named_before
from retriever.reader.years import as_the_article_says, moments_of

FIRST: Final = 2
DECIDED: Final = 3.0
"""Where the best answer of the first paragraphs is worth so much, the others are not read."""
KIND_BONUS: Final = 3.5
RANK_COST: Final = 1.0
"""Logits that a value of the asked-for kind is worth, and that each place in the ranking costs."""
CLOSE: Final = 2.0
"""Logits that another article's value may be behind and still be told."""
SPREAD: Final = 0.7
"""What an enumeration is worth at least whose items are as many as the question names."""
EXAMINED: Final = 8
"""Answers of a reading, the most promising first, that are considered, with what surrounds them."""
POINTED: Final = 6.0
"""Logits over "no answer" of what the form of a text points at."""
VALUES: Final = (Kind.AMOUNT, Kind.COUNT, Kind.PERCENT, Kind.DATE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that is considered: its text's number, its span there, and what speaks for and against it."""

    number: int
    start: int
    end: int
    text: str
    span: Span
    kind: float
    grounds: Grounds = NOTHING_AGAINST

    @property
    def worth(self) -> float:
        """What candidates are ordered by, in logits."""
        return self.span.score + KIND_BONUS * self.kind - RANK_COST * self.number - self.grounds.cost


#: Looks at what surrounds an answer.
Examine = Callable[[Candidate], Grounds]


class Reader:
    """Reads texts for an answer; safe to share between threads."""

    def __init__(self, model: ReaderModel) -> None:
        self._model = model

    def candidates(
        self, texts: Sequence[Text], want: AnswerType | None, focus: str, examine: Examine | None = None
    ) -> list[Candidate]:
        """Return the answers found in texts, the most promising first.

        The first texts are read together, and the others where those do not decide. ``focus`` is the part of
        the question that says what is asked for. Without ``want`` the answers are as the model marks them.
        """
        found = self._read(texts[:FIRST], 0, want, focus, examine)
        if len(texts) > FIRST and not (found and max(c.worth for c in found) >= DECIDED):
            found += self._read(texts[FIRST:], FIRST, want, focus, examine)
        return sorted(found, key=lambda candidate: -candidate.worth)

    def _read(
        self, texts: Sequence[Text], offset: int, want: AnswerType | None, focus: str, examine: Examine | None
    ) -> list[Candidate]:
        windows = [
            (number, window)
            for number, text in enumerate(texts)
            for window in self._model.windowing.windows(text.question, text.head, text.text)
        ]
        logits = self._model.logits([window for _, window in windows])
        by_text: dict[int, list[list[Span]]] = {}
        for (number, window), row in zip(windows, logits, strict=True):
            by_text.setdefault(number, []).append(spans(window, row))
        found = []
        for number, found_spans in by_text.items():
            text, pointed = texts[number].text, texts[number].pointed
            whole: dict[tuple[int, int], list[Span]] = {}
            for span in merged(found_spans):
                marked = span.start, span.end
                answer = complete(text, *marked, want, focus) if want else as_marked(text, *marked)
                whole.setdefault(answer, []).append(span)
            for start, end in pointed:
                whole.pop((start, end), None)
                span = Span(start, end, POINTED)
                found.append(Candidate(number + offset, start, end, text[start:end], span, 1.0))
            for (start, end), some in whole.items():
                if start < end:
                    said = text[start:end]
                    kind = _kind(said, want, focus)
                    found.append(Candidate(number + offset, start, end, said, together(some), kind))
        if examine is None:
            return found
        found.sort(key=lambda candidate: -candidate.worth)
        return [replace(candidate, grounds=examine(candidate)) for candidate in found[:EXAMINED]]

    def best_in_text(self, question: str, text: str) -> Candidate | None:
        """Return the best answer in one text; None where it has no words.

        Any kind of text may be given, so the span is taken as the model marks it.
        """
        found = self.candidates([Text(question, "", text)], None, question)
        return found[0] if found else None

    def read_text(self, question: str, text: str) -> Reading | None:
        """Return the best answer in one text, however unsure; None where it has no words."""
        best = self.best_in_text(question, text)
        if best is None:
            return None
        return Reading(0, best.start, best.end, given_text_probability(best.span.score))

    def score_candidates(
        self, question: str, hits: Sequence[Hit], focus: str | None = None
    ) -> "ScoredCandidates | None":
        """Return the answers in the paragraphs of hits and what speaks for the best, or None.

        Args:
            question: what is read for.
            hits: what a search returned, best first.
            focus: the part of the question that says what is asked for; all of it where it is None.
        """
        hits = hits[:PARAGRAPHS]
        focus = focus or question
        want = detect_answer_type(focus)

        def examine(candidate: Candidate) -> Grounds:
            span = candidate.start, candidate.end
            pointed = span in texts[candidate.number].pointed
            return grounds_of(question, hits, candidate.number, span, pointed=pointed)

        texts = [_text(question, hit, focus, want) for hit in hits]
        found = self.candidates(texts, want, focus, examine)
        return ScoredCandidates.of(focus, want, hits, found) if found else None

    def read(self, question: str, hits: Sequence[Hit]) -> Reading | None:
        """Return the best answer in the paragraphs of hits, however unsure; None where there is none."""
        weighed = self.score_candidates(question, hits)
        return weighed.reading() if weighed else None


def _kind(answer: str, want: AnswerType | None, question: str) -> float:
    if want is None:
        return 0.0
    return thing_match(answer, question) if want.which else kind_match(answer, want)


def _text(question: str, hit: Hit, focus: str, want: AnswerType) -> Text:
    """Return a hit as it is read: whom 该公司 and 他 stand for is told with the headline."""
    citation = hit.citation
    asked_there = as_the_article_says(question, citation.quote, citation.article.date)
    head = " ".join([*named_before(question, hit), citation.article.head])
    pointed = pointed_at(focus, want.kind, citation.quote, hit.before)
    if want.which and (thing := thing_spoken_of(focus, citation.quote)):
        pointed.append(thing)
    return Text(asked_there, head, citation.quote, tuple(pointed))


def _times(question: str) -> frozenset[str]:
    """Return the numbers of a question that are years, months and days."""
    return frozenset(str(part) for moment in moments_of(question) for part in moment if part)


@dataclass(frozen=True, slots=True)
class ScoredCandidates:
    """The answers found in the paragraphs of hits, best first, and what speaks for the best of them."""

    question: str
    want: AnswerType
    hits: Sequence[Hit]
    found: Sequence[Candidate]
    evidence: Evidence

    @classmethod
    def of(
        cls, question: str, want: AnswerType, hits: Sequence[Hit], found: Sequence[Candidate]
    ) -> "ScoredCandidates":
        """Return answers, at least one, the best first, with the evidence for it."""
        best = found[0]
        hit = hits[best.number]
        told = f"{hit.citation.article.head} {hit.before} {hit.citation.quote}"
        evidence = Evidence.of(
            best.span.score,
            _lead(found),
            best.number,
            best.kind,
            numbers_missing(question, told, but=_times(question)),
            long=is_long(want),
            grounds=best.grounds,
        )
        return cls(question, want, hits, found, evidence)

    def without(self, unwanted: Callable[[Candidate], bool]) -> "ScoredCandidates":
        """Return the same without some answers; all of them where none would be left."""
        left = [candidate for candidate in self.found if not unwanted(candidate)]
        changed = left and len(left) < len(self.found)
        return self.of(self.question, self.want, self.hits, left) if changed else self

    @property
    def best(self) -> Candidate:
        """The best answer."""
        return self.found[0]

    @property
    def probability(self) -> float:
        """That the best answer is right, in (0, 1)."""
        return ARCHIVE.probability(self.evidence)

    def reading(self, probability: float | None = None) -> Reading:
        """Return the best answer with its items, and with the values that other articles give.

        ``probability`` is that of the answer where more is known than the paragraphs tell.
        """
        best, p = self.best, self.probability if probability is None else probability
        if self.want.kind is Kind.LIST and (spread := self._spread(p)):
            return spread
        quote = self.hits[best.number].citation.quote
        items = items_of(quote, best.start, best.end) if self.want.kind is Kind.LIST else []
        articles = [hit.citation.article for hit in self.hits]
        others = tuple(
            Reading(other.number, other.start, other.end, p)
            for other in find_other_values(self.found, articles, self.want)
        )
        unsaid = tuple(
            name.text for name in best.grounds.missing if name.sort not in (Sort.ORDINAL, Sort.LATIN)
        )
        instead = best.grounds.instead.text if unsaid and best.grounds.instead else None
        return Reading(
            best.number, best.start, best.end, p, tuple(items), others=others, unsaid=unsaid, instead=instead
        )

    def _spread(self, probability: float) -> Reading | None:
        """Return the enumeration over clauses or sentences that is asked for, or begun by the answer; else None."""
        for number, hit in enumerate(self.hits[:FIRST]):
            items = spread_items(self.question, hit.citation.quote)
            if items:
                p = max(probability, SPREAD)
                return Reading(number, items[0][0], items[-1][1], p, tuple(items), spread=True)
        best, quote = self.best, self.hits[self.best.number].citation.quote
        items = [] if self.want.items else numbered_around(quote, best.start, best.end)
        items = items or repeated_around(self.question, quote, best.start, best.end)
        if items:
            return Reading(best.number, items[0][0], items[-1][1], probability, tuple(items), spread=True)
        return None


def find_other_values(
    found: Sequence[Candidate], articles: Sequence[ArticleReference], want: AnswerType, most: int = 2
) -> list[Candidate]:
    """Return values of the asked-for kind that other articles give and that differ from the first one.

    The best of each article, no more than ``CLOSE`` logits behind.
    """
    best = found[0]
    if want.kind not in VALUES or best.kind < 1:
        return []
    seen, said, others = {articles[best.number]}, {comparable(best.text)}, []
    for other in found[1:]:
        article, value = articles[other.number], comparable(other.text)
        if article in seen or other.kind < 1 or best.worth - other.worth > CLOSE:
            continue
        seen.add(article)
        if not any(value in known or known in value for known in said):
            said.add(value)
            others.append(other)
    return others[:most]


def _lead(found: Sequence[Candidate]) -> float:
    """Return how far the first candidate is before the best one that says something else; 8 where none does."""
    best = found[0]
    said = comparable(best.text)
    for other in found[1:]:
        words = comparable(other.text)
        if words not in said and said not in words:
            return best.worth - other.worth
    return 8.0
