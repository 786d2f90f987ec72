"""Writes the trained layers as the product reads them.

python -m training.reader.export WORK/trained.pt [OUT.npz]
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from embeddings.graph import quantize
from retriever.reader.weights import TRAINED

_NAMES = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}


def packed_name(name: str) -> str:
    """Return the name in the encoder's file of encoder.encoder.layer.4.attention.self.query.weight: l4.q.w."""
    if name.startswith("head."):
        return name.replace("weight", "w").replace("bias", "b")
    layer, _, rest = name.removeprefix("encoder.encoder.layer.").partition(".")
    module, _, tensor = rest.rpartition(".")
    return f"l{layer}.{_NAMES[module]}.{tensor[0]}"


def packed(trained: dict[str, torch.Tensor]) -> dict[str, NDArray[Any]]:
    """Return the tensors by the names of the encoder's file, matrices as int8 and scales."""
    found: dict[str, NDArray[Any]] = {}
    for name, tensor in trained.items():
        ours, value = packed_name(name), tensor.float().numpy()
        if value.ndim == 2 and not ours.startswith("head."):
            found[ours], found[f"{ours}.scale"] = quantize(value)
        else:
            found[ours] = value.astype(np.float32)
    return found


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=TRAINED)
    args = parser.parse_args()
    state = torch.load(args.trained, weights_only=True)
    tensors: dict[str, Any] = packed(state.get("trained", state))
    np.savez(args.out, **tensors)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
