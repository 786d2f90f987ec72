"""Where a paragraph of wrapped lines falls apart: the foot of one column with the head of another below it.

Columns that are not set apart follow each other line by line. The last line of a column is full, so that the first
of the next one reads as its continuation though it may be of another article. Whether it is one is told by the
words across the line end and by the subject of the lines above and below. What is parted here may be joined again,
since links are decided later; what is not parted stays together.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.chinese.brackets import OPENED_BY
from corpus.layout.language import Edge, NgramTables, fold, page_ngrams, seen_across, word_gain
from corpus.layout.lines import Line
from corpus.layout.patterns import ORDINAL, starts_alone
from corpus.layout.subjects import Vocabulary
from corpus.layout.text import ends_sentence

Floats = NDArray[np.float32]

WINDOW = 6
"""So many lines above and below a line end tell the subject."""
THRESHOLD: Final = -3.5
"""Seven line ends in a hundred are parted, and three in four of those where a column ended."""
LEAST_RUN: Final = 10
"""A stretch of fewer lines without a blank one among them holds no two columns."""
FEATURES: Final = 20
WEIGHTS: Final = (
    *(-0.68, -0.69, 1.71, -1.07, -1.62, -1.16, -1.50, -1.32, 0.03, 0.15),
    *(0.00, -2.22, 3.11, 1.49, 2.76, 0.72, 2.35, 1.05, 0.99, 0.77),
)
BIAS: Final = -5.60
"""Fitted by ``training.layout.part``."""


def part_columns(groups: Sequence[Sequence[Line]], wrapped: Sequence[bool]) -> list[list[list[Line]]]:
    """Return each paragraph of a page as the parts it falls into; one that is not wrapped stays whole.

    Args:
        groups: the lines of each paragraph; together they are all lines of the page.
        wrapped: whether the lines of a paragraph are known to be wrapped to a measure.
    """
    if not any(wrapped):
        return [[list(group)] for group in groups]
    lines = [line for group in groups for line in group]
    runs = np.cumsum([line.gap > 0 for line in lines])
    if np.bincount(runs).max() < LEAST_RUN:
        return [[list(group)] for group in groups]
    scores = line_evidence(lines) @ np.array(WEIGHTS) + BIAS
    scores[np.bincount(runs)[runs[1:]] < LEAST_RUN] = -np.inf
    parted: list[list[list[Line]]] = []
    place = 0
    for group, is_wrapped in zip(groups, wrapped, strict=True):
        parts = [[group[0]]]
        for at, line in enumerate(group[1:], start=place):
            if is_wrapped and scores[at] > THRESHOLD:
                parts.append([])
            parts[-1].append(line)
        parted.append(parts)
        place += len(group)
    return parted


def line_evidence(lines: Sequence[Line]) -> Floats:
    """Return (n - 1, FEATURES): what tells whether line i + 1 goes on with line i."""
    texts = [line.text for line in lines]
    tables = NgramTables.bundled()
    tails = [fold(text[-6:]).rjust(2) for text in texts[:-1]]
    heads = [fold(text[:6]).ljust(2) for text in texts[1:]]
    gains = np.clip(
        tables.gain(
            (tables.codes([t[-2] for t in tails]), tables.codes([t[-1] for t in tails])),
            (tables.codes([h[0] for h in heads]), tables.codes([h[1] for h in heads])),
        ),
        -10,
        5,
    )
    seen = page_ngrams(texts)
    edges = [(Edge(a, tail=True), Edge(b, tail=False)) for a, b in pairwise(texts)]
    words = np.array([word_gain(a, b) if a.text and b.text else 0.0 for a, b in edges])
    prints = np.array([seen_across(a.text, b.text, seen) for a, b in edges])
    ended = np.array([ends_sentence(text) for text in texts[:-1]])
    widths = np.array([line.width for line in lines])
    above, below = _around(lines)
    cohesion = _cohesion(texts, above, below)
    spread = np.array(
        [abs(float(np.median(widths[a]) - np.median(widths[b]))) for a, b in zip(above, below, strict=True)]
    )
    number = np.array([a[-1:].isdigit() and b[:1].isdigit() for a, b in pairwise(texts)])
    opened = np.array([_quotes(texts, a, b) for a, b in zip(above, below, strict=True)])
    alone = np.array([starts_alone(text) for text in texts])
    rows = [
        gains / 5 * ~ended,
        gains / 5 * ended,
        ended,
        words > 0,
        np.minimum(words, 16) / 8,
        prints >= 2,
        np.minimum(prints, 4) / 4,
        np.minimum(cohesion, 1.5),
        cohesion < 0.5,
        np.minimum(spread, 3) / 3,
        number,
        opened > 0,
        opened < 0,
        alone[1:],
        *_headline_signs(lines, widths, above, alone),
    ]
    return np.stack(rows, axis=1).astype(np.float32)


def _headline_signs(
    lines: Sequence[Line], widths: Floats, above: Sequence[Sequence[int]], alone: NDArray[np.bool_]
) -> list[Floats]:
    """Return the signs that the line below a line end is a headline and not text."""
    usual = np.array([float(np.max(widths[list(part)])) for part in above])
    short = widths[1:] < usual - 1.5
    ended = np.array([ends_sentence(line.text) for line in lines[1:]])
    gap = np.array([*(line.gap > 0 for line in lines[2:]), True])
    apart = np.array([*alone[2:], False]) | gap
    plain = np.array([not any(mark in line.text for mark in "，。,；、") for line in lines[1:]])
    ordinal = np.array([ORDINAL.match(line.text) is not None or line.text[0] in "◆■●" for line in lines[1:]])
    signs = [short & ~ended, short & ~ended & apart, short & ~ended & plain, apart & ~ended, ordinal]
    full = widths[:-1] > usual - 1.5
    return [np.asarray(sign, dtype=np.float32) for sign in (*signs, full)]


def _around(lines: Sequence[Line]) -> tuple[list[list[int]], list[list[int]]]:
    """Return, for each line end, the lines above and below it, as far as no blank line stands between."""
    above: list[list[int]] = []
    below: list[list[int]] = []
    for at in range(1, len(lines)):
        start = at - 1
        while start > 0 and at - start < WINDOW and not lines[start].gap:
            start -= 1
        end = at + 1
        while end < len(lines) and end - at < WINDOW and not lines[end].gap:
            end += 1
        above.append(list(range(start, at)))
        below.append(list(range(at, end)))
    return above, below


def _cohesion(texts: Sequence[str], above: Sequence[Sequence[int]], below: Sequence[Sequence[int]]) -> Floats:
    """Return how much of one subject the lines around each line end are, 1 being usual on the page."""
    vocabulary = Vocabulary.read(texts)
    before, after = vocabulary.gathered(above), vocabulary.gathered(below)
    common = np.asarray(after.minimum(1.0).multiply(vocabulary.gains(before)).sum(axis=1)).ravel()
    sizes = np.array(
        [[sum(len(texts[i]) for i in part) for part in pair] for pair in zip(above, below, strict=True)]
    )
    scaled = common / np.sqrt(np.maximum(1.0, sizes[:, 0] * sizes[:, 1]))
    return np.asarray(scaled / max(1e-6, float(np.mean(scaled))), dtype=np.float32)


def _quotes(texts: Sequence[str], above: Sequence[int], below: Sequence[int]) -> int:
    """Return 1 where the line below closes what is open above, -1 where it closes what nothing opened."""
    closing = next((char for char in texts[below[0]] if char in OPENED_BY or char in OPENED_BY.values()), "")
    if closing not in OPENED_BY:
        return 0
    opening = OPENED_BY[closing]
    text = "".join(texts[i] for i in above)
    return 1 if text.count(opening) > text.count(closing) else -1
