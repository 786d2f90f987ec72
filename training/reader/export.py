"""Writes the trained layers as the product reads them.

python -m training.reader.export WORK/trained.pt… [--out OUT.npz]
"""

import argparse
from pathlib import Path
from typing import Any, Final

import numpy as np

from retriever.reader.weights import TRAINED
from training.reader.states import load_state, mean, packed

UNREAD: Final = "verdict."
"""What the product does not read yet: the judgement of claims."""


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "trained", type=Path, nargs="+", help="trained.pt or an exported .npz; of several the mean is written"
    )
    parser.add_argument("--out", type=Path, default=TRAINED)
    args = parser.parse_args()
    state = mean([load_state(path) for path in args.trained])
    read = {name: value for name, value in state.items() if not name.startswith(UNREAD)}
    tensors: dict[str, Any] = packed(read)
    np.savez(args.out, **tensors)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
