"""The frozen half of a pack: the encoder that readers and adapters are trained on, small enough to travel.

Of the word embeddings only the rows of the tokens that occur are packed; token ids of a pack are the numbers of
those rows. Whoever reads it needs torch, transformers and numpy alone.

    encoder.npz    the encoder's tensors by their names in torch, float16
    config.json    the encoder's settings
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertConfig, BertModel

from training.bert import SETTINGS

ENCODER, CONFIG = "encoder.npz", "config.json"
WORDS: Final = "embeddings.word_embeddings.weight"


class Vocabulary:
    """The tokens that occur in a pack, each with its row."""

    def __init__(self, texts: Iterable[Sequence[int]]) -> None:
        """Take token ids of every text.

        Raises:
            ValueError: more tokens occur than 16 bits number.
        """
        self.tokens: list[int] = sorted({token for text in texts for token in text})
        if len(self.tokens) > np.iinfo(np.uint16).max:
            raise ValueError(f"{len(self.tokens)} tokens occur, more than a pack can number")
        self._rows = np.zeros(self.tokens[-1] + 1, dtype=np.uint16)
        self._rows[self.tokens] = np.arange(len(self.tokens), dtype=np.uint16)

    def __len__(self) -> int:
        return len(self.tokens)

    def rows(self, texts: Sequence[Sequence[int]]) -> NDArray[np.uint16]:
        """Return the rows of texts, one after the other."""
        whole = np.concatenate([np.asarray(text, dtype=np.int64) for text in texts])
        found: NDArray[np.uint16] = self._rows[whole]
        return found


def cut(rows: NDArray[Any], lengths: NDArray[Any]) -> list[NDArray[np.int64]]:
    """Return the texts whose rows and lengths were packed."""
    ends = np.cumsum(lengths.astype(np.int64))
    return np.split(rows.astype(np.int64), ends[:-1])


def write_encoder(folder: Path, encoder: BertModel, vocabulary: Vocabulary) -> None:
    """Write the encoder's tensors, of the word embeddings only the rows of a vocabulary."""
    state = encoder.state_dict()
    state[WORDS] = state[WORDS][vocabulary.tokens]
    tensors: dict[str, Any] = {name: value.half().numpy() for name, value in state.items()}
    np.savez_compressed(folder / ENCODER, **tensors)
    settings = {**encoder.config.to_dict(), "vocab_size": len(vocabulary), "pad_token_id": 0}
    (folder / CONFIG).write_text(json.dumps(settings, default=str), "utf-8")


def read_encoder(folder: Path) -> BertModel:
    """Return the encoder of a pack in float32; token ids are the pack's."""
    settings = json.loads((folder / CONFIG).read_text("utf-8"))
    config = BertConfig(**{**settings, **SETTINGS, "dtype": "float32"})
    encoder = BertModel(config, add_pooling_layer=False)
    with np.load(folder / ENCODER) as file:
        state = {name: torch.from_numpy(file[name]).float() for name in file.files}
    encoder.load_state_dict(state)
    return encoder
