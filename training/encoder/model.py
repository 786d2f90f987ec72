"""The model that is trained: the bundled encoder with a low-rank adapter (Hu et al. 2022, arXiv 2106.09685)."""

from pathlib import Path
from typing import Any, Final

import torch
from peft import LoraConfig, get_peft_model
from torch import Tensor, nn
from transformers import PreTrainedTokenizerFast

from training.bert import trainable_bert

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
QUESTION_TOKENS: Final = 64
PASSAGE_TOKENS: Final = 192


class PairModel(nn.Module):
    """Texts → unit rows; only the adapter learns."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        bert = trainable_bert(folder)
        layers = range(FROZEN_LAYERS, bert.config.num_hidden_layers)
        config = LoraConfig(
            r=RANK,
            lora_alpha=RANK,
            target_modules=[f"encoder.layer.{layer}.{product}" for layer in layers for product in PRODUCTS],
        )
        self.encoder: Any = get_peft_model(bert, config)
        self.tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)

    def forward(self, texts: list[str], prompt: str, longest: int) -> Tensor:
        """Return unit rows, shape (texts, hidden), in float32."""
        tokens = self.tokenizer(
            [prompt + text for text in texts],
            padding=True,
            truncation=True,
            max_length=longest,
            return_tensors="pt",
        )
        states = self.encoder(**tokens).last_hidden_state.float()
        mask = tokens["attention_mask"][..., None]
        return nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)

    def questions(self, texts: list[str]) -> Tensor:
        """Return the rows of questions."""
        rows: Tensor = self(texts, "query: ", QUESTION_TOKENS)
        return rows

    def passages(self, texts: list[str]) -> Tensor:
        """Return the rows of passages, computed a few at a time so that short ones are not padded long."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        rows = [
            self([texts[i] for i in order[at : at + 16]], "passage: ", PASSAGE_TOKENS)
            for at in range(0, len(order), 16)
        ]
        back = torch.tensor(order).argsort()
        return torch.cat(rows)[back]

    def trained(self) -> dict[str, Tensor]:
        """Return what training changes, by name."""
        return {name: value.detach() for name, value in self.named_parameters() if value.requires_grad}
