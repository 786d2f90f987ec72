"""The headline of a picture may stand below its text and credit: alone there, it belongs to the picture."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.layout.assembly import Link
from corpus.layout.roles import ROLES

SURE = 0.5
"""How sure it is that such a headline is the picture's."""

_TITLE = ROLES.index("title")
_PICTURE = [ROLES.index(role) for role in ("caption", "credit")]
_HEADLINE = [ROLES.index(role) for role in ("title", "kicker", "subhead")]


def with_headlines(
    chains: Sequence[Sequence[Link]], roles: NDArray[np.float32]
) -> tuple[list[list[Link]], NDArray[np.float32]]:
    """Return the chains, a headline without text joined to the picture right above it that has none.

    The roles come back as they are after that: what was found heads the picture.

    Args:
        chains: links in reading order.
        roles: (n, len(ROLES)), the probability of each role for each block.
    """
    whole = [list(chain) for chain in chains]
    roles = roles.copy()
    ends = {chain[-1].block: chain for chain in whole if _is_picture(chain, roles)}
    for chain in whole.copy():
        block = chain[0].block
        above = ends.get(block - 1)
        if above is None or len(chain) > 1 or roles[block, _HEADLINE].sum() < SURE:
            continue
        above.append(Link(block, False, SURE))
        roles[block, _HEADLINE] = 0.0
        roles[block, _TITLE] = 1.0
        whole.remove(chain)
    return whole, roles


def _is_picture(chain: Sequence[Link], roles: NDArray[np.float32]) -> bool:
    """Tell whether a chain is a picture's text and credit, without a headline."""
    own = roles[[link.block for link in chain]]
    return bool((own[:, _PICTURE].sum(axis=1) > SURE).all())
