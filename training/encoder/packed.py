"""The adapter's half of a pack: so many steps of training, ready for the model.

steps.npz     ids (rows of the pack's vocabulary), lengths of the texts, counts (questions and passages of each
step, in this order), right, counted (a bit a pair of question and passage, step after step)
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.encoder.steps import Step, Texts
from training.packed import Vocabulary, cut

STEPS = "steps.npz"


def texts_of(steps: Sequence[Step]) -> Texts:
    """Return the texts of all steps: the questions, then the passages of each."""
    return [text for each in steps for text in (*each.questions, *each.passages)]


def write_steps(folder: Path, steps: Sequence[Step], vocabulary: Vocabulary) -> None:
    """Write steps into a folder; ids are those of the encoder's tokenizer."""
    texts = texts_of(steps)
    np.savez_compressed(
        folder / STEPS,
        ids=vocabulary.rows(texts),
        lengths=np.array([len(text) for text in texts], dtype=np.uint16),
        counts=np.array([(len(each.questions), len(each.passages)) for each in steps], dtype=np.uint16),
        right=_bits([each.right for each in steps]),
        counted=_bits([each.counted for each in steps]),
    )


def _bits(pairs: Sequence[Tensor]) -> NDArray[np.uint8]:
    return np.packbits(np.concatenate([some.numpy().ravel() for some in pairs]))


def read_steps(folder: Path) -> list[Step]:
    """Return the steps of a pack; ids are the pack's."""
    with np.load(folder / STEPS) as file:
        texts = [text.tolist() for text in cut(file["ids"], file["lengths"])]
        counts = file["counts"].tolist()
        right, counted = (np.unpackbits(file[name]).astype(bool) for name in ("right", "counted"))
    found, text, pair = [], 0, 0
    for questions, passages in counts:
        middle, end = text + questions, text + questions + passages
        pairs = slice(pair, pair + questions * passages)
        shape = questions, passages
        found.append(
            Step(
                texts[text:middle],
                texts[middle:end],
                torch.from_numpy(right[pairs].reshape(shape)),
                torch.from_numpy(counted[pairs].reshape(shape)),
            )
        )
        text, pair = end, pairs.stop
    return found
