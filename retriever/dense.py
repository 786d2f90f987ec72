"""Vectors by inner product: which FAISS index for how many, built, saved, loaded and searched."""

from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Vectors = NDArray[np.float32]

#: Up to this many vectors every one is compared; 200,000 of 384 dimensions take about 300 MB.
EXACT_UP_TO = 200_000


def _flat(dimension: int, vectors: Vectors) -> faiss.Index:
    return faiss.IndexFlatIP(dimension)


def _ivf(dimension: int, vectors: Vectors) -> faiss.Index:
    """Inverted lists: about 4·√n cells, of which a tenth is visited, trained on at most 64 vectors a cell."""
    cells = min(len(vectors), int(4 * len(vectors) ** 0.5))
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dimension), dimension, cells, faiss.METRIC_INNER_PRODUCT)
    sample = np.random.default_rng(0).permutation(len(vectors))[: 64 * cells]
    index.cp.min_points_per_centroid = 1
    index.train(vectors[np.sort(sample)])
    index.nprobe = max(1, cells // 10)
    return index


KINDS: dict[str, Callable[[int, Vectors], faiss.Index]] = {"flat": _flat, "ivf": _ivf}


def kind_for(count: int) -> str:
    """Return the kind of index for this many vectors: exact while that is fast."""
    return "flat" if count <= EXACT_UP_TO else "ivf"


class DenseIndex:
    """A FAISS index whose vectors carry the passages' numbers."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, ids: Ids, vectors: Vectors, *, dimension: int, kind: str | None = None) -> "DenseIndex":
        """Index rows of unit length under their ids.

        Args:
            ids: shape (n,), without repetition.
            vectors: shape (n, dimension).
            dimension: length of a row; needed where there is none.
            kind: a key of ``KINDS``; chosen by size where it is None.
        """
        inner = (
            KINDS[kind or kind_for(len(ids))](dimension, vectors) if len(ids) else _flat(dimension, vectors)
        )
        index = faiss.IndexIDMap(inner)
        if len(ids):
            index.add_with_ids(vectors, ids)
        return cls(index)

    def __len__(self) -> int:
        """Return the number of vectors."""
        return int(self._index.ntotal)

    def search(self, query: Vectors, k: int) -> list[tuple[int, float]]:
        """Return up to k (id, inner product) for one row of shape (dimension,), best first."""
        if not len(self) or k <= 0:
            return []
        scores, ids = self._index.search(query.reshape(1, -1), min(k, len(self)))
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]

    def save(self, path: Path) -> None:
        """Write the index so that the file is there whole or not at all."""
        part = path.with_suffix(".part")
        try:
            part.write_bytes(faiss.serialize_index(self._index).tobytes())
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """Read an index that ``save`` wrote.

        Raises:
            OSError: no such file.
            RuntimeError: not an index.
        """
        data = np.frombuffer(path.read_bytes(), dtype=np.uint8)
        return cls(faiss.deserialize_index(data))
