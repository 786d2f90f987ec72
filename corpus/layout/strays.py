"""Lines that head what stands right under them, wherever the blocks of the page were put.

更正 and 启事 are headlines that say nothing of their text, so that no likeness joins the two; a byline may stand
above the headline of its article.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.layout.assembly import Link
from corpus.layout.blocks import Block
from corpus.layout.patterns import BYLINE
from corpus.layout.roles import ROLES
from corpus.layout.text import ends_sentence
from corpus.lazy import lazy_pattern

SURE: Final = 0.9
"""How sure it is that a notice stands under its headline, and an article under its byline."""
#: 更 正, 更正启事, 致歉声明.
_NOTICE: Final = lazy_pattern(
    r"(?:更\s*正|[勘刊]\s*误|致\s*歉)(?:启事|声明)?|启\s*事|声\s*明|公\s*告|通\s*告|讣\s*告"
)
_TITLE: Final = ROLES.index("title")
_BODY: Final = ROLES.index("body")
_HEADS: Final = [ROLES.index(role) for role in ("title", "kicker", "subtitle", "byline")]

Chains = list[list[Link]]


def with_strays(
    chains: Sequence[Sequence[Link]], blocks: Sequence[Block], roles: NDArray[np.float32]
) -> tuple[Chains, NDArray[np.float32]]:
    """Return the chains, notices under their headlines, and articles under bylines that stood alone above them.

    The roles come back as they are after that.

    Args:
        chains: links in reading order.
        blocks: the blocks of the page.
        roles: (n, len(ROLES)), the probability of each role for each block.
    """
    whole, roles = [list(chain) for chain in chains], roles.copy()
    for block in blocks[:-1]:
        below = blocks[block.number + 1]
        if _NOTICE.fullmatch(block.text) and ends_sentence(below.text):
            _head(whole, block.number)
            roles[block.number], roles[below.number] = 0.0, 0.0
            roles[block.number, _TITLE] = roles[below.number, _BODY] = 1.0
    for chain in whole.copy():
        number = chain[0].block
        under = next((other for other in whole if other[0].block == number + 1), None)
        if (
            len(chain) == 1
            and under
            and BYLINE.fullmatch(blocks[number].text)
            and _lacks_byline(under, blocks, roles)
        ):
            under.insert(0, Link(number, False, SURE))
            whole.remove(chain)
    return whole, roles


def _head(chains: Chains, number: int) -> None:
    """Let a block head what begins with the block under it, taken out of the chains that they were in."""
    holder, at = next(
        (chain, at) for chain in chains for at, link in enumerate(chain) if link.block == number + 1
    )
    tail, holder[at:] = holder[at + 1 :], []
    for chain in chains:
        chain[:] = [link for link in chain if link.block != number]
    chains.append([Link(number, False, SURE), Link(number + 1, False, SURE), *tail])
    chains[:] = sorted(filter(None, chains), key=lambda chain: chain[0].block)


def _lacks_byline(chain: Sequence[Link], blocks: Sequence[Block], roles: NDArray[np.float32]) -> bool:
    """Tell whether a chain begins with a headline and names nobody in its head."""
    if roles[chain[0].block].argmax() not in _HEADS[:2]:
        return False
    head = [link.block for link in chain if roles[link.block].argmax() in _HEADS]
    return not any(BYLINE.fullmatch(blocks[number].text) for number in head)
