"""A part of inverted lists finds what the whole finds under a filter, and several share the room."""

import numpy as np
import pytest

from retriever.index.dense import DenseIndex
from retriever.index.parts import Parts
from retriever.index.selecting import Scope, Selection

COUNT, DIMENSION = 600, 16


@pytest.fixture(scope="module")
def base() -> DenseIndex:
    rows = np.random.default_rng(1).standard_normal((COUNT, DIMENSION)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return DenseIndex.build(np.arange(1, COUNT + 1), rows, dimension=DIMENSION, kind="ivf")


def selecting(share: float, length: int = COUNT + 1) -> Selection:
    mask = np.random.default_rng(int(share * 100)).random(length) < share
    mask[0] = False
    return Selection(frozenset(), mask, Scope(0, 0))


@pytest.mark.parametrize("length", [COUNT + 1, COUNT // 2])
@pytest.mark.parametrize("share", [0.01, 0.2, 0.45, 1.0])
def test_a_part_finds_what_the_whole_finds(base: DenseIndex, share: float, length: int) -> None:
    selection = selecting(share, length)
    part = base.part(selection.mask)
    assert len(part) == selection.passages
    for query in np.random.default_rng(2).standard_normal((10, DIMENSION)).astype(np.float32):
        whole = base.search(query, 20, only=selection.selector, share=share)
        assert part.search(query, 20, share=share) == whole


def test_parts_are_kept_and_the_last_to_come_waits_for_room(base: DenseIndex) -> None:
    parts, small, other, large = Parts(base), selecting(0.2), selecting(0.21), selecting(0.3)
    first = parts.of(small)
    assert first and parts.of(other) and parts.of(small) is first
    assert parts.of(large) is None
    assert parts.of(small) is first
    assert parts.of(large) is None
    assert len(parts.of(large) or ()) == large.passages
    assert parts.of(small) is None


def test_most_of_the_vectors_and_a_base_without_lists_make_no_part(base: DenseIndex) -> None:
    assert Parts(base).of(selecting(0.8)) is None
    rows = np.eye(DIMENSION, dtype=np.float32)
    flat = DenseIndex.build(np.arange(DIMENSION), rows, dimension=DIMENSION)
    assert Parts(flat).of(selecting(0.1)) is None
