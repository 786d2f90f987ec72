"""The headline of a picture that stands below its text and credit is the picture's."""

import numpy as np

from corpus.layout.assembly import Link
from corpus.layout.pictures import with_headlines
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


def test_a_headline_alone_below_a_picture_heads_it() -> None:
    whole, _ = with_headlines([chain(0, 1), chain(2), chain(3)], roles("caption", "credit", "title", "body"))
    assert blocks_of(whole) == [[0, 1, 2], [3]]


def test_a_headline_with_a_text_of_its_own_is_left() -> None:
    whole, _ = with_headlines([chain(0, 1), chain(2, 3)], roles("caption", "credit", "title", "body"))
    assert blocks_of(whole) == [[0, 1], [2, 3]]


def test_a_headline_below_a_text_is_left() -> None:
    whole, _ = with_headlines([chain(0), chain(1)], roles("body", "title"))
    assert blocks_of(whole) == [[0], [1]]
