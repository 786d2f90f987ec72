"""Packs data and base weights, so that they can be trained on where neither sources nor tokenizer are.

    python -m training.pack --public FOLDER --out PACK [--passes 4] [--mined WORK]
    python -m training.train_packed PACK --out RESULTS …            (there)

Every pass varies the examples anew, as in ``training.reader.train``. What is held out is packed as well, to measure
each reader by. With the folder of ``training.encoder.mine`` the pack holds steps for the encoder's adapter too.
"""

import argparse
import json
import random
from itertools import islice
from pathlib import Path
from typing import Final

from embeddings.bundled import standard_folder
from training.bert import trainable_bert
from training.encoder.packed import texts_of, write_steps
from training.encoder.pairs import load as load_pairs
from training.encoder.stepping import Prompting, steps
from training.encoder.steps import Step
from training.packed import Vocabulary, write_encoder
from training.reader.mixture import load, simplified
from training.reader.packed import Pack, write_windows
from training.reader.sources import DATA
from training.reader.train import windows_of_a_pass
from training.reader.windows import Windowing

HELD_OUT: Final = 3_000
"""Held-out examples in a pack, chosen at random."""


def windows_to_pack(public: Path, *, passes: int, seed: int) -> Pack:
    """Return the windows of so many passes, and of what is held out."""
    windowing = Windowing(standard_folder(adapted=False))
    examples = load(DATA, public, held_out=False)
    trained = [list(windows_of_a_pass(examples, windowing, f"{seed}/{n}")) for n in range(passes)]
    rng = random.Random(seed)  # noqa: S311
    kept = load(DATA, public, held_out=True)
    kept = [simplified(example) for example in rng.sample(kept, min(HELD_OUT, len(kept)))]
    held_out = [windowing.window(example, rng) for example in kept]
    return Pack(tuple(trained), held_out, [example.source for example in kept])


def steps_to_pack(public: Path, mined: Path, *, count: int, size: int, seed: int) -> list[Step]:
    """Return so many steps for the adapter, with the negatives of a folder."""
    negatives = json.loads((mined / "negatives.json").read_text("utf-8"))
    prompting = Prompting(standard_folder(adapted=False))
    endless = steps(load_pairs(DATA, public, held_out=False), negatives, prompting, size=size, seed=seed)
    return list(islice(endless, count))


def main() -> None:
    """Read the arguments and write the pack."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--public", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder of the pack")
    parser.add_argument("--passes", type=int, default=4, help="passes over the reader's data")
    parser.add_argument("--mined", type=Path, help="folder of negatives.json, for the adapter")
    parser.add_argument("--steps", type=int, default=1200, help="steps of the adapter")
    parser.add_argument("--size", type=int, default=64, help="questions in a step of the adapter")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    pack = windows_to_pack(args.public, passes=args.passes, seed=args.seed)
    found: list[Step] = []
    if args.mined:
        found = steps_to_pack(args.public, args.mined, count=args.steps, size=args.size, seed=args.seed)
    vocabulary = Vocabulary([*(window.ids for window in pack.windows()), *texts_of(found)])
    write_windows(args.out, pack, vocabulary)
    if found:
        write_steps(args.out, found, vocabulary)
    write_encoder(args.out, trainable_bert(standard_folder(adapted=False)), vocabulary)
    size = sum(file.stat().st_size for file in args.out.iterdir())
    print(f"{args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
