"""The one face of every encoder: texts in, float32 rows of unit length out."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors whose inner product is their cosine similarity.

    Attributes:
        name: says which vectors these are. Two encoders of one name give vectors that may be
            compared with each other; a stored vector is valid for its encoder's name only.
        dimension: length of a row.
        max_tokens: tokens of a text that are read; the rest is cut off.
    """

    @property
    def name(self) -> str:
        """Which vectors these are."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a row."""
        ...

    @property
    def max_tokens(self) -> int:
        """Tokens of a text that are read."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimension); rows have unit length."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimension); rows have unit length."""
        ...


def well_formed(text: str) -> str:
    """Return the text with lone surrogates replaced, which no tokenizer takes; others are unchanged."""
    return text.encode("utf-8", "replace").decode()
