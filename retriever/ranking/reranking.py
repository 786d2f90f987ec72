"""The first hits in a better order, by a model that reads question and paragraph together.

Off unless a name is given: it costs many times what the search does (docs/search.md). The reader is one such
model, and always there; any cross-encoder of sentence-transformers is another.
"""

import dataclasses
from collections.abc import Callable, Sequence
from functools import lru_cache

from embeddings.support import torch_needed
from retriever.hits import Hit
from retriever.question import Question
from retriever.reader.reading import Text, default_reader

#: The name of our own reader.
READER = "reader"
#: Hits that are read again.
READ_AGAIN = 10
#: What a logit of the best answer in a paragraph is worth against the score of the search.
LOGIT = 0.1
#: Logits beyond these say no more.
LEAST, MOST = -8.0, 12.0

Scorer = Callable[[Question, Sequence[Hit]], list[float]]


def rerank(hits: list[Hit], question: Question, name: str) -> list[Hit]:
    """Return hits with the first ones in the order of a reranker, and with its scores.

    The scores of the others are lowered together, as far as they must be for scores to fall.

    Args:
        hits: best first.
        question: what is asked.
        name: ``READER``, or a cross-encoder's folder or name; empty leaves the order.

    Raises:
        EncoderNotFoundError, BrokenWeightsError, ReaderWeightsError: the model cannot be loaded.
    """
    if not name:
        return hits
    first, rest = hits[:READ_AGAIN], hits[READ_AGAIN:]
    scores = _load_scorer(name)(question, first)
    ranked = [dataclasses.replace(hit, score=score) for hit, score in zip(first, scores, strict=True)]
    ranked.sort(key=lambda hit: -hit.score)
    excess = max(0.0, rest[0].score - ranked[-1].score) if rest else 0.0
    return [*ranked, *(dataclasses.replace(hit, score=hit.score - excess) for hit in rest)]


@lru_cache(2)
def _load_scorer(name: str) -> Scorer:
    if name == READER:
        return _by_answers
    with torch_needed(name):
        from embeddings.cross import CrossScorer  # noqa: PLC0415  (torch takes seconds)

    scorer = CrossScorer(name)

    def by_pairs(question: Question, hits: Sequence[Hit]) -> list[float]:
        return scorer.scores(
            question.typed, [f"{hit.citation.article.head} {hit.citation.quote}" for hit in hits]
        )

    return by_pairs


def _by_answers(question: Question, hits: Sequence[Hit]) -> list[float]:
    """Return the search's scores and the logits of the best answer in each paragraph together."""
    scores = []
    for hit in hits:
        text = Text(question.typed, hit.citation.article.head, hit.citation.quote)
        found = default_reader().candidates([text], question.answer_type, question.typed)
        logit = max((candidate.span.score for candidate in found), default=LEAST)
        scores.append(hit.score + LOGIT * max(LEAST, min(MOST, logit)))
    return scores
