"""Reranking by a model that reads question and paragraph together.

Off unless a name is given: it costs many times what the search does (docs/search.md). The reader is one such
model, and always there; any cross-encoder of sentence-transformers is another.
"""

import dataclasses
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Protocol

from embeddings.support import torch_needed
from retriever.hits import Hit
from retriever.question import Question
from retriever.reader.reading import default_reader
from retriever.reader.result import Text

#: The name of our own reader.
READER = "reader"
#: Hits that are read again.
READ_AGAIN = 10
#: Logits beyond these say no more.
LEAST, MOST = -8.0, 12.0

Judge = Callable[[Question, Sequence[Hit]], list[float]]


class Scorer(Protocol):
    """A model that reads a question with each of some texts; see ``embeddings.cross.CrossScorer``."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return how well each text answers, better ones higher."""
        ...


def rerank(hits: list[Hit], question: Question, name: str, logit_weight: float = 0.1) -> list[Hit]:
    """Return hits with the first ones in the order of a reranker; see ``put_in_order``.

    Args:
        hits: best first.
        question: what is asked.
        name: ``READER``, or a cross-encoder's folder or name; empty leaves the order.
        logit_weight: what a logit of the reader's best answer in a paragraph is worth against the search's score.

    Raises:
        EncoderNotFoundError, BrokenWeightsError, ReaderWeightsError: the model cannot be loaded.
    """
    return put_in_order(hits, question, _load_judge(name, logit_weight)) if name else hits


def put_in_order(hits: list[Hit], question: Question, judge: Judge, most: int = READ_AGAIN) -> list[Hit]:
    """Return hits with the first ones, at most so many, by the scores that a judge gives them.

    These become their scores. The scores of the other hits are lowered together, as far as they must be to fall.
    """
    first, rest = hits[:most], hits[most:]
    scores = judge(question, first)
    ranked = [dataclasses.replace(hit, score=score) for hit, score in zip(first, scores, strict=True)]
    ranked.sort(key=lambda hit: -hit.score)
    excess = max(0.0, rest[0].score - ranked[-1].score) if rest else 0.0
    return [*ranked, *(dataclasses.replace(hit, score=hit.score - excess) for hit in rest)]


@lru_cache(2)
def _load_judge(name: str, logit_weight: float) -> Judge:
    if name == READER:
        return partial(judge_by_answers, logit_weight)
    with torch_needed(name):
        from embeddings.cross import CrossScorer  # noqa: PLC0415  (torch takes seconds)

    return partial(judge_by_pairs, CrossScorer(name))


def judge_by_pairs(scorer: Scorer, question: Question, hits: Sequence[Hit]) -> list[float]:
    """Return what a model makes of the question with each headline and paragraph."""
    return scorer.scores(
        question.typed, [f"{hit.citation.article.head} {hit.citation.quote}" for hit in hits]
    )


def judge_by_answers(logit_weight: float, question: Question, hits: Sequence[Hit]) -> list[float]:
    """Return the search's scores and the logits of the best answer in each paragraph together."""
    scores = []
    for hit in hits:
        text = Text(question.typed, hit.citation.article.head, hit.citation.quote)
        found = default_reader().candidates([text], question.answer_type, question.typed)
        logit = max((candidate.span.score for candidate in found), default=LEAST)
        scores.append(hit.score + logit_weight * max(LEAST, min(MOST, logit)))
    return scores
