"""The encoder as one ONNX graph in 8-bit integers.

Input ``embeddings``: float32 (1, tokens, hidden), the sums of token, position and type embeddings.
Output ``mean``: float32 (1, hidden), the mean over the tokens of the last layer; or with a head
``logits``: float32 (1, tokens, outputs), the head's of every token.

One text a run: no padding, no mask, and no text changes the scale of another's integers.

Weights are int8 with one scale an output channel. Inputs of a product are uint8 with one scale a
text (ONNX Runtime quantises, multiplies and scales back in one kernel), save for the product after
the activation. There a few tokens are hundreds of times larger than the rest; with one scale for all,
that product alone brings the cosine to the unquantised model down to 0.996 and layers 4 and 5 cause
nearly all of it. So each token has its own scale there, which costs no time that can be measured.

``Add`` and ``LayerNormalization`` stay apart: fused (SkipLayerNormalization) they take several times longer.
"""

from typing import Any, Final, NamedTuple

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from embeddings.weights import PackedWeights

_MICROSOFT: Final = "com.microsoft"
_FUSED: Final = {"DynamicQuantizeMatMul", "Gelu", "MatMulIntegerToFloat", "MultiHeadAttention"}
"""Operators of ONNX Runtime's own; the rest are standard."""

_ZERO: Final = 128
"""The uint8 that stands for 0 where a token has its own scale."""


class Head(NamedTuple):
    """A linear layer over every token: weight of shape (outputs, hidden), bias of shape (outputs,)."""

    weight: NDArray[np.float32]
    bias: NDArray[np.float32]


def quantize(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return int8 weights and scales, shapes (outputs, inputs) and (outputs,), in [-127, 127]."""
    scale = np.maximum(np.abs(weight).max(axis=1), np.finfo(np.float32).tiny) / 127
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def build_graph(weights: PackedWeights, head: Head | None = None) -> bytes:
    """Return the serialised graph of a BERT encoder (Devlin et al. 2019, layer norm after the sum)."""
    return GraphBuilder(weights, head).build()


class GraphBuilder:
    """Builds the graph; a subclass may do the products another way."""

    def __init__(self, weights: PackedWeights, head: Head | None = None) -> None:
        self.weights = weights
        self.shape = weights.shape
        self.head = head
        self.nodes: list[Any] = []
        self.initializers: list[Any] = []

    def build(self) -> bytes:
        """Return the serialised graph."""
        hidden, intermediate = self.shape.hidden, self.shape.intermediate
        self.prepare()
        state = self.norm("embeddings", "emb.ln")
        for layer in range(self.shape.layers):
            at = f"l{layer}."
            joined = self.linear(state, [at + "q", at + "k", at + "v"], hidden)
            parts = [joined + suffix for suffix in (".q", ".k", ".v")]
            self.add("Split", [joined], *parts, axis=-1, num_outputs=3)
            context = self.add("MultiHeadAttention", parts, at + "context", num_heads=self.shape.heads)
            attended = self.linear(context, [at + "ao"], hidden)
            state = self.norm(self.add("Add", [attended, state], at + "sum1"), at + "aln")
            activated = self.add("Gelu", [self.linear(state, [at + "fi"], hidden)], at + "gelu")
            output = self.linear_by_token(activated, at + "fo", intermediate)
            state = self.norm(self.add("Add", [output, state], at + "sum2"), at + "oln")
        return self.serialized(self.output(state))

    def prepare(self) -> None:
        """Add the constants that the products share."""
        self.constant("zero", np.uint8(_ZERO))
        self.constant("one", np.float32(1))
        self.constant("smallest", np.float32(1e-12))
        self.constant("step", np.float32(1 / 127))
        self.constant("last", np.array([-1]))

    def output(self, state: str) -> Any:
        """Add what comes after the last layer; return the description of the graph's output."""
        if self.head is None:
            self.constant("tokens", np.array([1]))
            self.add("ReduceMean", [state, "tokens"], "mean", keepdims=0)
            return helper.make_tensor_value_info("mean", TensorProto.FLOAT, [1, self.shape.hidden])
        weight = self.constant("head.w", self.head.weight.T)
        bias = self.constant("head.b", self.head.bias)
        self.add("Add", [self.add("MatMul", [state, weight], "head.product"), bias], "logits")
        return helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "tokens", len(self.head.bias)])

    def serialized(self, output: Any) -> bytes:
        """Return the finished model."""
        hidden = self.shape.hidden
        graph = helper.make_graph(
            self.nodes,
            "encoder",
            [helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, [1, "tokens", hidden])],
            [output],
            self.initializers,
        )
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(_MICROSOFT, 1)]
        model: onnx.ModelProto = helper.make_model(graph, opset_imports=opsets, ir_version=10)
        return bytes(model.SerializeToString())

    def constant(self, name: str, value: Any) -> str:
        """Add a constant; return its name."""
        array = np.ascontiguousarray(value).reshape(np.shape(value))
        self.initializers.append(numpy_helper.from_array(array, name))
        return name

    def add(self, operator: str, inputs: list[str], *outputs: str, **attributes: Any) -> str:
        """Add a node; return its first output."""
        domain = _MICROSOFT if operator in _FUSED else ""
        self.nodes.append(helper.make_node(operator, inputs, outputs, domain=domain, **attributes))
        return outputs[0]

    def norm(self, value: str, name: str) -> str:
        """Add a layer norm; return its output."""
        scale = self.constant(name + ".w", self.weights.vector(name + ".w"))
        shift = self.constant(name + ".b", self.weights.vector(name + ".b"))
        epsilon = self.shape.epsilon
        return self.add("LayerNormalization", [value, scale, shift], name, axis=-1, epsilon=epsilon)

    def parameters(self, names: list[str], inputs: int) -> tuple[str, str, str, str]:
        """Add the joined weights of several products; return weight, scale, zero point and bias."""
        first = names[0]
        weight, scale = quantize(np.concatenate([self.weights.matrix(name + ".w", inputs) for name in names]))
        bias = np.concatenate([self.weights.vector(name + ".b") for name in names])
        return (
            self.constant(first + ".w", weight.T),
            self.constant(first + ".scale", scale),
            self.constant(first + ".zero", np.zeros(len(scale), np.int8)),
            self.constant(first + ".b", bias),
        )

    def linear(self, value: str, names: list[str], inputs: int) -> str:
        """Add one product with the joined weights of ``names``; return its output."""
        parameters = self.parameters(names, inputs)
        return self.add("DynamicQuantizeMatMul", [value, *parameters], names[0] + ".out")

    def linear_by_token(self, value: str, name: str, inputs: int) -> str:
        """Add a product whose input has a scale a token; return its output."""
        weight, scale, zero, bias = self.parameters([name], inputs)
        largest = self.add("ReduceMax", [self.add("Abs", [value], name + ".abs"), "last"], name + ".max")
        floor = self.add("Max", [largest, "smallest"], name + ".floor")
        steps = self.add("Mul", [floor, "step"], name + ".steps")
        by_token = self.add("Reshape", [steps, "last"], name + ".flat")
        zeros = self.add("Expand", ["zero", self.add("Shape", [by_token], name + ".count")], name + ".zeros")
        integers = self.add("QuantizeLinear", [value, by_token, zeros], name + ".q", axis=1)
        product = self.add(
            "MatMulIntegerToFloat", [integers, weight, "one", scale, "zero", zero], name + ".product"
        )
        return self.add("Add", [self.add("Mul", [product, steps], name + ".scaled"), bias], name + ".out")
