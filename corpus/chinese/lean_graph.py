"""An ONNX graph without its table of embeddings, which is read from the file a row at a time.

Nine tenths of a tagger's file are rows of characters that a text does not have. A runtime copies them all before the
first word; here the file is mapped, and the runtime gets the layers alone with the embeddings as their input. Only
what the format fixes for ever is used: the wire format of protocol buffers and the numbers of ONNX's fields.
"""

import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

_BYTES: Final = 2
"""The wire type of a field that has a length: bytes, text, messages."""
_FIXED: Final = {1: 8, 5: 4}
_GRAPH: Final = 7
_NODE, _INITIALIZER, _INPUT = 1, 5, 11
_INPUTS, _OUTPUT = 1, 2
_DIMS, _NAME, _RAW = 1, 8, 9
_FLOAT: Final = 1


class Field(NamedTuple):
    """A field of a message: its number, and where its tag, its content and what follows begin."""

    number: int
    start: int
    content: int
    end: int


class Lean(NamedTuple):
    """A graph that takes embeddings, as bytes, the name of that input, and the table that they are rows of."""

    graph: bytes
    name: str
    table: NDArray[np.float32]


def without_table(path: Path) -> Lean:
    """Return the graph of a file whose first node looks up rows of its first initializer, without both.

    Raises:
        ValueError: the graph does not begin so.
    """
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    model = list(_fields(data, 0, len(data)))
    graph = next((field for field in model if field.number == _GRAPH), None)
    parts = list(_fields(data, graph.content, graph.end)) if graph else []
    node = next((part for part in parts if part.number == _NODE), None)
    tensor = next((part for part in parts if part.number == _INITIALIZER), None)
    if not (graph and node and tensor):
        raise ValueError(f"{path}: no graph with a table")
    wires = list(_fields(data, node.content, node.end))
    held = {field.number: field for field in _fields(data, tensor.content, tensor.end)}
    shape = [
        _number(data, f.content)[0] for f in _fields(data, tensor.content, tensor.end) if f.number == _DIMS
    ]
    inputs = [_of(data, wire) for wire in wires if wire.number == _INPUTS]
    output = next((wire for wire in wires if wire.number == _OUTPUT), None)
    if not (output and _RAW in held) or inputs[:1] != [_of(data, held[_NAME])]:
        raise ValueError(f"{path}: the graph does not begin with its table")
    name = _of(data, output)
    ids = [part for part in parts if part.number == _INPUT and _name(data, part) in inputs]
    kept = [data[part.start : part.end] for part in parts if part not in (node, tensor, *ids)]
    body = b"".join([*kept, _message(_INPUT, _input(name))])
    others = [data[field.start : field.end] for field in model if field is not graph]
    table = np.frombuffer(data, "<f4", int(np.prod(shape)), held[_RAW].content).reshape(shape)
    return Lean(b"".join([*others, _message(_GRAPH, body)]), name.decode(), table)


def _input(name: bytes) -> bytes:
    """Return the ValueInfoProto of a tensor of floats of any three dimensions."""
    tensor = _message(2, _message(1, b"") * 3)  # TensorShapeProto with three dimensions that are not told
    return _message(1, name) + _message(2, _message(1, bytes((8, _FLOAT)) + tensor))


def _fields(data: mmap.mmap, at: int, end: int) -> Iterator[Field]:
    """Yield the fields of the message at [at, end)."""
    while at < end:
        start = at
        key, at = _number(data, at)
        content = at
        if key & 7 == _BYTES:
            length, content = _number(data, at)
            at = content + length
        elif size := _FIXED.get(key & 7):
            at += size
        else:
            _, at = _number(data, at)
        yield Field(key >> 3, start, content, at)


def _number(data: mmap.mmap, at: int) -> tuple[int, int]:
    """Return the number of seven bits a byte that begins at an offset, and the offset behind it."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        shift, at = shift + 7, at + 1
        if byte < 128:
            return value, at


def _message(number: int, content: bytes) -> bytes:
    """Return a field that has a length."""
    size, length = len(content), bytearray()
    while size > 127:
        length.append(size & 127 | 128)
        size >>= 7
    return bytes((number << 3 | _BYTES, *length, size)) + content


def _name(data: mmap.mmap, part: Field) -> bytes:
    """Return the name of an input: its first field."""
    return _of(data, next(_fields(data, part.content, part.end)))


def _of(data: mmap.mmap, field: Field) -> bytes:
    return data[field.content : field.end]
