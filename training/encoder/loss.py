"""InfoNCE over the passages of a batch (van den Oord et al. 2018, arXiv 1807.03748)."""

from collections.abc import Sequence

import torch
from torch import Tensor

from training.encoder.pairs import Pairs


def targets(data: Pairs, asked: Sequence[int], windows: Sequence[int]) -> tuple[Tensor, Tensor]:
    """Return which windows answer, and which count at all, both of shape (questions, windows)."""
    right = torch.zeros(len(asked), len(windows), dtype=torch.bool)
    counted = torch.ones_like(right)
    for row, n in enumerate(asked):
        pair = data.pairs[n]
        paragraphs = {data.windows[p].paragraph for p in pair.positives}
        for column, window in enumerate(windows):
            right[row, column] = window in pair.positives
            shares = data.windows[window].paragraph in paragraphs or any(
                answer in data.windows[window].said for answer in pair.answers
            )
            counted[row, column] = right[row, column] or not shares
    return right, counted


def loss_of(scores: Tensor, right: Tensor, counted: Tensor) -> Tensor:
    """Return the mean negative log share of the answering windows among those that count."""
    scores = scores.masked_fill(~counted, -1e4)
    return (scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)).mean()
