"""Which passages of a step answer which questions."""

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
