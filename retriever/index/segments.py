"""Derived files of an index: the vectors as FAISS reads them, made from the tables and grown with them.

A base file holds most vectors, a tail the newest. A change appends to the tail what it adds and notes the
numbers it takes out, so it costs what it changes and not what there is; now and then the tail goes into
a new base. What belongs together stands in a manifest among the tables and is committed with them: a
reader sees the files as they were at its generation. Every file's checksum is in the manifest.
"""

import json
import os
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from retriever.errors import IndexFormatError
from retriever.index.dense import DenseIndex, Ids, Vectors
from retriever.index.parts import Parts
from retriever.index.selecting import Selection
from retriever.index.store import Store

_KEY = "dense"
_CHUNK = 1 << 22


class DamagedFileError(Exception):
    """A derived file is missing, or not what was written."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file as it was committed; what stands behind its ``size`` bytes belongs to a later change or to none."""

    file: str
    rows: int = 0
    size: int = 0
    crc: int = 0

    def read(self, folder: Path, *, start: int = 0, crc: int = 0) -> bytes:
        """Return the bytes from ``start`` on, checked; ``crc`` is that of the bytes before.

        Raises:
            DamagedFileError: missing, truncated or altered.
        """
        try:
            with (folder / self.file).open("rb") as file:
                file.seek(start)
                data = file.read(self.size - start)
        except OSError as error:
            raise DamagedFileError(f"{folder / self.file}: {error.strerror or error}") from error
        if zlib.crc32(data, crc) != self.crc:
            raise DamagedFileError(f"{folder / self.file}: checksum differs")
        return data

    def check(self, folder: Path) -> None:
        """Compare length and checksum without keeping the bytes; raises as ``read`` does."""
        if _measured(folder / self.file, self.rows) != self:
            raise DamagedFileError(f"{folder / self.file}: checksum differs")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files hold the vectors of one generation.

    Attributes:
        base, tail: the files.
        last: the greatest passage number in them.
        dead: ranges [start, end) of numbers in them that have left the index.
        trained: vectors there were when the base was trained.
    """

    base: Part
    tail: Part
    last: int
    dead: tuple[tuple[int, int], ...]
    trained: int

    @classmethod
    def read(cls, store: Store) -> "Manifest | None":
        """Return the manifest of the store's present state, None where there is none that can be read."""
        try:
            value = json.loads(store.meta(_KEY) or "")
            dead = tuple((start, end) for start, end in value["dead"])
            return cls(Part(**value["base"]), Part(**value["tail"]), value["last"], dead, value["trained"])
        except (IndexFormatError, ValueError, KeyError, TypeError):
            return None

    def write(self, store: Store) -> None:
        """Put it among the tables, inside the caller's transaction."""
        store.set_meta(_KEY, json.dumps(asdict(self)))

    @property
    def dead_ids(self) -> Ids:
        """The numbers in ``dead``, shape (n,)."""
        return np.concatenate(
            [np.zeros(0, np.int64), *(np.arange(*span, dtype=np.int64) for span in self.dead)]
        )


def joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the same numbers in the fewest ranges [start, end), ascending."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def row_type(dimension: int) -> np.dtype[np.void]:
    """Return how a vector stands in a tail: its number and half floats."""
    return np.dtype([("id", "<i8"), ("vector", "<f2", (dimension,))])


def tail_rows(data: bytes, dimension: int) -> tuple[Ids, Vectors]:
    """Return the numbers and vectors in the bytes of a tail."""
    rows = np.frombuffer(data, row_type(dimension))
    return rows["id"].astype(np.int64), rows["vector"].astype(np.float32)


