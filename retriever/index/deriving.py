"""Derived files are made from the tables. A change appends to them, or writes a new base."""

import json
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from retriever.errors import IndexFormatError
from retriever.index.dense import DenseIndex, Ids, Vectors, kind_for, sample_size
from retriever.index.segments import (
    DamagedFileError,
    LoadedVectors,
    Manifest,
    Part,
    append,
    joined,
    tail_rows,
    write_base,
)
from retriever.index.sizes import IndexSizes
from retriever.index.store import Store

#: A base is trained anew when it has grown to this many times its size.
RETRAIN_AT = 4

_STEP = 8192
_ROWS = "SELECT passage.id, data FROM passage JOIN vector ON vector.hash = passage.hash"


def derive(store: Store, dimension: int, removed: Ids, sizes: IndexSizes = IndexSizes()) -> None:
    """Bring the derived files to the state of the tables, inside the transaction that changes them.

    Args:
        store: its tables are as they will be.
        dimension: length of a vector.
        removed: numbers of the passages that this change took out, shape (n,).
        sizes: when a new base is written, and of which kind.
    """
    manifest = Manifest.read(store)
    if manifest is None:
        rebuild(store, dimension, sizes)
        return
    gone = removed[removed <= manifest.last].tolist()
    dead = joined([*manifest.dead, *((number, number + 1) for number in gone)])
    grown = manifest.tail.rows + _count_newer(store, manifest.last)
    if (
        grown > max(sizes.tail_rows, manifest.base.rows // 20)
        or 4 * _length(dead) > manifest.base.rows + grown
    ):
        _merge(store, dimension, manifest, dead, sizes)
        return
    ids, vectors = _newer(store, dimension, manifest.last)
    try:
        tail = append(store.folder, manifest.tail, ids, vectors) if len(ids) else manifest.tail
    except (DamagedFileError, FileNotFoundError):
        rebuild(store, dimension, sizes)
        return
    last = max(manifest.last, int(ids[-1])) if len(ids) else manifest.last
    Manifest(manifest.base, tail, last, dead, manifest.trained).write(store)


def rebuild(store: Store, dimension: int, sizes: IndexSizes = IndexSizes()) -> None:
    """Write a new base from the tables, inside the caller's transaction."""
    _commit(store, build(store, dimension, sizes))


def build(store: Store, dimension: int, sizes: IndexSizes = IndexSizes()) -> DenseIndex:
    """Make the index of all vectors from the tables; passages that share a text share a vector."""
    count: int = store.connection.execute("SELECT count(*) FROM passage").fetchone()[0]
    kind = kind_for(count, sizes)
    sample = None
    if kind != "flat":
        query = f"{_ROWS} WHERE passage.id % ? = 0"
        every = -(-count // sample_size(count))
        sample = _arrays(store.connection.execute(query, (every,)).fetchall(), dimension)[1]
    index = DenseIndex.empty(dimension, kind=kind, sample=sample)
    del sample
    rows = store.connection.execute(f"{_ROWS} ORDER BY passage.id")
    while found := rows.fetchmany(_STEP):
        index.add(*_arrays(found, dimension))
    return index


def in_memory(store: Store, dimension: int, sizes: IndexSizes = IndexSizes()) -> LoadedVectors:
    """Make the vectors from the tables where no file can be used."""
    return LoadedVectors(build(store, dimension, sizes), DenseIndex.empty(dimension), None, dimension)


def vectors_of(store: Store, ids: Collection[str]) -> dict[str, NDArray[np.float32]]:
    """Return the vectors that there are of what was embedded, by its id."""
    rows = store.connection.execute(
        "SELECT hash, data FROM vector WHERE hash IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {hash_: np.frombuffer(data, np.float32) for hash_, data in rows}


def _merge(
    store: Store, dimension: int, manifest: Manifest, dead: tuple[tuple[int, int], ...], sizes: IndexSizes
) -> None:
    """Put the tail and what is new into a copy of the base, without training it again where that will do."""
    total: int = store.connection.execute("SELECT count(*) FROM passage").fetchone()[0]
    try:
        manifest.base.check(store.folder)
        index = DenseIndex.load(store.folder / manifest.base.file, mapped=False)
        tail = manifest.tail.read(store.folder) if manifest.tail.size else b""
    except (DamagedFileError, OSError, RuntimeError):
        rebuild(store, dimension, sizes)
        return
    if index.kind != kind_for(total, sizes) or total > RETRAIN_AT * manifest.trained:
        rebuild(store, dimension, sizes)
        return
    index.add(*tail_rows(tail, dimension))
    index.remove(Manifest(manifest.base, manifest.tail, 0, dead, 0).dead_ids)
    index.add(*_newer(store, dimension, manifest.last))
    _commit(store, index, manifest.trained)


def _commit(store: Store, index: DenseIndex, trained: int | None = None) -> None:
    name = f"dense-{store.generation}"
    number = 0
    while (store.folder / f"{name}-{number}.faiss").exists():  # mended before at the same generation
        number += 1
    base = write_base(store.folder, f"{name}-{number}.faiss", index)
    last = store.connection.execute("SELECT max(id) FROM passage").fetchone()[0] or 0
    tail = Part(f"{name}-{number}.tail")
    Manifest(base, tail, last, (), len(index) if trained is None else trained).write(store)


def _count_newer(store: Store, last: int) -> int:
    row = store.connection.execute("SELECT count(*) FROM passage WHERE id > ?", (last,)).fetchone()
    return int(row[0])


def _newer(store: Store, dimension: int, last: int) -> tuple[Ids, Vectors]:
    query = f"{_ROWS} WHERE passage.id > ? ORDER BY passage.id"
    return _arrays(store.connection.execute(query, (last,)).fetchall(), dimension)


def _arrays(rows: list[tuple[int, bytes]], dimension: int) -> tuple[Ids, Vectors]:
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    data = b"".join(row[1] for row in rows)
    if len(data) != 4 * dimension * len(rows):
        raise IndexFormatError(
            "索引损坏：向量长度不对，请删掉后重建 (damaged vectors; delete and index again)"
        )
    return ids, np.frombuffer(data, dtype=np.float32).reshape(len(rows), dimension)


def _length(spans: tuple[tuple[int, int], ...]) -> int:
    return sum(end - start for start, end in spans)
