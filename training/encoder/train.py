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
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from embeddings.bundled import standard_folder
from training.encoder.batches import batches, shown
from training.encoder.evaluate import recall
from training.encoder.loss import loss_of, targets
from training.encoder.model import PairModel
from training.encoder.pairs import Pairs, load
from training.reader.augment import varied
from training.reader.loop import rate
from training.reader.sources import DATA

TEMPERATURE = 0.01
"""That of the base model (Wang et al. 2024)."""


def train(
    data: Pairs,
    mined: Sequence[Sequence[int]],
    held_out: Pairs,
    work: Path,
    *,
    minutes: float,
    size: int,
    learning_rate: float,
    seed: int,
) -> None:
    """Train for so many minutes; write WORK/trained.pt now and then and at the end."""
    torch.manual_seed(seed)
    model = PairModel(standard_folder(adapted=False))
    parameters = [value for value in model.parameters() if value.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=learning_rate, betas=(0.9, 0.98), weight_decay=0.01)
    rng = random.Random(seed)  # noqa: S311
    began, running, step = time.monotonic(), 0.0, 0
    source = {n: pair.source for pair in data.pairs for n in pair.positives}
    for step, (asked, windows) in enumerate(batches(data, mined, size, seed), 1):
        progress = (time.monotonic() - began) / 60 / minutes
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = learning_rate * rate(progress)
        questions = [shown(varied(data.pairs[n].question, rng), data.pairs[n].source, rng) for n in asked]
        texts = [shown(data.windows[n].text, source.get(n, "drcd"), rng) for n in windows]
        with torch.autocast("cpu", torch.bfloat16):
            rows, columns = model.questions(questions), model.passages(texts)
        loss = loss_of(rows @ columns.T / TEMPERATURE, *targets(data, asked, windows))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        running += loss.item()
        if step % 10 == 0:
            spent = time.monotonic() - began
            print(
                f"step {step} progress {progress:.3f} loss {running / 10:.3f} {spent / step:.1f} s/step",
                flush=True,
            )
            running = 0.0
        if step % 50 == 0:
            torch.save(model.trained(), work / "trained.pt")
    torch.save(model.trained(), work / "trained.pt")
    print(f"{step} steps; held out, vectors alone: {recall(model, held_out)}", flush=True)


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
    args = parser.parse_args()
    torch.set_num_threads(2)
    train(
        load(DATA, args.public, held_out=False),
        json.loads((args.work / "negatives.json").read_text()),
        load(DATA, args.public, held_out=True),
        args.work,
        minutes=args.minutes,
        size=args.size,
        learning_rate=args.learning_rate,
        seed=args.seed,
    )


if __name__ == "__main__":
    main()
