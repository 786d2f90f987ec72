"""Readers trained from a pack: a run a seed, and one model that all of them teach."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from training.packed import read_encoder
from training.reader.batching import Window, batches
from training.reader.loop import Schedule, fit
from training.reader.model import SpanModel, collate
from training.reader.packed import Pack, read_windows
from training.reader.states import load_state, packed

EVALUATED_AT_ONCE: Final = 64


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
        batch = collate(windows)
        logits = model(batch.ids.to(device), batch.mask.to(device)).float().cpu()
        best = logits.masked_fill(~batch.allowed[..., None], -1e4).argmax(1)
        right = (best == batch.answers).all(1).tolist()
        for source, hit, (first, _) in zip(pack.sources[start:], right, batch.answers.tolist(), strict=False):
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


def train_readers(
    folder: Path,
    out: Path,
    schedule: Schedule,
    *,
    start: Path | None,
    seeds: Sequence[int],
    distil: bool,
    tokens: int,
    device: str,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Train a reader a seed, and with ``distil`` one more that learns their mean beside the answers.

    Each is written to OUT/seed-N.npz or OUT/distilled.npz as the product reads it, and yielded by name with its
    steps and what ``evaluate`` found.

    Source: Hinton et al., "Distilling the knowledge in a neural network", 2015.
    """
    pack = read_windows(folder)
    teachers: list[SpanModel] = []
    runs = [(f"seed-{seed}", seed) for seed in seeds]
    if distil:
        runs.append(("distilled", seeds[0] + 1000))
    for name, seed in runs:
        torch.manual_seed(seed)
        model = model_of(folder, start)
        taught = tuple(teachers) if name == "distilled" else ()
        stream = partial(endless, pack, tokens, seed)
        steps = fit(model, stream, schedule, device=device, teachers=taught)
        model.eval()
        tensors: dict[str, Any] = packed(model.trained())
        np.savez(out / f"{name}.npz", **tensors)
        yield name, {"steps": steps, **evaluate(model, pack, device)}
        if distil:
            teachers.append(model)
