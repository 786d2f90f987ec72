"""The opening of a news item starts an article, and so does a byline below a headline, or （上接第1版）.

The blocks above it belong to another article, except its headline.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.chinese.datelines import opens_news
from corpus.layout.assembly import Link
from corpus.layout.blocks import Block
from corpus.layout.patterns import BYLINE, TURNED, stands_alone
from corpus.layout.roles import ROLES
from corpus.layout.text import ends_sentence

SURE = 0.95
"""How sure it is that an article starts where its news item opens."""
LONGEST_HEADLINE = 40

_TITLE, _SUBHEAD = ROLES.index("title"), ROLES.index("subhead")
_TEXT = [ROLES.index(role) for role in ("body", "caption", "affiliation")]


def part_at_openings(
    chains: Sequence[Sequence[Link]], blocks: Sequence[Block], roles: NDArray[np.float32]
) -> tuple[list[list[Link]], NDArray[np.float32]]:
    """Return the chains, each cut where a further news item opens in it, above that item's headlines.

    The roles come back as they are after that: what was a subhead within an article heads one now.

    Args:
        chains: links in reading order.
        blocks: the blocks of the page.
        roles: (n, len(ROLES)), the probability of each role for each block.
    """
    headlines = [
        _may_be_headline(block) and row[_TEXT].sum() < 0.5 for block, row in zip(blocks, roles, strict=True)
    ]
    parted: list[list[Link]] = []
    roles = roles.copy()
    for chain in chains:
        cuts = [0, *_cuts(chain, blocks, headlines), len(chain)]
        for start, end in pairwise(cuts):
            first = chain[start] if start == 0 else replace(chain[start], joined=False, confidence=SURE)
            parted.append([first, *chain[start + 1 : end]])
            if start and headlines[first.block]:
                roles[first.block, _TITLE] += roles[first.block, _SUBHEAD]
                roles[first.block, _SUBHEAD] = 0.0
    return parted, roles


def _cuts(chain: Sequence[Link], blocks: Sequence[Block], headlines: Sequence[bool]) -> Iterator[int]:
    """Yield the places in a chain where the head of a further article begins."""
    body = False
    for place, link in enumerate(chain):
        above = chain[place - 1].block if place else -1
        foreign = body or (_goes_on(blocks[link.block]) and above != link.block - 1)
        if place and foreign and not link.joined and _opens(chain, place, blocks, headlines):
            start = place
            while start > 1 and headlines[chain[start - 1].block] and not chain[start - 1].joined:
                start -= 1
            yield start if body else place
        body = body or not headlines[link.block]


def _opens(chain: Sequence[Link], place: int, blocks: Sequence[Block], headlines: Sequence[bool]) -> bool:
    """Tell whether an article begins here: a news item, what began on another page, or a byline below a headline."""
    block = blocks[chain[place].block]
    if opens_news(block.text) or _goes_on(block):
        return True
    above = blocks[chain[place - 1].block]
    signed = BYLINE.fullmatch(block.text) is not None and place + 1 < len(chain)
    return signed and headlines[above.number] and not stands_alone(above.text)


def _goes_on(block: Block) -> bool:
    return TURNED.match(block.text) is not None


def _may_be_headline(block: Block) -> bool:
    return len(block.text) <= LONGEST_HEADLINE and not ends_sentence(block.text)
