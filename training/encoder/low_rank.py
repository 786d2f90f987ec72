"""A low-rank addition to the matrices of a model (Hu et al. 2022, arXiv 2106.09685)."""

import math
from typing import Any, Final

import torch
from torch import Tensor, nn

RANK: Final = 16
FROZEN_LAYERS: Final = 4
PRODUCTS: Final = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


class LowRank(nn.Module):
    """A linear layer whose matrix W stays, and two factors that learn what is added to it: W + up · down.

    Attributes:
        down: shape (rank, inputs), random at first.
        up: shape (outputs, rank), zeros at first, so that training begins at W.
    """

    def __init__(self, layer: nn.Linear, rank: int) -> None:
        super().__init__()
        self.layer = layer
        self.down = nn.Parameter(torch.empty(rank, layer.in_features))
        self.up = nn.Parameter(torch.zeros(layer.out_features, rank))
        nn.init.kaiming_uniform_(self.down, a=math.sqrt(5))

    def forward(self, values: Tensor) -> Tensor:
        """Return the product, shape (…, outputs)."""
        product: Tensor = self.layer(values) + values @ self.down.T @ self.up.T
        return product


def add_low_rank(encoder: Any, rank: int = RANK) -> None:
    """Freeze a BertModel and add two factors to each matrix of its upper layers, in place."""
    encoder.requires_grad_(False)
    for layer in encoder.encoder.layer[FROZEN_LAYERS:]:
        for product in PRODUCTS:
            name, _, last = product.rpartition(".")
            parent = layer.get_submodule(name)
            setattr(parent, last, LowRank(getattr(parent, last), rank))
