"""The first hits in a better order, by a model that reads question and paragraph together.

Off unless a name is given: it costs many times what the search does (docs/search.md). The reader is one such
model, and always there; any cross-encoder of sentence-transformers is another.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from embeddings.support import torch_needed
from retriever.hits import Hit
from retriever.reader.kinds import detect_answer_type
from retriever.reader.reading import Text, default_reader

#: The name of our own reader.
READER = "reader"
#: Hits that are read again.
READ_AGAIN = 10
#: What a logit of the best answer in a paragraph is worth against the score of the search.
LOGIT = 0.1
#: Logits beyond these say no more.
LEAST, MOST = -8.0, 12.0

Judge = Callable[[str, Sequence[Hit]], list[float]]


def rerank(hits: list[Hit], question: str, name: str) -> list[Hit]:
    """Return hits with the first ones in the order of a reranker.

    Args:
        hits: best first.
        question: as typed.
        name: ``READER``, or a cross-encoder's folder or name; empty leaves the order.

    Raises:
        EncoderNotFoundError, BrokenWeightsError, ReaderWeightsError: the model cannot be loaded.
    """
    if not name:
        return hits
    first = hits[:READ_AGAIN]
    scores = _judge(name)(question, first)
    order = sorted(range(len(first)), key=lambda number: -scores[number])
    return [*(first[number] for number in order), *hits[READ_AGAIN:]]


@lru_cache(2)
def _judge(name: str) -> Judge:
    if name == READER:
        return _by_answers
    with torch_needed(name):
        from embeddings.cross import CrossScorer  # noqa: PLC0415  (torch takes seconds)

    scorer = CrossScorer(name)

    def by_pairs(question: str, hits: Sequence[Hit]) -> list[float]:
        return scorer.scores(question, [f"{hit.citation.article.head} {hit.citation.quote}" for hit in hits])

    return by_pairs


def _by_answers(question: str, hits: Sequence[Hit]) -> list[float]:
    """Return the search's scores and the logits of the best answer in each paragraph together."""
    want, scores = detect_answer_type(question), []
    for hit in hits:
        text = Text(question, hit.citation.article.head, hit.citation.quote)
        found = default_reader().candidates([text], want, question)
        logit = max((candidate.span.score for candidate in found), default=LEAST)
        scores.append(hit.score + LOGIT * max(LEAST, min(MOST, logit)))
    return scores
