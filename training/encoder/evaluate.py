"""How often vectors alone put a window with the answer first, on what is held out.

python -m training.encoder.evaluate --public FOLDER [ENCODER]
"""

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from embeddings import Encoder, load_encoder
from training.encoder.model import PairModel
from training.encoder.pairs import Pairs, load
from training.encoder.stepping import Prompting
from training.encoder.steps import Texts
from training.reader.sources import DATA


class _Rows(Protocol):
    def __call__(self, texts: list[str]) -> NDArray[np.float32]: ...


def recall_of(questions: _Rows, passages: _Rows, data: Pairs) -> dict[str, float]:
    """Return recall of the answer's paragraph at rank 1, by source."""
    columns = passages([window.text for window in data.windows])
    best = (questions([pair.question for pair in data.pairs]) @ columns.T).argmax(1)
    found: dict[str, list[bool]] = defaultdict(list)
    for pair, number in zip(data.pairs, best.tolist(), strict=True):
        right = data.windows[number].paragraph == data.windows[pair.positives[0]].paragraph
        found[pair.source].append(right)
    return {source: round(sum(some) / len(some), 4) for source, some in found.items()}


def recall(model: PairModel, prompting: Prompting, data: Pairs) -> dict[str, float]:
    """Return the recall of the model in training."""

    def rows(texts: Texts) -> NDArray[np.float32]:
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            found: NDArray[np.float32] = model.rows(texts).float().numpy()
        return found

    return recall_of(
        lambda texts: rows(prompting.questions(texts)), lambda texts: rows(prompting.passages(texts)), data
    )


def main() -> None:
    """Print the recall of an encoder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("encoder", nargs="?", default="bundled")
    parser.add_argument("--public", type=Path, required=True, help="folder of the public sets")
    args = parser.parse_args()
    encoder: Encoder = load_encoder(args.encoder)
    print(recall_of(encoder.encode_queries, encoder.encode_passages, load(DATA, args.public, held_out=True)))


if __name__ == "__main__":
    main()
