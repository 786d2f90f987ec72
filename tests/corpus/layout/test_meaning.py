"""What pieces are about decides which follows which, where nothing else does."""

from collections.abc import Sequence

import numpy as np

from corpus.layout.assembly import Scores, assemble
from corpus.layout.blocks import read_blocks
from corpus.layout.meaning import with_meaning
from corpus.layout.roles import ROLES

TEXTS = (
    "石桥村来了一支医疗队，大夫在村口摆开桌子。",
    "白塔小学办起少年棋社，孩子每天放学后对局。",
    "开局怎么走，小选手们争得面红耳赤。",
    "有三位老人查出眼疾，下月去县城动手术。",
)
BLOCKS = read_blocks("\n\n".join(TEXTS))
TEXT = np.tile(np.eye(len(ROLES), dtype=np.float32)[ROLES.index("body")], (4, 1))


def scores(between: float) -> Scores:
    """Return scores of two beginnings and two ends: how likely they go together in their order, not crosswise."""
    links = np.full((4, 4), -20.0, np.float32)
    links[0, 2] = links[1, 3] = between
    links[0, 3] = links[1, 2] = 0.0
    opens = np.array([0, 0, -20, -20], np.float32)
    return Scores(links - 20, links, opens, opens[::-1].copy())


def chains(page: Scores) -> list[list[int]]:
    return [[link.block for link in chain] for chain in assemble(page)]


def by_subject(texts: Sequence[str]) -> np.ndarray:
    """Return vectors of medicine and of chess, with much in common as an encoder's are."""
    return np.array(
        [[0.9, *((0.4, 0.0) if "老人" in t or "医" in t else (0.0, 0.4))] for t in texts], np.float32
    )


def never(texts: Sequence[str]) -> np.ndarray:
    raise AssertionError(texts)


def test_of_two_followers_nearly_as_likely_the_one_of_the_same_subject_is_taken() -> None:
    page = scores(between=1.0)
    assert chains(page) == [[0, 2], [1, 3]]
    assert chains(with_meaning(BLOCKS, TEXT, page, by_subject)) == [[0, 3], [1, 2]]


def test_a_piece_of_several_blocks_is_not_made_to_follow_itself() -> None:
    page = scores(between=1.0)
    page.nexts[0, 3] = 20.0
    page.nexts[3, 2] = page.nexts[3, 1] = 1.0
    told = with_meaning(BLOCKS, TEXT, page, by_subject)
    assert told is not page
    assert told.nexts[3, 0] == page.nexts[3, 0]


def test_what_is_not_in_doubt_is_not_asked() -> None:
    page = scores(between=9.0)
    assert with_meaning(BLOCKS, TEXT, page, never) is page


def test_headlines_are_not_asked() -> None:
    heads = np.tile(np.eye(len(ROLES), dtype=np.float32)[ROLES.index("title")], (4, 1))
    page = scores(between=1.0)
    assert with_meaning(BLOCKS, heads, page, never) is page


def test_without_vectors_the_page_stays() -> None:
    page = scores(between=1.0)
    assert with_meaning(BLOCKS, TEXT, page, lambda texts: None) is page
