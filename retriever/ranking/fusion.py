"""Several rankings → one. Pure functions; each ranking is a list of (id, score), best first."""

from collections.abc import Sequence

Ranking = Sequence[tuple[int, float]]


def reciprocal_rank_fusion(
    rankings: Sequence[Ranking], weights: Sequence[float] | None = None, *, k: int = 60
) -> list[tuple[int, float]]:
    """Fuse by rank: the score of an id is Σ weight / (k + rank), ranks from 1.

    Source: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual
    rank learning methods", SIGIR 2009.
    """
    fused: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        for rank, (passage, _) in enumerate(ranking, 1):
            fused[passage] = fused.get(passage, 0.0) + weight / (k + rank)
    return _sorted(fused)


def score_fusion(
    rankings: Sequence[Ranking], weights: Sequence[float] | None = None
) -> list[tuple[int, float]]:
    """Fuse by score: Σ weight · s, where a ranking's scores s are stretched to [0, 1].

    An id that a ranking does not hold counts 0 there. A ranking whose scores are all equal counts 1.
    """
    fused: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights or [1.0] * len(rankings), strict=True):
        if not ranking:
            continue
        scores = [score for _, score in ranking]
        low, high = min(scores), max(scores)
        for passage, score in ranking:
            stretched = (score - low) / (high - low) if high > low else 1.0
            fused[passage] = fused.get(passage, 0.0) + weight * stretched
    return _sorted(fused)


def _sorted(fused: dict[int, float]) -> list[tuple[int, float]]:
    """Best first; equal scores in the order of their ids, so that a search repeats itself."""
    return sorted(fused.items(), key=lambda item: (-item[1], item[0]))
