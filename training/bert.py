"""The bundled encoder in torch, ready to be trained."""

from pathlib import Path
from typing import Any, Final

import torch
from transformers import BertModel

SETTINGS: Final[dict[str, Any]] = {
    "attn_implementation": "eager",
    "hidden_dropout_prob": 0.0,
    "attention_probs_dropout_prob": 0.0,
}
"""No dropout, and attention that is fast to train on a processor."""


def trainable_bert(folder: Path) -> Any:
    """Return the BertModel of a folder in float32, without the pooler; see ``SETTINGS``.

    Args:
        folder: of ``embeddings.bundled.standard_folder``.
    """
    return BertModel.from_pretrained(folder, add_pooling_layer=False, dtype=torch.float32, **SETTINGS)
