"""One contract over every kind of vector index; brute-force NumPy is the referee."""

from pathlib import Path

import numpy as np
import pytest

from retriever.index.dense import KINDS, DenseIndex, kind_for
from retriever.index.sizes import IndexSizes


def unit_rows(count: int, dimension: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(params=sorted(KINDS))
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


def test_a_vector_finds_itself_first(kind: str) -> None:
    rows = unit_rows(600, 32)
    ids = np.arange(600, dtype=np.int64) * 7 + 3
    index = DenseIndex.build(ids, rows, dimension=32, kind=kind)
    assert len(index) == 600
    for number in range(0, 600, 37):
        (found, score), *_ = index.search(rows[number], 5)
        assert found == ids[number]
        assert score == pytest.approx(1.0, abs=1e-3)


def test_scores_are_inner_products_best_first(kind: str) -> None:
    rows, queries = unit_rows(500, 32), unit_rows(20, 32, seed=1)
    index = DenseIndex.build(np.arange(500, dtype=np.int64), rows, dimension=32, kind=kind)
    for query in queries:
        found = index.search(query, 10)
        assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
        for passage, score in found:
            assert score == pytest.approx(float(rows[passage] @ query), abs=1e-3)


def test_flat_equals_brute_force_and_ivf_comes_near() -> None:
    """Rows around 40 centres, as texts lie around their subjects."""
    centres, spread = unit_rows(40, 32, seed=2), 0.6 * unit_rows(2050, 32, seed=3)
    rows = centres[np.arange(2050) % 40] + spread
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows, queries = rows[:2000], rows[2000:]
    ids = np.arange(2000, dtype=np.int64)
    recalls = {}
    for name in KINDS:
        index = DenseIndex.build(ids, rows, dimension=32, kind=name)
        hits = 0
        for query in queries:
            exact = set(np.argsort(-(rows @ query))[:10].tolist())
            hits += len(exact & {passage for passage, _ in index.search(query, 10)})
        recalls[name] = hits / 500
    assert recalls["flat"] >= 0.99  # half floats may swap two that are equal to four digits
    assert recalls["ivf"] >= 0.75


def test_save_and_load_give_the_same_hits(kind: str, tmp_path: Path) -> None:
    rows = unit_rows(300, 16)
    index = DenseIndex.build(np.arange(300, dtype=np.int64), rows, dimension=16, kind=kind)
    index.write(tmp_path / "dense.faiss")
    again = DenseIndex.load(tmp_path / "dense.faiss")
    assert [again.search(row, 5) for row in rows[:20]] == [index.search(row, 5) for row in rows[:20]]


def test_empty_small_and_greedy_questions(kind: str) -> None:
    empty = DenseIndex.build(np.zeros(0, np.int64), np.zeros((0, 16), np.float32), dimension=16, kind=kind)
    assert empty.search(unit_rows(1, 16)[0], 5) == []
    one = DenseIndex.build(np.array([42]), unit_rows(1, 16), dimension=16, kind=kind)
    assert [passage for passage, _ in one.search(unit_rows(1, 16)[0], 100)] == [42]
    assert one.search(unit_rows(1, 16)[0], 0) == []


def test_the_kind_is_a_function_of_size() -> None:
    assert kind_for(0) == kind_for(IndexSizes().exact_up_to) == "flat"
    assert kind_for(IndexSizes().exact_up_to + 1) == "ivf"
