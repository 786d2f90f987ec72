"""What training for questions in Chinese changed of the encoder: a low-rank addition to its matrices.

``adapter.npz`` holds for a matrix W of shape (outputs, inputs) two factors in half floats, ``NAME.up`` of shape
(outputs, rank) and ``NAME.down`` of shape (rank, inputs); the adapted matrix is W + up · down (Hu et al. 2022,
arXiv 2106.09685). docs/encoder.md is its card.
"""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from embeddings.tensors import load_tensors
from embeddings.weights import PackedWeights

ADAPTER: Final = Path(__file__).with_name("adapter.npz")


class AdaptedWeights(PackedWeights):
    """The encoder's weights with the adapter added.

    Raises:
        EncoderNotFoundError: no such weight file.
        BrokenWeightsError: the weight file or the adapter is damaged.
    """

    def __init__(self, path: Path, adapter: Path = ADAPTER) -> None:
        super().__init__(path)
        self._factors = load_tensors(adapter)

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """Return a matrix as float32, shape (rows, columns)."""
        matrix = super().matrix(name, columns)
        if f"{name}.up" in self._factors:
            up, down = (self._factors[f"{name}.{part}"].astype(np.float32) for part in ("up", "down"))
            matrix += up @ down
        return matrix
