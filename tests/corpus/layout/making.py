"""Chains of blocks and their roles, as the layout hands them on."""

import numpy as np

from corpus.layout.assembly import Link
from corpus.layout.roles import ROLES


def roles(*names: str) -> np.ndarray:
    told = np.zeros((len(names), len(ROLES)), np.float32)
    for block, name in enumerate(names):
        told[block, ROLES.index(name)] = 1
    return told


def chain(*blocks: int) -> list[Link]:
    return [Link(block, False, 1.0) for block in blocks]


def blocks_of(chains: list[list[Link]]) -> list[list[int]]:
    return [[link.block for link in one] for one in chains]
