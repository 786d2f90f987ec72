"""Trains span readers from a pack, on a graphics card or here: several seeds, and one model distilled from them.

    python -m training.reader.train_packed PACK --out RESULTS [--start WEIGHTS.npz] [--seeds 11 12] [--distil]

RESULTS gets seed-N.npz of each run and distilled.npz, as the product reads them (14.5 MB each), and report.json: of
each, how many of the held-out answers were found to the token, and how many questions without an answer were
refused. Needs torch, transformers and numpy alone.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training.reader.batching import Window, batches
from training.reader.loop import Schedule, fit
from training.reader.model import SpanModel, collate
from training.reader.packed import Pack, read_encoder, read_windows
from training.reader.states import load_state, packed

EVALUATED_AT_ONCE = 64


def endless(pack: Pack, tokens: int, seed: int, step: int) -> Iterator[list[Window]]:
    """Yield batches for ever: pass after pass, in another order each time."""
    turn = 0
    while True:
        rng = random.Random(f"{seed + step}/{turn}")  # noqa: S311
        windows = pack.passes[turn % len(pack.passes)]
        questions = [list(group) for _, group in groupby(windows, key=lambda window: window.question)]
        rng.shuffle(questions)
        yield from batches(chain.from_iterable(questions), tokens, rng)
        turn += 1


@torch.no_grad()
def evaluate(model: SpanModel, pack: Pack, device: str) -> dict[str, dict[str, float]]:
    """Return by source the share of answers found to the token ("exact") and of others refused ("refused")."""
    found: dict[str, dict[str, list[bool]]] = defaultdict(lambda: {"exact": [], "refused": []})
    for start in range(0, len(pack.held_out), EVALUATED_AT_ONCE):
        windows = pack.held_out[start : start + EVALUATED_AT_ONCE]
        ids, mask, allowed, answers, _ = collate(windows)
        logits = model(ids.to(device), mask.to(device)).float().cpu()
        best = logits.masked_fill(~allowed[..., None], -1e4).argmax(1)
        right = (best == answers).all(1).tolist()
        for source, hit, (first, _) in zip(pack.sources[start:], right, answers.tolist(), strict=False):
            found[source]["exact" if first else "refused"].append(hit)
    return {
        source: {name: float(np.mean(hits)) for name, hits in parts.items() if hits}
        for source, parts in sorted(found.items())
    }


def model_of(pack: Path, start: Path | None) -> SpanModel:
    """Return a model of the pack's encoder, with the weights to go on from if there are some."""
    model = SpanModel(read_encoder(pack))
    if start:
        model.load_state_dict(load_state(start), strict=False)
    return model


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pack", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder of the results")
    parser.add_argument("--start", type=Path, help="weights to go on from: an exported .npz or a trained.pt")
    parser.add_argument("--seeds", type=int, nargs="+", default=[11], help="a run each")
    parser.add_argument("--distil", action="store_true", help="train one more, taught by all of them")
    parser.add_argument("--steps", type=int, default=1_000_000, help="of a run, at most")
    parser.add_argument("--minutes", type=float, default=3, help="of a run, at most")
    parser.add_argument("--tokens", type=int, default=8192, help="tokens of a batch, padding counted")
    parser.add_argument("--learning-rate", type=float, default=1.2e-4)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    pack = read_windows(args.pack)
    schedule = Schedule(args.steps, args.minutes, args.learning_rate)
    report: dict[str, Any] = {}
    teachers: list[SpanModel] = []
    runs = [(f"seed-{seed}", seed) for seed in args.seeds]
    if args.distil:
        runs.append(("distilled", args.seeds[0] + 1000))
    for name, seed in runs:
        torch.manual_seed(seed)
        model = model_of(args.pack, args.start)
        taught = tuple(teachers) if name == "distilled" else ()
        steps = fit(
            model,
            partial(endless, pack, args.tokens, seed),
            schedule,
            device=args.device,
            teachers=taught,
        )
        model.eval()
        report[name] = {"steps": steps, **evaluate(model, pack, args.device)}
        print(name, json.dumps(report[name]), flush=True)
        tensors: dict[str, Any] = packed(model.trained())
        np.savez(args.out / f"{name}.npz", **tensors)
        (args.out / "report.json").write_text(json.dumps(report, indent=1), "utf-8")
        if args.distil:
            teachers.append(model)


if __name__ == "__main__":
    main()
