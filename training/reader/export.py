"""Writes the trained layers as the product reads them.

python -m training.reader.export WORK/trained.pt… [--out OUT.npz]
"""

import argparse
from collections.abc import Sequence
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


def mean(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights of several runs, of which each began where another ended.

    Source: Wortsman et al., "Model soups: averaging weights of multiple fine-tuned models", ICML 2022.
    """
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trained", type=Path, nargs="+", help="trained.pt; of several the mean is written")
    parser.add_argument("--out", type=Path, default=TRAINED)
    args = parser.parse_args()
    states = [torch.load(path, weights_only=True) for path in args.trained]
    tensors: dict[str, Any] = packed(mean([state.get("trained", state) for state in states]))
    np.savez(args.out, **tensors)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
