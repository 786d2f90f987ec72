from itertools import pairwise, permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.layout.assembly import Scores, assemble, confidences


@st.composite
def pages(draw: st.DrawFn, most: int = 5) -> Scores:
    size = draw(st.integers(1, most))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    square, line = (size, size), (size,)
    return Scores(*(rng.normal(0, 3, shape).astype(np.float32) for shape in (square, square, line, line)))


def worth(scores: Scores, chains: list[list[int]]) -> float:
    links = np.logaddexp(scores.joins, scores.nexts)
    total = 0.0
    for chain in chains:
        total += float(scores.starts[chain[0]] + scores.ends[chain[-1]])
        total += sum(float(links[i, j]) for i, j in pairwise(chain))
    return total


def covers(size: int) -> list[list[list[int]]]:
    """Return every way to lay the blocks in chains: an order of all blocks, cut anywhere."""
    found = {}
    for order in permutations(range(size)):
        for cuts in range(2 ** (size - 1)):
            chains: list[list[int]] = [[order[0]]]
            for place, block in enumerate(order[1:]):
                if cuts >> place & 1:
                    chains.append([])
                chains[-1].append(block)
            found[tuple(sorted(map(tuple, chains)))] = chains
    return list(found.values())


@settings(max_examples=60, deadline=None)
@given(pages(9))
def test_every_block_is_in_exactly_one_chain(scores: Scores) -> None:
    chains = assemble(scores)
    assert sorted(link.block for chain in chains for link in chain) == list(range(len(scores.starts)))
    firsts = [chain[0].block for chain in chains]
    assert firsts == sorted(firsts)


@settings(max_examples=60, deadline=None)
@given(pages())
def test_the_decision_is_the_best_one_unless_cycles_stand_in_its_way(scores: Scores) -> None:
    size = len(scores.starts)
    links = np.logaddexp(scores.joins, scores.nexts)
    gains = np.maximum(links - scores.ends[:, None] - scores.starts[None, :], 0)
    np.fill_diagonal(gains, 0)
    best = max(worth(scores, chains) for chains in covers(size))
    bound = float(scores.starts.sum() + scores.ends.sum()) + max(
        float(sum(gains[i, j] for i, j in enumerate(order))) for order in permutations(range(size))
    )
    got = worth(scores, [[link.block for link in chain] for chain in assemble(scores)])
    assert got <= best + 1e-3
    if best > bound - 1e-4:  # the best matching has no cycle
        assert got > best - 1e-2


@settings(max_examples=60, deadline=None)
@given(pages(6))
def test_confidences_are_probabilities_and_agree_on_both_sides(scores: Scores) -> None:
    sure = confidences(scores)
    size = len(scores.starts)
    assert ((sure >= 0) & (sure <= 1 + 1e-6)).all()
    links = np.logaddexp(scores.joins, scores.nexts)
    for j in range(size):
        rivals = [float(links[i, j]) for i in range(size) if i != j]
        expected = 1 / (1 + sum(np.exp(rival - float(scores.starts[j])) for rival in rivals))
        assert abs(float(sure[size, j]) - expected) < 1e-3


def test_a_page_that_starts_with_its_end_is_put_in_order() -> None:
    far, near = -20.0, 8.0
    joins = np.full((3, 3), far, dtype=np.float32)
    joins[2, 0] = joins[0, 1] = near
    low = np.full((3, 3), far, dtype=np.float32)
    flat = np.zeros(3, dtype=np.float32)
    (chain,) = assemble(Scores(joins, low, flat, flat))
    assert [link.block for link in chain] == [2, 0, 1]
    assert [link.joined for link in chain] == [False, True, True]
    assert chain[1].confidence > 0.99


def test_a_cycle_is_opened_at_its_weakest_link() -> None:
    joins = np.full((3, 3), -20.0, dtype=np.float32)
    joins[0, 1], joins[1, 2], joins[2, 0] = 9.0, 8.0, 3.0
    low = np.full((3, 3), -20.0, dtype=np.float32)
    flat = np.zeros(3, dtype=np.float32)
    (chain,) = assemble(Scores(joins, low, flat, flat))
    assert [link.block for link in chain] == [0, 1, 2]
