"""How a text is written: marks of its genre and hand that stay the same throughout an article.

An interview asks and quotes, a report of figures counts, a memoir says "I", a notice numbers its points: what two
pieces have of each is compared where both are long enough to tell.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.layout.text import SENTENCE_END
from corpus.lazy import lazy_pattern

Floats = NDArray[np.float32]

LEAST = 40
"""Shorter texts show no style."""
_SIGNS = (
    lazy_pattern(r"\d"),
    lazy_pattern(r"[“”\"「」]"),
    lazy_pattern(r"我|咱|俺"),
    lazy_pattern(r"[？！?!]"),
    lazy_pattern(r"[、；;]"),
    lazy_pattern(r"了|着|呢|吧|啊|得"),
)
_FULL = (0.12, 0.05, 0.02, 0.03, 0.06, 0.05)
"""The share of each that counts as much of it."""


def style_evidence(texts: Sequence[str]) -> Floats:
    """Return (n, n, 7): the differences of texts in figures, quotes, first person … and length of sentences."""
    rows = np.array([_style(text) for text in texts], dtype=np.float32)
    told = np.array([len(text) >= LEAST for text in texts])
    apart = np.abs(rows[:, None, :] - rows[None, :, :])
    return np.asarray(apart * (told[:, None] & told[None, :])[:, :, None], dtype=np.float32)


def _style(text: str) -> list[float]:
    size = max(1, len(text))
    shares = [
        min(1.0, len(sign.findall(text)) / size / full) for sign, full in zip(_SIGNS, _FULL, strict=True)
    ]
    ends = len(re.findall(f"[{SENTENCE_END}]", text))
    return [*shares, min(1.0, size / max(1, ends) / 100)]
