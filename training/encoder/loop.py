"""The loop that fits the adapter: on a processor or a graphics card, for so many steps or minutes."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import torch
from torch import nn

from training.encoder.loss import loss_of
from training.encoder.model import AT_ONCE, PairModel
from training.encoder.steps import Step
from training.reader.loop import Schedule, rate

TEMPERATURE: Final = 0.01
"""That of the base model (Wang et al. 2024)."""
REPORT_STEPS: Final = 10
KEPT_STEPS: Final = 50
AT_ONCE_ON_CARD: Final = 64


def fit(
    model: PairModel,
    steps: Iterator[Step],
    schedule: Schedule,
    *,
    device: str = "cpu",
    kept: Path | None = None,
) -> int:
    """Train an adapter in place, in bfloat16 with weights in float32.

    Args:
        model: on any device; it is moved.
        steps: what is seen.
        schedule: see ``Schedule``.
        device: "cpu" or "cuda".
        kept: a file for what was trained so far, written now and then.

    Returns:
        how many steps were done.
    """
    model.to(device)
    parameters = [value for value in model.parameters() if value.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=schedule.learning_rate, betas=(0.9, 0.98), weight_decay=0.01)
    at_once = AT_ONCE if device == "cpu" else AT_ONCE_ON_CARD
    began, running, step = time.monotonic(), 0.0, 0
    while step < schedule.steps:
        progress = schedule.progress(step, time.monotonic() - began)
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = schedule.learning_rate * rate(progress)
        now = next(steps)
        with torch.autocast(device, torch.bfloat16):
            questions = model.rows(now.questions, device, at_once)
            passages = model.rows(now.passages, device, at_once)
        scores = questions.float() @ passages.float().T / TEMPERATURE
        loss = loss_of(scores, now.right.to(device), now.counted.to(device))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        step, running = step + 1, running + float(loss.detach())
        if step % REPORT_STEPS == 0:
            a_step = (time.monotonic() - began) / step
            print(
                f"step {step} progress {progress:.3f} loss {running / REPORT_STEPS:.3f} {a_step:.2f} s/step",
                flush=True,
            )
            running = 0.0
        if kept and step % KEPT_STEPS == 0:
            torch.save(model.trained(), kept)
    if kept:
        torch.save(model.trained(), kept)
    return step
