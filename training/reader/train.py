"""Fine-tunes the bundled encoder as a span reader on this processor.

    python -m training.reader.train --public FOLDER --work FOLDER [--steps N] [--minutes N]

Started again with the same folder it goes on from the last checkpoint. On Linux give the allocator
MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000: fresh pages for every large
tensor take more than half of the time.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import nn

from embeddings.bundled import standard_folder
from training.reader.mixture import load, one_pass
from training.reader.model import SpanModel, collate, span_loss
from training.reader.sources import DATA
from training.reader.windows import Window, Windowing

WARM_UP = 0.06
POOL_BATCHES = 24


def batches(examples: list[Any], windowing: Windowing, size: int, seed: int) -> Iterator[list[Window]]:
    """Yield batches for ever; inside a pool of batches windows of like length come together."""
    for turn in range(1000):
        rng = random.Random(f"{seed}/{turn}")  # noqa: S311
        queue = one_pass(examples, DATA, rng)
        for start in range(0, len(queue), size * POOL_BATCHES):
            pool = [windowing.window(example, rng) for example in queue[start : start + size * POOL_BATCHES]]
            pool.sort(key=lambda window: len(window.ids))
            chunks = [pool[i : i + size] for i in range(0, len(pool), size)]
            rng.shuffle(chunks)
            yield from (chunk for chunk in chunks if len(chunk) > size // 2)


def rate(progress: float) -> float:
    """Return the share of the learning rate at a progress in [0, 1]: linear warm-up, then linear to 0.03."""
    return (progress + 1e-3) / WARM_UP if progress < WARM_UP else 0.03 + 0.97 * (1 - progress) / (1 - WARM_UP)


def optimizer_of(model: SpanModel, learning_rate: float) -> torch.optim.AdamW:
    """Return AdamW: no decay for biases and norms, five times the rate for the new head."""
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, value in model.named_parameters():
        if value.requires_grad:
            groups.setdefault((name.startswith("head"), value.ndim > 1), []).append(value)
    return torch.optim.AdamW(
        [
            {
                "params": values,
                "base": learning_rate * (5 if head else 1),
                "weight_decay": 0.01 if matrix else 0.0,
            }
            for (head, matrix), values in groups.items()
        ],
        lr=learning_rate,
        betas=(0.9, 0.98),
    )


def train(
    public: Path,
    work: Path,
    *,
    start: Path | None,
    steps: int,
    minutes: float,
    size: int,
    learning_rate: float,
    seed: int,
) -> None:
    """Train for so many steps or minutes, whichever is less, from the weights of an earlier run if given.

    Writes a checkpoint every 50 steps and ``trained.pt`` at the end.
    """
    torch.manual_seed(seed)
    folder = standard_folder(adapted=False)
    model = SpanModel(folder)
    optimizer = optimizer_of(model, learning_rate)
    checkpoint = work / "checkpoint.pt"
    done, before = 0, 0.0
    if start:
        model.load_state_dict(torch.load(start, weights_only=True), strict=False)
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["trained"], strict=False)
        optimizer.load_state_dict(state["optimizer"])
        done, before = state["step"], state["seconds"]
    examples = load(DATA, public, held_out=False)
    print(f"{len(examples)} examples, {done} of {steps} steps done", flush=True)
    stream = batches(examples, Windowing(folder), size, seed + done)
    began, running, seen = time.monotonic(), 0.0, 0
    for step in range(done, steps):
        progress = max(step / steps, (before + time.monotonic() - began) / 60 / minutes)
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * rate(progress)
        ids, mask, allowed, answers = collate(next(stream))
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(ids, mask)
        loss = span_loss(logits, allowed, answers)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_((p for p in model.parameters() if p.requires_grad), 1.0)
        optimizer.step()
        running, seen = running + loss.item(), seen + ids.numel()
        if (step + 1) % 20 == 0:
            spent = time.monotonic() - began
            print(
                f"step {step + 1} progress {progress:.3f} loss {running / 20:.3f} "
                f"{spent / (step + 1 - done):.2f} s/step {seen / spent:.0f} tokens/s",
                flush=True,
            )
            running = 0.0
        if (step + 1) % 50 == 0:
            state = {
                "trained": model.trained(),
                "optimizer": optimizer.state_dict(),
                "step": step + 1,
                "seconds": before + time.monotonic() - began,
            }
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
    torch.save(model.trained(), work / "trained.pt")


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--public", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and the result")
    parser.add_argument("--start", type=Path, help="trained.pt of an earlier run, to go on from")
    parser.add_argument("--steps", type=int, default=12_000)
    parser.add_argument("--minutes", type=float, default=1e6, help="at most so long")
    parser.add_argument("--size", type=int, default=8, help="windows a step")
    parser.add_argument("--learning-rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2, help="processors to use; 1 beside other work")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    train(
        args.public,
        args.work,
        start=args.start,
        steps=args.steps,
        minutes=args.minutes,
        size=args.size,
        learning_rate=args.learning_rate,
        seed=args.seed,
    )


if __name__ == "__main__":
    main()
