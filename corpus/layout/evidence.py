"""The evidence that block B continues block A: one row of numbers for every ordered pair of a page.

Nothing here decides; the weights of ``network.py``, learnt from generated pages, do. When blocks
carry boxes one day, their geometry joins as further columns of ``place_evidence``.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from corpus.layout.blocks import Block
from corpus.layout.features import Look, first_codes, last_codes, look_at, openings
from corpus.layout.language import NgramTables, page_ngrams, seen_across, word_gain
from corpus.layout.roles import ROLES, Role
from corpus.layout.subjects import character_pairs
from corpus.layout.text import is_han

Floats = NDArray[np.float32]
_SHORTEST = 8
"""A parallel opening needs at least this many characters on both sides."""


_GROUPS: tuple[tuple[tuple[Role, ...], int], ...] = (
    (("body",), 5),
    (("title", "kicker", "subtitle", "byline"), 4),
    (("caption", "credit"), 3),
)
"""What may stand between two blocks, and how many of it are counted."""


def look_at_page(blocks: Sequence[Block]) -> tuple[list[Look], Floats]:
    """Return the blocks seen by themselves and their features, (n, f)."""
    gaps = sorted(block.gap for block in blocks)
    usual = gaps[len(gaps) // 2]
    looks = [look_at(block, usual) for block in blocks]
    size = len(blocks)
    following = np.array([*(min(4.0, block.gap) / 4 for block in blocks[1:]), 1.0], dtype=np.float32)
    place = np.zeros((size, 2), dtype=np.float32)
    place[0, 0] = place[-1, 1] = 1.0
    parallel = parallels(looks)
    np.fill_diagonal(parallel, 0.0)
    page = np.tile(_page_numbers(blocks, looks), (size, 1))
    return looks, np.concatenate(
        [
            np.stack([look.numbers for look in looks]),
            openings(looks, NgramTables.bundled()),
            parallel.max(axis=0)[:, None],
            following[:, None],
            place,
            page,
        ],
        axis=1,
        dtype=np.float32,
    )


def _page_numbers(blocks: Sequence[Block], looks: Sequence[Look]) -> list[float]:
    """Return what kind of page it is: how much of it breaks off, is wrapped, has full-width marks; its size."""
    texts = [look for look in looks if len(look.text) > 40] or list(looks)
    broken = sum(not look.ended for look in texts) / len(texts)
    wrapped = sum(block.measure is not None for block in blocks) / len(blocks)
    wide = sum(look.wide for look in texts) / len(texts)
    return [broken, wrapped, wide, float(np.log1p(len(blocks))) / 5]


def parallels(looks: Sequence[Look]) -> Floats:
    """Return (n, n): the share of the first eight characters that agree place by place, if the first does."""
    size = _SHORTEST
    codes = np.array(
        [[ord(char) for char in look.prefix.ljust(size, "\0")] for look in looks], dtype=np.int64
    )
    equal = (codes[:, None, :] == codes[None, :, :]).astype(np.float32)
    long_enough = np.array([len(look.text) > 2 * size and is_han(look.text[0]) for look in looks])
    shares = equal.sum(axis=2) * equal[:, :, 0] / size
    return np.where(long_enough[:, None] & long_enough[None, :], shares, 0.0).astype(np.float32)


def similarities(texts: Sequence[str]) -> Floats:
    """Return (n, n): cosine of the tf-idf vectors of character pairs that stand in more than one of the texts."""
    rows, left, right = character_pairs(texts)
    _, columns = np.unique((left << 21) | right, return_inverse=True)
    if not len(columns):
        return np.zeros((len(texts), len(texts)), dtype=np.float32)
    width = int(columns.max()) + 1
    cells, counts = np.unique(rows * width + columns, return_counts=True)
    row, column = cells // width, cells % width
    frequency = np.bincount(column, minlength=width)
    weights = np.where(frequency > 1, np.log((1 + len(texts)) / frequency), 0.0)
    values = (1 + np.log(counts)) * weights[column]
    norms = np.sqrt(np.bincount(row, weights=values**2, minlength=len(texts)))
    values /= np.maximum(norms[row], 1e-6)
    kept = values > 0
    shape = (len(texts), width)
    matrix = sparse.csr_matrix((values[kept].astype(np.float32), (row[kept], column[kept])), shape=shape)
    return np.asarray((matrix @ matrix.T).toarray(), dtype=np.float32)


def pair_evidence(blocks: Sequence[Block], looks: Sequence[Look]) -> Floats:
    """Return (n, n, p): the evidence of the texts for block j following block i."""
    alike = similarities([look.text for look in looks])
    carried = alike.copy()
    carried[1:] += 0.5 * alike[:-1]
    carried[:, :-1] += 0.5 * alike[:, 1:]
    columns: list[Floats] = [
        *_language(looks),
        alike,
        0.5 * carried,
        parallels(looks),
        *_marks(blocks, looks),
    ]
    return np.stack(columns, axis=2, dtype=np.float32)


def _language(looks: Sequence[Look]) -> list[Floats]:
    """Characters, words and the page's own prints across the cut; nothing after the end of a sentence."""
    size = len(looks)
    tables = NgramTables.bundled()
    (a2, a1), (b1, b2) = last_codes(looks, tables), first_codes(looks, tables)
    gains = tables.gain((a2[:, None], a1[:, None]), (b1[None, :], b2[None, :])) / 4
    gains = gains * np.array([not look.ended for look in looks])[:, None]
    words = np.zeros((size, size), dtype=np.float32)
    prints = np.zeros((size, size), dtype=np.float32)
    seen = page_ngrams([look.text for look in looks])
    for i, left in enumerate(looks):
        if left.ended or not left.tail.text:
            continue
        for j, right in enumerate(looks):
            if j != i and right.lead.text:
                words[i, j] = word_gain(left.tail, right.lead)
                prints[i, j] = seen_across(left.tail.text, right.lead.text, seen)
    return [gains, words / 8, (words > 0).astype(np.float32), prints / 4, (prints >= 2).astype(np.float32)]


