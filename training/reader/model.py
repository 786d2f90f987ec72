"""The model that is trained: the bundled encoder and two logits a token."""

from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn

from training.bert import trainable_bert
from training.reader.windows import Window

FROZEN_LAYERS: Final = 4


class SpanModel(nn.Module):
    """Start and end logits of every token; token 0 stands for "no answer" (Devlin et al. 2019, section 4.3).

    The embeddings and the lowest layers are frozen: they are the encoder's own.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder: Any = trainable_bert(folder)
        self.head = nn.Linear(self.encoder.config.hidden_size, 2)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return logits, shape (batch, tokens, 2)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        logits: Tensor = self.head(states.float())
        return logits

    def trained(self) -> dict[str, Tensor]:
        """Return what training changes, by name."""
        return {name: value.detach() for name, value in self.named_parameters() if value.requires_grad}


def collate(windows: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return ids, mask, which tokens may begin or end an answer, and the answers, shape (batch, 2)."""
    longest = max(len(window.ids) for window in windows)
    ids = torch.ones(len(windows), longest, dtype=torch.long)
    mask = torch.zeros(len(windows), longest, dtype=torch.long)
    allowed = torch.zeros(len(windows), longest, dtype=torch.bool)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = torch.tensor(window.ids)
        mask[row, :size] = 1
        allowed[row, window.passage : size - 1] = True
    allowed[:, 0] = True
    answers = torch.tensor([(window.first, window.last) for window in windows])
    return ids, mask, allowed, answers


def span_loss(logits: Tensor, allowed: Tensor, answers: Tensor) -> Tensor:
    """Return the mean cross-entropy of starts and ends over the allowed tokens."""
    scores = logits.masked_fill(~allowed[..., None], -1e4)
    return nn.functional.cross_entropy(scores.transpose(1, 2).flatten(0, 1), _twice(answers, logits))


def _twice(answers: Tensor, logits: Tensor) -> Tensor:
    # transpose + flatten put start and end of a row next to each other, as the answers lie.
    return answers.reshape(-1).to(logits.device)
