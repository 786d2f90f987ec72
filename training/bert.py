"""The bundled encoder in torch, ready to be trained on a processor."""

from pathlib import Path
from typing import Any

import torch
from transformers import BertModel


def trainable_bert(folder: Path) -> Any:
    """Return the BertModel of a folder in float32: no pooler, no dropout, and attention that is fast to train.

    Args:
        folder: of ``embeddings.bundled.standard_folder``.
    """
    return BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        attn_implementation="eager",
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        dtype=torch.float32,
    )
