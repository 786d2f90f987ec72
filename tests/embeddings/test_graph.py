"""The int8 graph and its head, which the reader is built on."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.graph import Head, build_graph
from embeddings.light import multiplies_exactly, open_session
from embeddings.packed_graph import build_packed_graph
from embeddings.weights import PackedWeights, dequantize


@pytest.fixture(scope="module")
def states(weights: PackedWeights) -> np.ndarray:
    """The sums of embeddings of a few tokens, shape (1, tokens, hidden)."""
    hidden = weights.shape.hidden
    rows = dequantize(weights.blocks("emb.word", hidden)[[0, 9557, 107156, 69731, 208514, 2]])
    types = weights.vector("emb.type").reshape(-1, hidden)[0]
    total: np.ndarray = (rows + weights.vector("emb.pos").reshape(-1, hidden)[: len(rows)] + types)[None]
    return total


def run(graph: bytes, folder: Path, states: np.ndarray, *, exact: bool = True) -> np.ndarray:
    path = folder / "graph.onnx"
    path.write_bytes(graph)
    output: np.ndarray = open_session(path, exact=exact).run(None, {"embeddings": states})[0]
    return output


def test_a_head_is_a_linear_layer_over_every_token(
    weights: PackedWeights, states: np.ndarray, tmp_path: Path
) -> None:
    random = np.random.default_rng(3)
    head = Head(random.normal(size=(2, 384)).astype(np.float32), np.array([0.5, -2], np.float32))
    logits = run(build_graph(weights, head), tmp_path, states)
    mean = run(build_graph(weights), tmp_path, states)
    assert logits.shape == (1, states.shape[1], 2)
    np.testing.assert_allclose(logits.mean(axis=1), mean @ head.weight.T + head.bias, atol=1e-4)


@pytest.mark.parametrize("exact", [True, False])
def test_int8_stays_close_to_the_packed_weights(
    weights: PackedWeights, states: np.ndarray, tmp_path: Path, exact: bool
) -> None:
    if exact and not multiplies_exactly():
        pytest.skip("this processor sums products of int8 in 16 bits")
    packed = run(build_packed_graph(weights), tmp_path, states)[0]
    integers = run(build_graph(weights), tmp_path, states, exact=exact)[0]
    assert packed @ integers / np.linalg.norm(packed) / np.linalg.norm(integers) >= 0.995
