"""The roles that a block can have, and the probability of each."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from corpus.layout.network import Weights, role_inputs, softmax

Role = Literal[
    "title", "kicker", "subtitle", "byline", "credit", "body", "subhead", "caption", "affiliation", "rubbish"
]
ROLES: tuple[Role, ...] = get_args(Role)


def judge_roles(looks: NDArray[np.float32], weights: Weights) -> NDArray[np.float32]:
    """Return (n, len(ROLES)): the probability of each role for each block, from the block and its neighbours."""
    return softmax(weights.roles(role_inputs(looks)))