def _marks(blocks: Sequence[Block], looks: Sequence[Look]) -> list[Floats]:
    """Quotes and brackets, list numbers, the shape of marks, the measure."""
    unclosed = [look.unclosed for look in looks]
    unopened = [look.unopened for look in looks]
    closes = np.array([[bool(a & b) for b in unopened] for a in unclosed], dtype=np.float32)
    left_open = np.array([bool(a) for a in unclosed], dtype=np.float32)[:, None] * (1 - closes)
    unasked = np.array([bool(b) for b in unopened], dtype=np.float32)[None, :] * (1 - closes)
    last = np.array([look.last_list for look in looks])[:, None]
    first = np.array([look.first_list for look in looks])[None, :]
    wide = np.array([look.wide for look in looks], dtype=np.float32)
    clause = np.array([look.clause for look in looks])
    measure = np.array([block.measure or 0.0 for block in blocks])
    known = (measure[:, None] > 0) & (measure[None, :] > 0)
    same = np.abs(measure[:, None] - measure[None, :]) <= 1.5
    return [
        closes,
        left_open,
        unasked,
        ((first == last + 1) & (first > 1)).astype(np.float32),
        ((first > 1) & (first != last + 1)).astype(np.float32),
        np.abs(wide[:, None] - wide[None, :]),
        (clause[:, None] == clause[None, :]).astype(np.float32),
        (known & same).astype(np.float32),
        (known & ~same).astype(np.float32),
    ]


def place_evidence(blocks: Sequence[Block], roles: Floats) -> Floats:
    """Return (n, n, p): where block j stands, seen from block i, and what stands between them.

    Args:
        blocks: the blocks of the page.
        roles: (n, len(ROLES)) probabilities.
    """
    size = len(blocks)
    number = np.arange(size)
    step = number[None, :] - number[:, None]
    strips = [
        step == 1,
        step == 2,
        (step > 2) & (step <= 6),
        step > 6,
        step == -1,
        (step < -1) & (step >= -6),
        step < -6,
    ]
    low = np.minimum(number[:, None], number[None, :]) + 1
    high = np.maximum(number[:, None], number[None, :])
    between = []
    for group, most in _GROUPS:
        own = roles[:, np.isin(ROLES, group)].sum(axis=1)
        mass = np.concatenate([[0.0], np.cumsum(own)])
        between.append(np.minimum(most, mass[np.maximum(high, low)] - mass[low]) / most)
    gap = np.array([min(4, block.gap) / 4 for block in blocks])[None, :] * (step == 1)
    columns = [*strips, np.log1p(np.abs(step)) / 4, *between, gap]
    return np.stack(columns, axis=2, dtype=np.float32)
