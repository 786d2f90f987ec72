"""The model that is trained: the bundled encoder with a low-rank adapter, texts → unit rows."""

from collections.abc import Sequence
from typing import Any, Final

import torch
from torch import Tensor, nn

from training.encoder.low_rank import add_low_rank

AT_ONCE: Final = 16
"""Texts of like length that are computed together, so that short ones are not padded long."""


class PairModel(nn.Module):
    """Token ids of texts → unit rows; only the adapter learns."""

    def __init__(self, encoder: Any) -> None:
        """Take a BertModel in float32; see ``training.bert.trainable_bert``."""
        super().__init__()
        add_low_rank(encoder)
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return unit rows, shape (texts, hidden), in float32: the mean of the tokens' states."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        whole = mask[..., None]
        return nn.functional.normalize((states * whole).sum(1) / whole.sum(1), dim=1)

    def rows(self, texts: Sequence[Sequence[int]], device: str = "cpu", at_once: int = AT_ONCE) -> Tensor:
        """Return the rows of texts given as token ids, in their order."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        parts = [
            self(
                *(
                    tensor.to(device)
                    for tensor in padded([texts[number] for number in order[low : low + at_once]])
                )
            )
            for low in range(0, len(order), at_once)
        ]
        return torch.cat(parts)[torch.tensor(order).argsort().to(device)]

    def trained(self) -> dict[str, Tensor]:
        """Return what training changes, by name, on the processor."""
        return {name: value.detach().cpu() for name, value in self.named_parameters() if value.requires_grad}


def padded(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Return ids and mask of texts, shape (texts, tokens of the longest)."""
    longest = max(map(len, texts))
    ids = torch.ones(len(texts), longest, dtype=torch.long)
    mask = torch.zeros(len(texts), longest, dtype=torch.long)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = torch.as_tensor(text)
        mask[row, : len(text)] = 1
    return ids, mask
