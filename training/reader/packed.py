"""A pack: windows and frozen weights in one folder, small enough to travel to a graphics card.

Whoever reads it needs torch, transformers and numpy alone: no tokenizer, no sources, no encoder's wheel.

    windows.npz    ids (uint16, rows of the pack's vocabulary), lengths, marks (passage, first, last of each
                   window), questions (the number of each one's question in its pass), passes (how many
                   windows each pass has; the last is of held-out windows), sources
    encoder.npz    the encoder's tensors by their names in torch, float16; of the word embeddings the rows that occur
    config.json    the encoder's settings
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from transformers import BertConfig, BertModel

from training.bert import SETTINGS
from training.reader.batching import Window

WINDOWS, ENCODER, CONFIG = "windows.npz", "encoder.npz", "config.json"
WORDS: Final = "embeddings.word_embeddings.weight"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack holds.

    Attributes:
        passes: the windows of each pass to train on, in random order.
        held_out: windows that no pass has.
        sources: of each held-out window, the set that it comes from.
    """

    passes: tuple[list[Window], ...]
    held_out: list[Window]
    sources: list[str]


def write_windows(
    folder: Path, passes: Sequence[Sequence[Window]], held_out: Sequence[Window], sources: Sequence[str]
) -> list[int]:
    """Write the windows and return the token ids that occur, in order: row n of the pack's vocabulary is id n."""
    windows = [window for part in (*passes, held_out) for window in part]
    ids = np.concatenate([np.asarray(window.ids, dtype=np.int64) for window in windows])
    vocabulary, rows = np.unique(ids, return_inverse=True)
    if len(vocabulary) > np.iinfo(np.uint16).max:
        raise ValueError(f"{len(vocabulary)} tokens occur, more than a pack can number")
    np.savez_compressed(
        folder / WINDOWS,
        ids=rows.astype(np.uint16),
        lengths=np.array([len(window.ids) for window in windows], dtype=np.uint16),
        marks=np.array([(w.passage, w.first, w.last) for w in windows], dtype=np.uint16),
        questions=np.array([window.question for window in windows], dtype=np.uint32),
        passes=np.array([len(part) for part in (*passes, held_out)], dtype=np.uint32),
        sources=np.array(sources),
    )
    return [int(token) for token in vocabulary]


def write_encoder(folder: Path, encoder: BertModel, vocabulary: Sequence[int]) -> None:
    """Write the encoder's tensors, of the word embeddings only the rows of a vocabulary."""
    state = encoder.state_dict()
    state[WORDS] = state[WORDS][list(vocabulary)]
    tensors: dict[str, Any] = {name: value.half().numpy() for name, value in state.items()}
    np.savez_compressed(folder / ENCODER, **tensors)
    settings = {**encoder.config.to_dict(), "vocab_size": len(vocabulary), "pad_token_id": 0}
    (folder / CONFIG).write_text(json.dumps(settings, default=str), "utf-8")


def read_windows(folder: Path) -> Pack:
    """Return the windows of a pack."""
    with np.load(folder / WINDOWS) as file:
        ids, lengths, marks = file["ids"].astype(np.int64), file["lengths"], file["marks"]
        questions = file["questions"]
        counts, sources = file["passes"], [str(source) for source in file["sources"]]
    ends = np.cumsum(lengths.astype(np.int64))
    windows = [
        Window(ids[end - length : end], int(mark[0]), int(mark[1]), int(mark[2]), int(question))
        for end, length, mark, question in zip(ends, lengths.astype(np.int64), marks, questions, strict=True)
    ]
    bounds = [0, *np.cumsum(counts.astype(np.int64)).tolist()]
    parts = [windows[low:high] for low, high in pairwise(bounds)]
    return Pack(tuple(parts[:-1]), parts[-1], sources)


def read_encoder(folder: Path) -> BertModel:
    """Return the encoder of a pack in float32; token ids are the pack's."""
    settings = json.loads((folder / CONFIG).read_text("utf-8"))
    config = BertConfig(**{**settings, **SETTINGS, "dtype": "float32"})
    encoder = BertModel(config, add_pooling_layer=False)
    with np.load(folder / ENCODER) as file:
        state = {name: torch.from_numpy(file[name]).float() for name in file.files}
    encoder.load_state_dict(state)
    return encoder
