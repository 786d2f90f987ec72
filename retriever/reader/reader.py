"""The reader: it runs the trained model over texts, completes the spans, and examines the best candidates."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from retriever.hits import Hit
from retriever.question import AnswerType, Question
from retriever.reader.abbreviations import spelt_out
from retriever.reader.candidate import Candidate
from retriever.reader.classes import in_classes
from retriever.reader.completion import RULES, Rule, as_marked, complete
from retriever.reader.confidence import GIVEN_TEXT
from retriever.reader.fitness import is_only_a_pace, kind_match
from retriever.reader.grounds import Grounds, grounds_of
from retriever.reader.model import ReaderModel
from retriever.reader.naming import thing_match, thing_spoken_of
from retriever.reader.origins import in_words_of_origin
from retriever.reader.pointing import pointed_at
from retriever.reader.result import PARAGRAPHS, Reading, Text
from retriever.reader.scored import ScoredCandidates
from retriever.reader.slips import in_spelling_of
from retriever.reader.spans import Span, merged, spans, together
from retriever.reader.subject import named_before
from retriever.reader.years import as_the_article_says

FIRST: Final = 2
"""Texts that are read first, together."""
DECIDED: Final = 3.0
"""Where the best answer of the first texts is worth so much, the others are not read."""
EXAMINED: Final = 8
"""Candidates, the most promising first, whose surroundings are examined."""
POINTED: Final = 6.0
"""Logits over "no answer" of what the form of a text points at."""

#: Whole answers, [start, end) in a text, each with the spans of the model that lie in it.
WholeSpans = dict[tuple[int, int], list[Span]]
#: Looks at what surrounds an answer.
Examine = Callable[[Candidate], Grounds]


class Reader:
    """Reads texts for an answer; safe to share between threads.

    Args:
        model: marks the spans.
        rules: what makes them whole.
    """

    def __init__(self, model: ReaderModel, rules: Sequence[Rule] = RULES) -> None:
        self._model = model
        self._rules = rules

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
        found: list[Candidate] = []
        for number, its_spans in by_text.items():
            whole = _whole_spans(texts[number].text, merged(its_spans), want, focus, self._rules)
            found += _candidates_of(texts[number], number + offset, whole, want, focus)
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
        return Reading(0, best.start, best.end, GIVEN_TEXT.probability(best.span.score))

    def score_candidates(
        self, question: Question, hits: Sequence[Hit], focus: Question | None = None
    ) -> ScoredCandidates | None:
        """Return the answers in the paragraphs of hits and what speaks for the best, or None.

        Args:
            question: what is read for.
            hits: what a search returned, best first.
            focus: the part of the question that says what is wanted; all of it where it is None.
        """
        hits = hits[:PARAGRAPHS]
        question = in_classes(question, hits)
        focus = in_classes(focus, hits) if focus else question
        want = focus.answer_type

        def examine(candidate: Candidate) -> Grounds:
            span = candidate.start, candidate.end
            pointed = span in texts[candidate.number].pointed
            return grounds_of(question, hits, candidate.number, span, pointed=pointed)

        texts = [_text(question, hit, focus) for hit in hits]
        found = self.candidates(texts, want, focus.typed, examine)
        return ScoredCandidates.of(focus, want, hits, found) if found else None

    def read(self, question: Question, hits: Sequence[Hit]) -> Reading | None:
        """Return the best answer in the paragraphs of hits, however unsure; None where there is none."""
        scored = self.score_candidates(question, hits)
        return scored.reading() if scored else None


def _whole_spans(
    text: str, found: Sequence[Span], want: AnswerType | None, focus: str, rules: Sequence[Rule]
) -> WholeSpans:
    """Return the model's spans of one text by the whole answer that each belongs to."""
    whole: WholeSpans = {}
    for span in found:
        marked = span.start, span.end
        answer = complete(text, *marked, want, focus, rules=rules) if want else as_marked(text, *marked)
        whole.setdefault(answer, []).append(span)
    return whole


def _candidates_of(
    text: Text, number: int, whole: WholeSpans, want: AnswerType | None, focus: str
) -> list[Candidate]:
    """Return the candidates of one text: what its form points at, and the whole answers."""
    candidates = []
    for start, end in text.pointed:
        whole.pop((start, end), None)
        span = Span(start, end, POINTED)
        candidates.append(Candidate(number, start, end, text.text[start:end], span, 1.0))
    for (start, end), same in whole.items():
        if start < end:
            answer_text = text.text[start:end]
            pace = want is not None and is_only_a_pace(text.text, start, want, focus)
            kind = -1.0 if pace else _kind(answer_text, want, focus)
            candidates.append(Candidate(number, start, end, answer_text, together(same), kind))
    return candidates


def _kind(answer: str, want: AnswerType | None, question: str) -> float:
    if want is None:
        return 0.0
    return thing_match(answer, question) if want.which else kind_match(answer, want)


def _text(question: Question, hit: Hit, focus: Question) -> Text:
    """Return a hit as it is read: whom 该公司 and 他 stand for is told with the headline."""
    citation = hit.citation
    asked_there = as_the_article_says(question.typed, citation.quote, citation.article.date)
    asked_there = in_words_of_origin(asked_there, citation.quote)
    asked_there = spelt_out(asked_there, citation.quote)
    asked_there = in_spelling_of(asked_there, f"{citation.article.head}\n{citation.quote}")
    head = " ".join([*named_before(question, hit), citation.article.head])
    pointed = pointed_at(focus.typed, focus.answer_type.kind, citation.quote, hit.before)
    if focus.answer_type.which and (thing := thing_spoken_of(focus.typed, citation.quote)):
        pointed.append(thing)
    return Text(asked_there, head, citation.quote, tuple(pointed))
