"""Search of vectors by inner product. The kind of FAISS index follows from the number of vectors."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from retriever.index.sizes import IndexSizes

Ids = NDArray[np.int64]
Vectors = NDArray[np.float32]

#: Share of the cells of inverted lists that a question visits; it takes less time than the words beside it.
VISITED = 1 / 6

_A_CELL = 32
"""Vectors of the sample for each cell."""

_NUMBERS = faiss.ScalarQuantizer.QT_fp16
"""Half floats: half the memory and half the time of float32, and a cosine is off by 0.0005 at most."""


def _flat(dimension: int, sample: Vectors) -> faiss.Index:
    return faiss.IndexIDMap(faiss.IndexScalarQuantizer(dimension, _NUMBERS, faiss.METRIC_INNER_PRODUCT))


def _ivf(dimension: int, sample: Vectors) -> faiss.Index:
    """Inverted lists, a cell for each ``_A_CELL`` vectors of the sample."""
    cells = max(1, len(sample) // _A_CELL)
    centroids = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFScalarQuantizer(
        centroids, dimension, cells, _NUMBERS, faiss.METRIC_INNER_PRODUCT, False
    )
    index.cp.min_points_per_centroid = 1
    index.cp.niter = 8
    index.cp.spherical = True
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    index.train(sample)
    return index


KINDS: dict[str, Callable[[int, Vectors], faiss.Index]] = {"flat": _flat, "ivf": _ivf}


def kind_for(count: int, sizes: IndexSizes = IndexSizes()) -> str:
    """Return the kind of index for this many vectors: exact while that is fast."""
    return "flat" if count <= sizes.exact_up_to else "ivf"


def sample_size(count: int) -> int:
    """Return how many of ``count`` vectors inverted lists are trained on: ``_A_CELL`` for each of 4·√count cells."""
    return min(count, int(_A_CELL * 4 * count**0.5))


class DenseIndex:
    """A FAISS index whose vectors carry the passages' numbers."""

    def __init__(self, index: faiss.Index) -> None:
        self._index: Any = index

    @classmethod
    def empty(cls, dimension: int, *, kind: str = "flat", sample: Vectors | None = None) -> "DenseIndex":
        """Make an index without vectors.

        Args:
            dimension: length of a row.
            kind: a key of ``KINDS``.
            sample: rows to train on, shape (n, dimension); "ivf" needs them.
        """
        return cls(KINDS[kind](dimension, np.zeros((0, dimension), np.float32) if sample is None else sample))

    @classmethod
    def build(cls, ids: Ids, vectors: Vectors, *, dimension: int, kind: str | None = None) -> "DenseIndex":
        """Index rows of unit length, shape (n, dimension), under their ids; the kind goes by their number."""
        kind = (kind or kind_for(len(ids))) if len(ids) else "flat"
        chosen = np.random.default_rng(0).permutation(len(ids))[: sample_size(len(ids))]
        index = cls.empty(dimension, kind=kind, sample=vectors[np.sort(chosen)])
        index.add(ids, vectors)
        return index

    def __len__(self) -> int:
        """Return the number of vectors."""
        return int(self._index.ntotal)

    @property
    def kind(self) -> str:
        """The key of ``KINDS``."""
        return "flat" if isinstance(self._index, faiss.IndexIDMap) else "ivf"

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add rows of shape (n, dimension) under ids of shape (n,), none of which is there already."""
        if len(ids):
            faiss.omp_set_num_threads(os.cpu_count() or 1)
            self._index.add_with_ids(np.ascontiguousarray(vectors, np.float32), ids)

    def remove(self, ids: Ids) -> None:
        """Take vectors out."""
        self._index.remove_ids(faiss.IDSelectorBatch(ids))

    def copy(self) -> "DenseIndex":
        """Return another index with the same vectors."""
        return DenseIndex(faiss.clone_index(self._index))

    def part(self, mask: NDArray[np.bool_]) -> "DenseIndex":
        """Return the vectors whose ids have True in a mask, in inverted lists of the same cells; of "ivf" alone.

        They stand one behind the other, so that a search of them takes no longer than one of as many of all: passing
        over vectors in between takes several times as long as comparing them.
        """
        whole = self._index
        made: Any = faiss.IndexIVFScalarQuantizer(
            whole.quantizer, whole.d, whole.nlist, _NUMBERS, faiss.METRIC_INNER_PRODUCT, False
        )
        made.is_trained = True
        for cell in range(whole.nlist):
            count = whole.invlists.list_size(cell)
            if not count:
                continue
            ids = faiss.rev_swig_ptr(whole.invlists.get_ids(cell), count)
            codes = faiss.rev_swig_ptr(whole.invlists.get_codes(cell), count * whole.code_size)
            chosen = np.flatnonzero((ids < len(mask)) & mask[np.minimum(ids, len(mask) - 1)])
            if len(chosen):
                kept, theirs = ids[chosen], codes.reshape(count, -1)[chosen]
                made.invlists.add_entries(cell, len(kept), faiss.swig_ptr(kept), faiss.swig_ptr(theirs))
                made.ntotal += len(kept)
        return DenseIndex(made)

    @staticmethod
    def all_but(ids: Ids) -> faiss.IDSelector:
        """Return what makes a search pass over some ids, shape (n,)."""
        return faiss.IDSelectorNot(faiss.IDSelectorBatch(ids))

    @staticmethod
    def none_but(mask: NDArray[np.bool_]) -> faiss.IDSelector:
        """Return what makes a search pass over every id whose place in a mask is False, or that has none."""
        return faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))  # type: ignore[arg-type, call-arg]

    def search(
        self, query: Vectors, k: int, *, only: faiss.IDSelector | None = None, share: float = 1.0
    ) -> list[tuple[int, float]]:
        """Return up to k (id, inner product) for one row of shape (dimension,), best first.

        Args:
            query: the row.
            k: most results.
            only: of ``all_but`` or ``none_but``.
            share: how much of the index ``only`` lets through; of less, more inverted lists are visited, so that
                as many vectors are compared.
        """
        if not len(self) or k <= 0:
            return []
        # One question is no work for many threads, which would wait for each other. Of the calling thread only.
        faiss.omp_set_num_threads(1)
        parameters: faiss.SearchParameters | None
        if self.kind == "ivf":
            cells = min(self._index.nlist, max(1, round(self._index.nlist * VISITED / share)))
            parameters = faiss.SearchParametersIVF(sel=only, nprobe=cells)  # type: ignore[call-arg]
        else:
            parameters = faiss.SearchParameters(sel=only) if only else None  # type: ignore[call-arg]
        scores, ids = self._index.search(query.reshape(1, -1), min(k, len(self)), params=parameters)
        return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]

    def write(self, path: Path) -> None:
        """Write the index.

        Raises:
            OSError: the disk is full or the folder cannot be written.
        """
        # In pieces: a copy of a large index in memory would double what is needed.
        with path.open("wb") as file:
            writer = faiss.PyCallbackIOWriter(file.write, 1 << 24)  # type: ignore[attr-defined]
            faiss.write_index(self._index, writer)

    @classmethod
    def load(cls, path: Path, *, mapped: bool = True) -> "DenseIndex":
        """Read an index that ``write`` wrote; mapped, its vectors stay in the file until they are compared.

        Raises:
            OSError: no such file.
            RuntimeError: not an index.
        """
        if not path.exists():
            raise FileNotFoundError(path)
        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC if mapped else 0))
