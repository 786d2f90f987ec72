"""Fine-tunes an adapter of the bundled encoder: a question near the passage that answers it.

    python -m training.encoder.mine --public FOLDER --work WORK
    python -m training.encoder.train --public FOLDER --work WORK [--minutes N]
    python -m training.encoder.export WORK/trained.pt

The loss is InfoNCE (van den Oord et al. 2018) over the passages of the batch: the answers of all its
questions and a hard negative for each. Batches hold whole articles, so most negatives are of the same
article. A passage that holds an accepted answer of a question is no negative for it.
"""

import argparse
import json
from pathlib import Path

import torch

from embeddings.bundled import standard_folder
from training.bert import trainable_bert
from training.encoder.evaluate import recall
from training.encoder.loop import fit
from training.encoder.model import PairModel
from training.encoder.pairs import load
from training.encoder.stepping import Prompting, steps
from training.reader.loop import Schedule
from training.reader.sources import DATA


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--public", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--work", type=Path, required=True, help="folder of negatives.json and the result")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--size", type=int, default=64, help="questions a step")
    parser.add_argument("--learning-rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2, help="processors to use; 1 beside other work")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    folder = standard_folder(adapted=False)
    model, prompting = PairModel(trainable_bert(folder)), Prompting(folder)
    mined = json.loads((args.work / "negatives.json").read_text("utf-8"))
    data = load(DATA, args.public, held_out=False)
    done = fit(
        model,
        steps(data, mined, prompting, size=args.size, seed=args.seed),
        Schedule(1_000_000, args.minutes, args.learning_rate),
        kept=args.work / "trained.pt",
    )
    held_out = load(DATA, args.public, held_out=True)
    print(f"{done} steps; held out, vectors alone: {recall(model, prompting, held_out)}", flush=True)


if __name__ == "__main__":
    main()
