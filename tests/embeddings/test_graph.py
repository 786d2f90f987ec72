"""The int8 graphs: the encoder's, and the one with a head that the reader is built on; float32 is the referee."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.graph import GraphBuilder, Head, build_graph
from embeddings.light import multiplies_exactly, open_session
from embeddings.mixed_graph import NEURONS, STATE, build_mixed_graph
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


class FloatGraphBuilder(GraphBuilder):
    """The same layers with nothing rounded."""

    def linear(self, value: str, names: list[str], inputs: int) -> str:
        weight = np.concatenate([self.weights.matrix(name + ".w", inputs) for name in names])
        bias = np.concatenate([self.weights.vector(name + ".b") for name in names])
        product = self.add("MatMul", [value, self.constant(names[0] + ".w", weight.T)], names[0] + ".product")
        return self.add("Add", [product, self.constant(names[0] + ".b", bias)], names[0] + ".out")

    def linear_by_token(self, value: str, name: str, inputs: int) -> str:
        return self.linear(value, [name], inputs)


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


@pytest.mark.parametrize("exact", [True, False])
def test_int8_stays_close_to_float_and_the_mixed_graph_closer(
    weights: PackedWeights, states: np.ndarray, tmp_path: Path, exact: bool
) -> None:
    if exact and not multiplies_exactly():
        pytest.skip("this processor sums products of int8 in 16 bits")
    reference = run(FloatGraphBuilder(weights).build(), tmp_path, states)[0]
    integers = run(build_graph(weights), tmp_path, states, exact=exact)[0]
    mixed = run(build_mixed_graph(weights), tmp_path, states, exact=exact)[0]
    assert cosine(integers, reference) >= 0.995
    assert cosine(mixed, reference) >= 0.999
    assert cosine(mixed, reference) > cosine(integers, reference)


def test_the_channels_kept_in_float_are_the_large_ones(weights: PackedWeights, states: np.ndarray) -> None:
    """The scale of a layer norm says how large each channel of a state may grow."""
    scales = np.stack([np.abs(weights.vector(f"l{layer}.aln.w")) for layer in range(11)])
    assert set(np.argsort(-scales.max(axis=0))[:2].tolist()) <= set(STATE)
    assert len(NEURONS) == weights.shape.layers
