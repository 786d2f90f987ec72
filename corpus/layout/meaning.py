"""What pieces are about decides where the readings leave open which of them follows which.

A piece whose subject is another one's is not its continuation, though it stands below it. Vectors of an encoder tell
that where no word is shared; they take much longer than all else, and so only pieces in doubt are given to it.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.layout.assembly import Scores, assemble, confidences
from corpus.layout.blocks import Block
from corpus.layout.fragments import cut, is_text
from corpus.vectors import Encode

Floats = NDArray[np.float32]

OPEN = 0.01
"""A link is in doubt unless its probability is this close to 0 or 1."""
WORTH = 10.0
"""What a likeness of 1 is worth, in logits."""
AHEAD = 1.0
"""What pieces neither alike nor unlike are given, in logits: most of what is in doubt within one article goes on."""
CLEAR = 0.35
"""How far from the mean of all a piece must be to count in full. On a page of one subject all are near it, and it is
chance that tells them apart."""
FEWEST = 3
"""Of two pieces nothing can be told: each is the other's opposite, seen from their mean."""
SHORTEST, READ = 12, 160
"""Characters of a piece that say what it is about, and those of a block that are read for it."""


def with_meaning(blocks: Sequence[Block], roles: Floats, scores: Scores, encode: Encode) -> Scores:
    """Return the scores, changed for links in doubt between pieces of text by how alike they are."""
    pieces = [
        piece
        for piece in cut(assemble(scores))
        if is_text(roles, piece) and sum(len(blocks[number].text) for number in piece) >= SHORTEST
    ]
    pieces = [pieces[number] for number in _in_doubt(pieces, scores)]
    if len(pieces) < FEWEST:
        return scores
    alike = _likeness(blocks, pieces, encode)
    if alike is None:
        return scores
    worth = WORTH * alike + AHEAD
    np.fill_diagonal(worth, 0.0)  # no piece follows itself
    more = np.zeros_like(scores.joins)
    more[np.ix_([piece[-1] for piece in pieces], [piece[0] for piece in pieces])] = worth
    return replace(scores, joins=scores.joins + more, nexts=scores.nexts + more)


def _in_doubt(pieces: Sequence[Sequence[int]], scores: Scores) -> NDArray[np.intp]:
    """Return the numbers of the pieces that may or may not follow another one, or be followed by one."""
    ends, starts = [piece[-1] for piece in pieces], [piece[0] for piece in pieces]
    likely = confidences(scores)[np.ix_(ends, starts)]
    np.fill_diagonal(likely, 0.0)
    doubt = (likely > OPEN) & (likely < 1 - OPEN)
    return np.flatnonzero(doubt.any(axis=0) | doubt.any(axis=1))


def _likeness(blocks: Sequence[Block], pieces: Sequence[Sequence[int]], encode: Encode) -> Floats | None:
    """Return (p, p): the cosines of pieces, seen from the mean of them all; less for those near it."""
    texts = [blocks[number].text[:READ] for piece in pieces for number in piece]
    rows = encode(texts)
    if rows is None:
        return None
    owner = np.repeat(np.arange(len(pieces)), [len(piece) for piece in pieces])
    weights = np.array([len(text) for text in texts], dtype=np.float32)
    shares = (owner == np.arange(len(pieces))[:, None]) * weights
    vectors = shares @ rows / shares.sum(axis=1, keepdims=True) - weights @ rows / weights.sum()
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), CLEAR)
    return np.asarray(vectors @ vectors.T, dtype=np.float32)
