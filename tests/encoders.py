"""A small deterministic encoder, so that tests of the index do not wait for a model."""

import hashlib
from collections.abc import Sequence

import numpy as np

from embeddings.encoder import Vectors


class HashingEncoder:
    """Characters and pairs, hashed into a unit row: similar texts have similar vectors."""

    max_tokens = 512

    def __init__(self, name: str = "hashing", dimension: int = 64) -> None:
        self.name = name
        self.dimension = dimension
        self.embedded: list[str] = []

    def _row(self, text: str) -> np.ndarray:
        row = np.zeros(self.dimension, dtype=np.float32)
        for size in (1, 2):
            for start in range(len(text) - size + 1):
                digest = hashlib.blake2b(text[start : start + size].encode(), digest_size=8).digest()
                row[int.from_bytes(digest[:4], "big") % self.dimension] += 1.0 if digest[4] % 2 else -1.0
        length = float(np.linalg.norm(row))
        if length == 0.0:
            row[0] = length = 1.0
        return row / length

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return (
            np.stack([self._row(text) for text in texts])
            if texts
            else np.zeros((0, self.dimension), np.float32)
        )

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return self.encode_queries(texts)
