"""The first hits in a better order, by a model that reads question and paragraph together.

Off unless a name is given: it costs many times what the search does (docs/search.md). The reader is one such
model, and always there; any cross-encoder of sentence-transformers is another.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Protocol

from embeddings.support import torch_needed
from retriever.hits import Hit
from retriever.reader.kinds import detect_answer_type
from retriever.reader.reading import Text, default_reader

#: The name of our own reader.
READER = "reader"
#: Hits that are read again.
READ_AGAIN = 10
#: Logits beyond these say no more.
LEAST, MOST = -8.0, 12.0

Judge = Callable[[str, Sequence[Hit]], list[float]]


class Scorer(Protocol):
    """A model that reads a question with each of some texts; see ``embeddings.cross.CrossScorer``."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return how well each text answers, better ones higher."""
        ...


def rerank(hits: list[Hit], question: str, name: str, logit_weight: float = 0.1) -> list[Hit]:
    """Return hits with the first ones in the order of a reranker.

    Args:
        hits: best first.
        question: as typed.
        name: ``READER``, or a cross-encoder's folder or name; empty leaves the order.
        logit_weight: what a logit of the reader's best answer in a paragraph is worth against the search's score.

    Raises:
        EncoderNotFoundError, BrokenWeightsError, ReaderWeightsError: the model cannot be loaded.
    """
    return put_in_order(hits, question, _judge(name, logit_weight)) if name else hits


def put_in_order(hits: list[Hit], question: str, judge: Judge, most: int = READ_AGAIN) -> list[Hit]:
    """Return hits with the first ones, at most so many, by the scores that a judge gives them."""
    first = hits[:most]
    scores = judge(question, first)
    order = sorted(range(len(first)), key=lambda number: -scores[number])
    return [*(first[number] for number in order), *hits[most:]]


@lru_cache(2)
def _judge(name: str, logit_weight: float) -> Judge:
    if name == READER:
        return partial(judge_by_answers, logit_weight)
    with torch_needed(name):
        from embeddings.cross import CrossScorer  # noqa: PLC0415  (torch takes seconds)

    return partial(judge_by_pairs, CrossScorer(name))


def judge_by_pairs(scorer: Scorer, question: str, hits: Sequence[Hit]) -> list[float]:
    """Return what a model makes of the question with each headline and paragraph."""
    return scorer.scores(question, [f"{hit.citation.article.head} {hit.citation.quote}" for hit in hits])


def judge_by_answers(logit_weight: float, question: str, hits: Sequence[Hit]) -> list[float]:
    """Return the search's scores and the logits of the best answer in each paragraph together."""
    want, scores = detect_answer_type(question), []
    for hit in hits:
        text = Text(question, hit.citation.article.head, hit.citation.quote)
        found = default_reader().candidates([text], want, question)
        logit = max((candidate.span.score for candidate in found), default=LEAST)
        scores.append(hit.score + logit_weight * max(LEAST, min(MOST, logit)))
    return scores
