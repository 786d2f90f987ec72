"""Writes the trained adapter as the product reads it.

python -m training.encoder.export WORK/trained.pt [--share 1.0] [--out OUT.npz]
"""

import argparse
import re
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from embeddings.adapter import ADAPTER
from training.reader.states import packed_name

#: encoder.encoder.layer.4.attention.self.query.up
_TRAINED = re.compile(r"(encoder\.encoder\.layer\..+)\.(up|down)")


def packed(trained: dict[str, torch.Tensor], share: float) -> dict[str, NDArray[np.float16]]:
    """Return the two factors of every change by the names of the encoder's file.

    Args:
        trained: what ``PairModel.trained`` returned.
        share: of the change that is kept, in (0, 1]; between the base model and the trained one lies a straight
            line (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
    """
    found: dict[str, NDArray[np.float16]] = {}
    for name, tensor in trained.items():
        match = _TRAINED.fullmatch(name)
        if not match:
            raise ValueError(f"{name}: no part of an adapter")
        product = packed_name(f"{match[1]}.weight")
        value = tensor.float().numpy() * (share if match[2] == "up" else 1.0)
        found[f"{product}.{match[2]}"] = value.astype(np.float16)
    return found


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trained", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="of the change that is kept")
    parser.add_argument("--out", type=Path, default=ADAPTER)
    args = parser.parse_args()
    np.savez(args.out, allow_pickle=False, **packed(torch.load(args.trained, weights_only=True), args.share))
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
