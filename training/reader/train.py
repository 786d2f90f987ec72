"""Fine-tunes the bundled encoder as a span reader on this machine.

    python -m training.reader.train --public FOLDER --work FOLDER [--steps N] [--minutes N]

Started again with the same folder it goes on from the last checkpoint. On Linux give the allocator
MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000: fresh pages for every large
tensor take more than half of the time. Where data and weights have to travel to a graphics card, see
``training.pack``.
"""

import argparse
import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import torch

from embeddings.bundled import standard_folder
from training.bert import trainable_bert
from training.reader.batching import Window, batches
from training.reader.loop import Schedule, fit
from training.reader.mixture import load, one_pass
from training.reader.model import SpanModel
from training.reader.sources import DATA, Example
from training.reader.states import load_state
from training.reader.windows import Windowing


def windows_of_a_pass(
    examples: list[Example], windowing: Windowing, name: str, claims: float = 0.0, own_share: float = 1.0
) -> Iterator[Window]:
    """Yield the windows of one pass over the examples, in random order, varied anew.

    Args:
        examples: see ``mixture.load``.
        windowing: cuts them.
        name: seeds the pass; the same name gives the same windows.
        claims: see ``one_pass``.
        own_share: see ``one_pass``.
    """
    rng = random.Random(name)  # noqa: S311
    for number, group in enumerate(one_pass(examples, DATA, rng, claims, own_share)):
        for example in group:
            yield windowing.window(example, rng, number)


def endless(
    passes: Callable[[str], Iterator[Window]], tokens: int, seed: int, step: int
) -> Iterator[list[Window]]:
    """Yield batches for ever, others than those before a step; ``passes`` gives the windows of a pass by its name."""
    turn = 0
    while True:
        name = f"{seed + step}/{turn}"
        windows = passes(name)
        yield from batches(windows, tokens, random.Random(name))  # noqa: S311
        turn += 1


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--public", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and the result")
    parser.add_argument(
        "--start", type=Path, help="weights to go on from: trained.pt of a run, or an exported .npz"
    )
    parser.add_argument("--steps", type=int, default=12_000)
    parser.add_argument("--minutes", type=float, default=1e6, help="at most so long")
    parser.add_argument("--tokens", type=int, default=2304, help="tokens of a batch, padding counted")
    parser.add_argument("--learning-rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--claims", type=float, default=0.0, help="share of claims, for yes or no, in [0, 1)")
    parser.add_argument(
        "--own-share", type=float, default=1.0, help="share of our own questions in a pass, in (0, 1]"
    )
    parser.add_argument(
        "--new",
        nargs="*",
        default=[],
        metavar="FILE",
        help="files of articles or questions of which each pass takes all: words_03 …",
    )
    parser.add_argument("--threads", type=int, default=2, help="processors to use; 1 beside other work")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    folder = standard_folder(adapted=False)
    model = SpanModel(trainable_bert(folder))
    if args.start:
        model.load_state_dict(load_state(args.start), strict=False)
    examples = load(DATA, args.public, held_out=False, new=args.new)
    print(f"{len(examples)} examples", flush=True)
    passes = partial(
        windows_of_a_pass, examples, Windowing(folder), claims=args.claims, own_share=args.own_share
    )
    fit(
        model,
        partial(endless, passes, args.tokens, args.seed),
        Schedule(args.steps, args.minutes, args.learning_rate),
        device=args.device,
        checkpoint=args.work / "checkpoint.pt",
    )
    torch.save(model.trained(), args.work / "trained.pt")


if __name__ == "__main__":
    main()
