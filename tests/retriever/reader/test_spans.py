"""Logits → candidate answers."""

import numpy as np
import pytest

from retriever.reader.spans import LENGTH_COST, Span, merged, spans
from retriever.reader.windows import Window


def window(length: int) -> Window:
    """Three tokens before a passage of so many tokens of two characters, and one after."""
    offsets = np.array([(2 * i, 2 * i + 2) for i in range(length)], np.int32).reshape(-1, 2)
    return Window(np.zeros(length + 4, np.int64), 3, offsets)


def logits(length: int, start: int, end: int, height: float) -> np.ndarray:
    values = np.zeros((length + 4, 2), np.float32)
    values[3 + start, 0] = values[3 + end, 1] = height
    return values


def test_the_best_span_is_the_marked_one_and_its_score_counts_from_no_answer() -> None:
    best = spans(window(10), logits(10, 2, 4, 5.0))[0]
    assert (best.start, best.end) == (4, 10)
    assert best.score == pytest.approx(10.0 - 3 * LENGTH_COST)
    no_answer = logits(10, 2, 4, 5.0)
    no_answer[0] = 6.0
    assert spans(window(10), no_answer)[0].score == pytest.approx(-2.0 - 3 * LENGTH_COST)


def test_spans_come_best_first() -> None:
    rng = np.random.default_rng(5)
    found = spans(window(8), rng.normal(size=(12, 2)).astype(np.float32))
    assert len(found) > 8
    assert [span.score for span in found] == sorted((span.score for span in found), reverse=True)


def test_an_end_never_comes_before_its_start() -> None:
    found = spans(window(6), logits(6, 4, 1, 3.0))
    assert found
    assert all(span.start < span.end for span in found)


def test_no_passage_has_no_span() -> None:
    assert spans(window(0), np.zeros((4, 2), np.float32)) == []


def test_a_span_of_two_windows_is_counted_once_with_its_better_score() -> None:
    both = merged([[Span(0, 4, 1.0), Span(6, 8, 0.5)], [Span(0, 4, 3.0)]])
    assert both == [Span(0, 4, 3.0), Span(6, 8, 0.5)]