def append(folder: Path, tail: Part, ids: Ids, vectors: Vectors) -> Part:
    """Write rows behind the tail; return it as it is then.

    Raises:
        DamagedFileError: the tail is shorter than it was.
        OSError: the disk is full or the folder cannot be written.
    """
    rows = np.zeros(len(ids), row_type(vectors.shape[1]))
    rows["id"], rows["vector"] = ids, vectors
    data = rows.tobytes()
    with (folder / tail.file).open("r+b" if tail.size else "wb") as file:
        if file.seek(0, os.SEEK_END) < tail.size:
            raise DamagedFileError(f"{folder / tail.file}: truncated")
        file.truncate(tail.size)  # what a change that was never committed left
        file.seek(tail.size)
        file.write(data)
    return replace(
        tail, rows=tail.rows + len(ids), size=tail.size + len(data), crc=zlib.crc32(data, tail.crc)
    )


def write_base(folder: Path, name: str, index: DenseIndex) -> Part:
    """Write a base file so that it is there whole or not at all."""
    path = folder / name
    part = path.with_suffix(".part")
    try:
        index.write(part)
        written = _measured(part, len(index))
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return replace(written, file=name)


def _measured(path: Path, rows: int) -> Part:
    crc = size = 0
    try:
        with path.open("rb") as file:
            while data := file.read(_CHUNK):
                crc, size = zlib.crc32(data, crc), size + len(data)
    except OSError as error:
        raise DamagedFileError(f"{path}: {error.strerror or error}") from error
    return Part(path.name, rows, size, crc)


class LoadedVectors:
    """Base and tail of one generation in memory, searched as one; threads may share it."""

    def __init__(self, base: DenseIndex, tail: DenseIndex, manifest: Manifest | None, dimension: int) -> None:
        self.manifest = manifest
        self._base, self._tail, self._dimension = base, tail, dimension
        dead = manifest.dead_ids if manifest else np.zeros(0, np.int64)
        self._alive = DenseIndex.all_but(dead) if len(dead) else None
        self._dead = len(dead)
        self._parts = Parts(base)

    @classmethod
    def load(
        cls, folder: Path, manifest: Manifest, dimension: int, before: "LoadedVectors | None" = None
    ) -> "LoadedVectors":
        """Read the files of a manifest; of what ``before`` holds only the news.

        Raises:
            DamagedFileError: a file is missing, truncated or altered.
        """
        known = before.manifest if before else None
        if before and known and known.base == manifest.base:
            base = before._base
        else:
            known = None
            manifest.base.check(folder)
            try:
                base = DenseIndex.load(folder / manifest.base.file)
            except (OSError, RuntimeError) as error:
                raise DamagedFileError(f"{folder / manifest.base.file}: {error}") from error
        tail, start, crc = DenseIndex.empty(dimension), 0, 0
        if (
            before
            and known
            and known.tail.file == manifest.tail.file
            and known.tail.size <= manifest.tail.size
        ):
            tail, start, crc = before._tail.copy(), known.tail.size, known.tail.crc
        if manifest.tail.size > start:
            tail.add(*tail_rows(manifest.tail.read(folder, start=start, crc=crc), dimension))
        return cls(base, tail, manifest, dimension)

    def __len__(self) -> int:
        """Return the number of vectors that can be found."""
        return len(self._base) + len(self._tail) - self._dead

    @property
    def kind(self) -> str:
        """The kind of the base, a key of ``retriever.index.dense.KINDS``."""
        return self._base.kind

    def search(self, query: Vectors, k: int, selection: Selection | None = None) -> list[tuple[int, float]]:
        """Return up to k (passage, inner product) for one row of shape (dimension,), best first.

        With a selection none but its passages, all of which are in the index.
        """
        if selection is None:
            found = [
                *self._base.search(query, k, only=self._alive),
                *self._tail.search(query, k, only=self._alive),
            ]
        elif selection.passages:
            part, only = self._parts.of(selection), selection.selector
            share = selection.passages / max(len(self), selection.passages)
            base = part or self._base
            found = [
                *base.search(query, k, only=None if part else only, share=share),
                *self._tail.search(query, k, only=only, share=share),
            ]
        else:
            return []
        return sorted(found, key=lambda item: (-item[1], item[0]))[: max(k, 0)]
