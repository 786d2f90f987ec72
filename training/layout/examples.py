"""Generated pages → examples: the blocks as the program reads them, with the true roles and links."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.layout.blocks import Block, read_blocks
from corpus.layout.roles import ROLES
from training.layout.generate import GeneratedPage, Span


@dataclass(frozen=True)
class Answers:
    """The truth about the blocks of a page.

    Attributes:
        roles: number of each block's role.
        followers: the block that follows each, -1 for none.
        joined: whether that one goes on the same paragraph.
        leaders: the block before each, -1 for none.
    """

    roles: NDArray[np.int64]
    followers: NDArray[np.int64]
    joined: NDArray[np.bool_]
    leaders: NDArray[np.int64]


def solve(page: GeneratedPage, blocks: Sequence[Block]) -> Answers:
    """Return the truth about blocks read from a generated page."""
    starts = [span.start for span in page.spans]

    def owner(position: int) -> Span:
        return page.spans[max(0, bisect_right(starts, position) - 1)]

    firsts: list[tuple[int, int, int]] = []
    lasts: list[tuple[int, int]] = []
    roles: list[int] = []
    for block in blocks:
        places = [(run.source, run.source + run.length - 1) for run in block.runs]
        votes: Counter[tuple[int, int]] = Counter()
        for start, end in places:
            for position in range(start, end + 1, 5):
                votes[owner(position)[2:4]] += 1
        (article, unit), _ = votes.most_common(1)[0]
        roles.append(ROLES.index(page.articles[article].roles[unit]))
        spans = [owner(start) for start, _ in places]
        own = (
            min(
                (s.unit, s.offset + start - s.start)
                for s, (start, _) in zip(spans, places, strict=True)
                if s.article == article
            )
            if any(s.article == article for s in spans)
            else (unit, 0)
        )
        firsts.append((article, *own))
        last = owner(places[-1][1])
        lasts.append((article, last.unit if last.article == article else unit))
    size = len(blocks)
    followers, leaders = np.full(size, -1), np.full(size, -1)
    joined = np.zeros(size, dtype=np.bool_)
    order = sorted(range(size), key=lambda i: firsts[i])
    for i, j in pairwise(order):
        if firsts[i][0] == firsts[j][0]:
            followers[i], leaders[j] = j, i
            joined[i] = lasts[i][1] == firsts[j][1]
    return Answers(np.array(roles), followers, joined, leaders)


def read_example(page: GeneratedPage) -> tuple[tuple[Block, ...], Answers]:
    """Return the blocks of a generated page and the truth about them."""
    blocks = read_blocks(page.text)
    return blocks, solve(page, blocks)
