"""Packs data and base weights, so that they can be trained on where neither sources nor tokenizer are.

    python -m training.reader.pack --public FOLDER --out PACK [--passes 8]
    python -m training.reader.train_packed PACK --out RESULTS …            (there)

Every pass varies the examples anew, as in ``training.reader.train``. What is held out is packed as well, to measure
each run by.
"""

import argparse
import random
from pathlib import Path

from embeddings.bundled import standard_folder
from training.bert import trainable_bert
from training.reader.mixture import load, simplified
from training.reader.packed import write_encoder, write_windows
from training.reader.sources import DATA
from training.reader.train import windows_of_a_pass
from training.reader.windows import Windowing

HELD_OUT = 3_000
"""Held-out examples in a pack, chosen at random."""


def pack(public: Path, out: Path, *, passes: int, seed: int) -> None:
    """Write a pack of so many passes into a folder, made if missing."""
    out.mkdir(parents=True, exist_ok=True)
    folder = standard_folder(adapted=False)
    windowing = Windowing(folder)
    examples = load(DATA, public, held_out=False)
    trained = [list(windows_of_a_pass(examples, windowing, f"{seed}/{n}")) for n in range(passes)]
    rng = random.Random(seed)  # noqa: S311
    kept = load(DATA, public, held_out=True)
    kept = [simplified(example) for example in rng.sample(kept, min(HELD_OUT, len(kept)))]
    held_out = [windowing.window(example, rng) for example in kept]
    vocabulary = write_windows(out, trained, held_out, [example.source for example in kept])
    write_encoder(out, trainable_bert(folder), vocabulary)


def main() -> None:
    """Read the arguments and write the pack."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--public", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder of the pack")
    parser.add_argument("--passes", type=int, default=4, help="passes over the data, each varied anew")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    pack(args.public, args.out, passes=args.passes, seed=args.seed)
    size = sum(file.stat().st_size for file in args.out.iterdir())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
