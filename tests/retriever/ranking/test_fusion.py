"""Laws of fusing rankings."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.ranking.fusion import reciprocal_rank_fusion, score_fusion

RANKING = st.dictionaries(st.integers(0, 20), st.floats(-5, 5), max_size=12).map(
    lambda scores: sorted(scores.items(), key=lambda item: (-item[1], item[0]))
)
FUSIONS = pytest.mark.parametrize("fuse", [reciprocal_rank_fusion, score_fusion])


@FUSIONS
@given(rankings=st.lists(RANKING, max_size=4), order=st.randoms())
def test_the_order_of_the_inputs_does_not_matter(fuse, rankings, order) -> None:
    shuffled = list(rankings)
    order.shuffle(shuffled)
    one, other = dict(fuse(rankings)), dict(fuse(shuffled))
    assert one.keys() == other.keys()
    assert all(abs(one[key] - other[key]) < 1e-9 for key in one)


@FUSIONS
@given(rankings=st.lists(RANKING, max_size=4))
def test_it_holds_every_id_once_best_first(fuse, rankings) -> None:
    fused = fuse(rankings)
    assert {passage for passage, _ in fused} == {passage for ranking in rankings for passage, _ in ranking}
    assert len({passage for passage, _ in fused}) == len(fused)
    assert [score for _, score in fused] == sorted((score for _, score in fused), reverse=True)


@FUSIONS
@given(ranking=RANKING)
def test_a_ranking_fused_with_nothing_keeps_its_order_where_scores_differ(fuse, ranking) -> None:
    fused = dict(fuse([ranking, []]))
    for (a, high), (b, low) in itertools.pairwise(ranking):
        if high > low:
            assert fused[a] >= fused[b]


@given(ranking=RANKING, scale=st.floats(0.1, 10), shift=st.floats(-3, 3))
def test_score_fusion_does_not_care_for_the_scale_of_a_ranking(ranking, scale, shift) -> None:
    moved = [(passage, score * scale + shift) for passage, score in ranking]
    one, other = dict(score_fusion([ranking])), dict(score_fusion([moved]))
    spread = ranking and ranking[0][1] - ranking[-1][1]
    if spread and spread > 1e-3:
        assert all(abs(one[key] - other[key]) < 1e-6 for key in one)


def test_known_values() -> None:
    assert reciprocal_rank_fusion([[(1, 9.0), (2, 8.0)], [(2, 1.0)]]) == [(2, 1 / 62 + 1 / 61), (1, 1 / 61)]
    assert score_fusion([[(1, 9.0), (2, 8.0), (3, 7.0)], [(3, 1.0)]], [1.0, 2.0]) == [
        (3, 2.0),
        (1, 1.0),
        (2, 0.5),
    ]
