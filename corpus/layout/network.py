"""Small networks turn evidence into scores. Their weights are kept in one file.

Fitted by ``training.layout.fit`` (see training/layout/README.md); plain NumPy here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Network:
    """Fully connected layers with rectified units between them.

    Attributes:
        layers: (weights (inputs, outputs), biases (outputs,)) of each.
    """

    layers: tuple[tuple[Floats, Floats], ...]

    @classmethod
    def read(cls, data: Mapping[str, Floats], name: str) -> "Network":
        """Return the network kept under a name."""
        count = sum(key.startswith(f"{name}_w") for key in data)
        pairs = ((data[f"{name}_w{i}"], data[f"{name}_b{i}"]) for i in range(count))
        return cls(tuple((w.astype(np.float32), b.astype(np.float32)) for w, b in pairs))

    @property
    def inputs(self) -> int:
        """How many numbers it takes."""
        return len(self.layers[0][0])

    def rest(self, hidden: Floats) -> Floats:
        """Return the outputs, given the sums that reach the first layer's units."""
        for weights, biases in self.layers[1:]:
            hidden = np.maximum(hidden, 0.0) @ weights + biases
        return hidden

    def __call__(self, inputs: Floats) -> Floats:
        """Return the outputs (…, k) for inputs (…, f)."""
        weights, biases = self.layers[0]
        return self.rest(inputs @ weights + biases)

    def on_pairs(self, left: Floats, right: Floats, pairs: Floats) -> Floats:
        """Return (n, n, k) for the inputs [left_i, right_j, pairs_ij] without writing them all out."""
        weights, biases = self.layers[0]
        a, b = left.shape[1], left.shape[1] + right.shape[1]
        hidden = pairs @ weights[b:]
        hidden += (left @ weights[:a])[:, None, :]
        hidden += (right @ weights[a:b])[None, :, :] + biases
        return self.rest(hidden)


@dataclass(frozen=True)
class Weights:
    """The learnt parameters.

    Attributes:
        roles: features of a block and its neighbours → a score for each role.
        readings: for each reading of a page, evidence for a pair → scores of joining a paragraph and of
            opening the next one; and what is known of a block → scores of opening and of closing an article.
    """

    roles: Network
    readings: tuple[tuple[Network, Network], ...]

    @classmethod
    def read(cls, file: IO[bytes]) -> "Weights":
        """Return the weights kept in an .npz file."""
        with np.load(file) as data:
            count = sum(key.startswith("links") and key.endswith("_w0") for key in data)
            readings = (
                (Network.read(data, f"links{k}"), Network.read(data, f"ends{k}")) for k in range(count)
            )
            return cls(Network.read(data, "roles"), tuple(readings))


@cache
def bundled_weights() -> tuple[Weights, ...]:
    """Return the weights that come with the package: fitted on different pages, they vote."""
    members = []
    for path in sorted(files("corpus.layout").iterdir(), key=lambda path: path.name):
        if path.name.startswith("weights-"):
            with path.open("rb") as file:
                members.append(Weights.read(file))
    return tuple(members)


def shifted(rows: Floats, step: int) -> Floats:
    """Return rows moved so that row i holds what was row i + step; zeros beyond the page."""
    out = np.zeros_like(rows)
    size = len(rows)
    if abs(step) < size:
        out[max(0, -step) : size - max(0, step)] = rows[max(0, step) : size + min(0, step)]
    return out


def role_inputs(looks: Floats) -> Floats:
    """Return what a role is judged from: the block's own features and those of two neighbours each way."""
    return np.concatenate([shifted(looks, step) for step in (-2, -1, 0, 1, 2)], axis=1)


def node_inputs(looks: Floats, roles: Floats) -> Floats:
    """Return what a block brings to a link, a start or an end: its look, its role, its neighbours' roles."""
    return np.concatenate([looks, shifted(roles, -1), roles, shifted(roles, 1)], axis=1)


def softmax(scores: Floats) -> Floats:
    """Return probabilities along the last axis."""
    exps = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(exps / exps.sum(axis=-1, keepdims=True), dtype=np.float32)
