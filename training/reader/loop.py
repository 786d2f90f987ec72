"""The loop that fits a span model: on a processor or a graphics card, for so many steps or minutes."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn

from training.reader.batching import Window
from training.reader.model import (
    SpanModel,
    collate,
    compound_loss,
    distillation_loss,
    probabilities,
    shared_loss,
    span_loss,
)

WARM_UP: Final = 0.06
CHECKPOINT_STEPS: Final = 50
REPORT_STEPS: Final = 20
COMPOUND: Final = 0.5
"""What whole spans count beside starts and ends by themselves."""
SHARED: Final = 0.5
"""What the choice among paragraphs counts beside the choice inside of each."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long a run takes, and how fast it learns.

    Attributes:
        steps, minutes: it ends with whichever comes first.
        learning_rate: at its highest, after the warm-up; the new head learns five times as fast.
    """

    steps: int
    minutes: float
    learning_rate: float

    def progress(self, step: int, seconds: float) -> float:
        """Return the share of the run that is done after so many steps and seconds, 1 or more at its end."""
        return max(step / self.steps, seconds / 60 / self.minutes)


def rate(progress: float) -> float:
    """Return the share of the learning rate at a progress in [0, 1]: linear warm-up, then linear to 0.03."""
    return (progress + 1e-3) / WARM_UP if progress < WARM_UP else 0.03 + 0.97 * (1 - progress) / (1 - WARM_UP)


def optimizer_of(model: SpanModel, learning_rate: float) -> torch.optim.AdamW:
    """Return AdamW: no decay for biases and norms, five times the rate for the new head."""
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, value in model.named_parameters():
        if value.requires_grad:
            groups.setdefault((name.startswith(("head", "verdict")), value.ndim > 1), []).append(value)
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


class Checkpoint:
    """A file from which an interrupted run goes on."""

    def __init__(self, path: Path, model: SpanModel, optimizer: torch.optim.Optimizer) -> None:
        self._path, self._model, self._optimizer = path, model, optimizer

    def load(self) -> tuple[int, float]:
        """Return the steps done and the seconds spent so far, 0 and 0 where there is no such file."""
        if not self._path.exists():
            return 0, 0.0
        state = torch.load(self._path, weights_only=True)
        self._model.load_state_dict(state["trained"], strict=False)
        self._optimizer.load_state_dict(state["optimizer"])
        return state["step"], state["seconds"]

    def save(self, step: int, seconds: float) -> None:
        """Write the state; the file of before stays whole until then."""
        state = {
            "trained": self._model.trained(),
            "optimizer": self._optimizer.state_dict(),
            "step": step,
            "seconds": seconds,
        }
        new = self._path.with_suffix(".new")
        torch.save(state, new)
        new.replace(self._path)


def fit(
    model: SpanModel,
    stream: Callable[[int], Iterator[list[Window]]],
    schedule: Schedule,
    *,
    device: str = "cpu",
    checkpoint: Path | None = None,
    teachers: tuple[SpanModel, ...] = (),
) -> int:
    """Train a model in place, in bfloat16 with weights in float32.

    Args:
        model: on any device; it is moved.
        stream: gives the batches from a step on, for ever.
        schedule: see ``Schedule``.
        device: "cpu" or "cuda".
        checkpoint: written every 50 steps; if there, training goes on from it.
        teachers: models whose mean is learnt beside the answers, half and half.

    Returns:
        the steps done in all.
    """
    model.to(device)
    optimizer = optimizer_of(model, schedule.learning_rate)
    kept = Checkpoint(checkpoint, model, optimizer) if checkpoint else None
    done, before = kept.load() if kept else (0, 0.0)
    batches = stream(done)
    began, running, seen, step = time.monotonic(), 0.0, 0, done
    while step < schedule.steps:
        spent = time.monotonic() - began
        progress = schedule.progress(step, before + spent)
        if progress >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * rate(progress)
        batch = next(batches)
        loss = _loss(model, teachers, batch, device)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_((p for p in model.parameters() if p.requires_grad), 1.0)
        optimizer.step()
        step, seen = step + 1, seen + sum(len(window.ids) for window in batch)
        running += float(loss.detach())
        if step % REPORT_STEPS == 0:
            spent = time.monotonic() - began
            print(
                f"step {step} progress {progress:.3f} loss {running / REPORT_STEPS:.3f} {seen / spent:.0f} tokens/s",
                flush=True,
            )
            running = 0.0
        if kept and step % CHECKPOINT_STEPS == 0:
            kept.save(step, before + time.monotonic() - began)
    return step


def _loss(model: SpanModel, teachers: tuple[SpanModel, ...], batch: list[Window], device: str) -> Tensor:
    """Return the loss of a batch; its claims and its other questions count by their number."""
    ids, mask, allowed, answers, questions, verdicts = collate(batch).to(device)
    with torch.autocast(device, torch.bfloat16):
        logits, judged = model.both(ids, mask)
        with torch.no_grad():
            taught = [probabilities(teacher(ids, mask), allowed) for teacher in teachers]
    claims = verdicts >= 0
    share = float(claims.float().mean())
    loss = logits.new_zeros(())
    if share > 0:
        loss = loss + share * nn.functional.cross_entropy(judged[claims], verdicts[claims])
    if share < 1:
        rest = ~claims
        said = torch.stack(taught).mean(0)[rest] if taught else None
        loss = loss + (1 - share) * _loss_of_spans(
            logits[rest], allowed[rest], answers[rest], questions[rest], said
        )
    return loss


def _loss_of_spans(
    logits: Tensor, allowed: Tensor, answers: Tensor, questions: Tensor, taught: Tensor | None
) -> Tensor:
    spans = (
        (1 - COMPOUND) * span_loss(logits, allowed, answers)
        # Half, since a span is two choices and the other loss is the mean of two.
        + COMPOUND / 2 * compound_loss(logits, allowed, answers)
    )
    loss = spans + SHARED * shared_loss(logits, allowed, answers, questions)
    return loss if taught is None else (loss + distillation_loss(logits, allowed, taught)) / 2
