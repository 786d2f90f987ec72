"""A normaliser in the form that SentencePiece and ``tokenizers`` read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np


@dataclass
class _Node:
    children: dict[int, "_Node"] = field(default_factory=dict)
    value: int | None = None


def character_map(replacements: Mapping[str, str]) -> bytes:
    """Serialise replacements of characters: a double-array trie and its strings.

    The layout is that of darts-clone (github.com/s-yata/darts-clone): 32-bit units, the low byte a
    label, bit 8 "a key ends here", from bit 10 the distance (exclusive or) to the children; the
    child of label 0 holds the value, here an offset into zero-ended strings.
    """
    root = _Node()
    strings = bytearray()
    for character, output in replacements.items():
        node = root
        for byte in character.encode():
            node = node.children.setdefault(byte, _Node())
        node.value = len(strings)
        strings += output.encode() + b"\0"

    units: dict[int, int] = {0: 0}
    bases = {0}
    first_free = 1
    pending = [(0, root)]
    for position, node in pending:
        labels = [*node.children] if node.value is None else [0, *node.children]
        # A reader tells siblings by their label alone, so no two nodes may share a base.
        while first_free in units or first_free in bases:
            first_free += 1
        base = first_free
        while base in bases or any(base ^ label in units for label in labels):
            base += 1
        bases.add(base)
        units[position] |= (position ^ base) << 10
        if node.value is not None:
            units[position] |= 1 << 8
            units[base] = node.value | 1 << 31
        for label, child in node.children.items():
            units[base ^ label] = label
            pending.append((base ^ label, child))
    # Whole blocks of 256, so that base ^ label stays inside for every label.
    array = np.zeros((max(units) // 256 + 1) * 256, "<u4")
    array[list(units)] = list(units.values())
    return array.nbytes.to_bytes(4, "little") + array.tobytes() + bytes(strings)
