"""How a search ranks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How the rankings are fused; measured in benchmarks/fusion.py.

    Attributes:
        fusion: "score" or "rank" (reciprocal rank fusion).
        dense, words, grams: weights of the three rankings.
        context_weight: of a word in headline and place against one in the text.
        coverage: weight of the share of the question's wording that a paragraph repeats.
        reranker: "reader", or a cross-encoder by folder or name; empty for none (``retriever/ranking/reranking.py``).
        logit_weight: of the reader's logits against the score of the search, where the reader reranks.
    """

    fusion: str = "score"
    dense: float = 1.5
    words: float = 0.25
    grams: float = 1.0
    context_weight: float = 0.5
    coverage: float = 1.0
    reranker: str = ""
    logit_weight: float = 0.1
