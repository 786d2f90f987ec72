"""One decision for a whole page: which block follows which.

Blocks are nodes, and every block has one successor or ends its article, one predecessor or opens
one. That is an assignment problem: link i → j is worth its score less what ending at i and starting
at j are worth, and the matching of greatest worth is the page. It may hold cycles, which are no
reading order: the cheapest link of each is forbidden and the page is decided again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from corpus.layout.network import softmax

Floats = NDArray[np.float32]

_FORBIDDEN = -1e6


@dataclass(frozen=True)
class Scores:
    """Unnormalised log-scores of all that can happen to the blocks of a page.

    Attributes:
        joins: (n, n) block j goes on the paragraph of block i.
        nexts: (n, n) block j opens the paragraph after block i.
        starts: (n,) block j opens an article.
        ends: (n,) block i ends one.
    """

    joins: Floats
    nexts: Floats
    starts: Floats
    ends: Floats

    @classmethod
    def mean(cls, opinions: Sequence["Scores"]) -> "Scores":
        """Return the mean of several opinions of one page."""
        fields = ("joins", "nexts", "starts", "ends")
        return cls(*(np.mean([getattr(opinion, name) for opinion in opinions], axis=0) for name in fields))


@dataclass(frozen=True)
class Link:
    """A block in a chain: whether it goes on the paragraph before it, and how sure that link is."""

    block: int
    joined: bool
    confidence: float


def assemble(scores: Scores) -> list[list[Link]]:
    """Return the chains of a page, in the order of their first blocks; every block is in one."""
    size = len(scores.starts)
    links = np.logaddexp(scores.joins, scores.nexts)
    worth = links - scores.ends[:, None] - scores.starts[None, :]
    np.fill_diagonal(worth, _FORBIDDEN)
    worth = np.maximum(worth, 0.0)
    follower = _match(worth)
    while cycles := _cycles(follower):
        for cycle in cycles:
            weakest = min(cycle, key=lambda i: worth[i, follower[i]])
            worth[weakest, follower[weakest]] = 0.0
        follower = _match(worth)
    sure = confidences(scores)
    followed = {j for j in follower if j >= 0}
    chains: list[list[Link]] = []
    for first in range(size):
        if first in followed:
            continue
        chain = [Link(first, False, float(sure[size, first]))]
        while (j := follower[chain[-1].block]) >= 0:
            i = chain[-1].block
            chain.append(Link(j, bool(scores.joins[i, j] > scores.nexts[i, j]), float(sure[i, j])))
        chains.append(chain)
    return chains


def confidences(scores: Scores) -> Floats:
    """Return (n + 1, n): the probability of each link, and of each start in the last row.

    The geometric mean of what a block's end says of its successors and a block's start of its
    predecessors.
    """
    links = np.logaddexp(scores.joins, scores.nexts)
    np.fill_diagonal(links, _FORBIDDEN)
    forward = softmax(np.concatenate([links, scores.ends[:, None]], axis=1))[:, :-1]
    backward = softmax(np.concatenate([links, scores.starts[None, :]], axis=0).T).T
    both = np.sqrt(forward * backward[:-1])
    return np.concatenate([both, backward[-1:]], axis=0)


def _match(worth: Floats) -> list[int]:
    """Return each block's follower in the matching of greatest worth, -1 for none."""
    rows, columns = linear_sum_assignment(worth, maximize=True)
    follower = [-1] * len(worth)
    for i, j in zip(rows, columns, strict=True):
        if worth[i, j] > 0:
            follower[int(i)] = int(j)
    return follower


def _cycles(follower: Sequence[int]) -> list[list[int]]:
    """Return the cycles of a matching."""
    seen: set[int] = set()
    cycles: list[list[int]] = []
    for first in range(len(follower)):
        path: list[int] = []
        node = first
        while node >= 0 and node not in seen:
            seen.add(node)
            path.append(node)
            node = follower[node]
        if node >= 0 and node in path:
            cycles.append(path[path.index(node) :])
    return cycles
