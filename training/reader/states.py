"""Trained weights by name: those of torch, and those of the file that the product reads."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

_NAMES: Final = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}
_TENSORS: Final = {"w": "weight", "b": "bias"}
_HEADS: Final = ("head.", "verdict.")
State = dict[str, torch.Tensor]


def packed_name(name: str) -> str:
    """Return the name in the encoder's file of encoder.encoder.layer.4.attention.self.query.weight: l4.q.w."""
    if name.startswith(_HEADS):
        return name.replace("weight", "w").replace("bias", "b")
    layer, _, rest = name.removeprefix("encoder.encoder.layer.").partition(".")
    module, _, tensor = rest.rpartition(".")
    return f"l{layer}.{_NAMES[module]}.{tensor[0]}"


def unpacked_name(name: str) -> str:
    """Return the name in torch of a tensor of the encoder's file; ``packed_name`` the other way."""
    if name.startswith(_HEADS):
        head, _, tensor = name.partition(".")
        return f"{head}.{_TENSORS[tensor]}"
    layer, short, tensor = name.split(".")
    module = next(module for module, known in _NAMES.items() if known == short)
    return f"encoder.encoder.layer.{layer.removeprefix('l')}.{module}.{_TENSORS[tensor]}"


def quantized(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return int8 weights and a scale a row, shapes (outputs, inputs) and (outputs,)."""
    scale = np.maximum(np.abs(weight).max(axis=1), np.finfo(np.float32).tiny) / 127
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def packed(state: State) -> dict[str, NDArray[Any]]:
    """Return the tensors by the names of the encoder's file, matrices as int8 and scales."""
    found: dict[str, NDArray[Any]] = {}
    for name, tensor in state.items():
        ours, value = packed_name(name), tensor.float().numpy()
        if value.ndim == 2 and not ours.startswith(_HEADS):
            found[ours], found[f"{ours}.scale"] = quantized(value)
        else:
            found[ours] = value.astype(np.float32)
    return found


def unpacked(tensors: dict[str, NDArray[Any]]) -> State:
    """Return what ``packed`` was given, up to the rounding to 8 bits."""
    found: State = {}
    for name, value in tensors.items():
        if name.endswith(".scale"):
            continue
        scale = tensors.get(f"{name}.scale")
        whole = value.astype(np.float32) if scale is None else value.astype(np.float32) * scale[:, None]
        found[unpacked_name(name)] = torch.from_numpy(whole)
    return found


def load_state(path: Path) -> State:
    """Return the weights of a file: trained.pt or checkpoint.pt of a run, or an exported .npz."""
    if path.suffix == ".npz":
        with np.load(path) as file:
            return unpacked({name: file[name] for name in file.files})
    state: Any = torch.load(path, weights_only=True)
    found: State = state.get("trained", state)
    return found


def mean(states: Sequence[State]) -> State:
    """Return the mean of the weights of several runs, of which each began where another ended.

    A head that only some of them have is the mean of those.

    Source: Wortsman et al., "Model soups: averaging weights of multiple fine-tuned models", ICML 2022.
    """
    names = dict.fromkeys(name for state in states for name in state)
    return {
        name: torch.stack([state[name].float() for state in states if name in state]).mean(0)
        for name in names
    }
