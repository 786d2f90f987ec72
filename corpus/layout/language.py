"""A language model of continuation: how well one text continues another, by characters and by words.

Character n-gram counts come from ``ngrams.npz`` (see training/layout/README.md), words from a dictionary,
and the page itself is the third witness: what it prints elsewhere in one piece was
probably cut here.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.layout.text import is_cjk
from corpus.layout.words import word_log
from corpus.lazy import lazy_pattern

Floats = NDArray[np.float32]

_BACKOFF_2 = 15.0
_BACKOFF_3 = 3.0
_DIGITS = lazy_pattern(r"\d")
_LATIN = lazy_pattern(r"[A-Za-z]")
_WIDE = str.maketrans(",;:!?()\"'", "，；：！？（）””")
REACH = 3
"""How many characters on each side of a cut are looked at for words."""


def fold(text: str) -> str:
    """Return a text as the tables count it: no spaces, wide marks, one digit, one Latin letter."""
    text = "".join(text.split())
    return (
        _LATIN.sub("A", _DIGITS.sub("0", text.translate(_WIDE)))
        .replace("“", "”")
        .replace("‘", "”")
        .replace("’", "”")
    )


class NgramTables:
    """Counts of characters, pairs and triples, with interpolated probabilities.

    P(c | ab) = (n(abc) + k₃ P(c | b)) / (n(ab) + k₃), and so on down to single characters.

    Attributes:
        size: how many characters are told apart, the unknown one included.
    """

    def __init__(
        self,
        chars: NDArray[np.uint32],
        ones: Floats,
        twos: tuple[NDArray[np.int64], Floats],
        threes: tuple[NDArray[np.int64], Floats],
    ) -> None:
        self._chars, self._ones, self._twos, self._threes = chars, ones, twos, threes
        self.size = len(chars) + 1
        self._total = float(ones.sum())

    @classmethod
    @cache
    def bundled(cls) -> "NgramTables":
        """Return the tables that come with the package."""
        with files("corpus.layout").joinpath("ngrams.npz").open("rb") as file, np.load(file) as data:
            return cls(
                data["chars"],
                data["ones"].astype(np.float32),
                (np.cumsum(data["two_steps"], dtype=np.int64), data["twos"].astype(np.float32)),
                (np.cumsum(data["three_steps"], dtype=np.int64), data["threes"].astype(np.float32)),
            )

    def familiarity(self, text: str) -> float:
        """Return the mean of log P(c) over the characters beyond ASCII; −∞ where there are none."""
        chars = [char for char in text if not char.isascii()]
        if not chars:
            return float("-inf")
        counts = np.append(self._ones[: self.size - 1], 0.0)[self.codes(chars)]
        return float(np.log((counts + 0.5) / self._total).mean())

    def codes(self, chars: Sequence[str]) -> NDArray[np.int64]:
        """Return the numbers of characters; unknown ones share the last."""
        return self._places(np.array([ord(char) if char else 0 for char in chars], dtype=np.uint32))

    def _places(self, points: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
        """Return the numbers of code points."""
        places = np.searchsorted(self._chars, points)
        places = np.minimum(places, len(self._chars) - 1)
        return np.where(self._chars[places] == points, places, self.size - 1).astype(np.int64)

    def _one(self, a: NDArray[np.int64]) -> Floats:
        counts = np.append(self._ones, 0.0)[a]
        return np.asarray((counts + 0.5) / (self._total + 0.5 * self.size), dtype=np.float32)

    def _count(self, table: tuple[NDArray[np.int64], Floats], keys: NDArray[np.int64]) -> Floats:
        places = np.minimum(np.searchsorted(table[0], keys), len(table[0]) - 1)
        return np.where(table[0][places] == keys, table[1][places], 0).astype(np.float32)

    def after(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> Floats:
        """Return P(b | a), arrays of one shape (or broadcast to one)."""
        counts = self._count(self._twos, a * self.size + b)
        context = np.append(self._ones, 0.0)[a].astype(np.float32)
        return np.asarray((counts + _BACKOFF_2 * self._one(b)) / (context + _BACKOFF_2), dtype=np.float32)

    def after_two(self, a: NDArray[np.int64], b: NDArray[np.int64], c: NDArray[np.int64]) -> Floats:
        """Return P(c | ab)."""
        counts = self._count(self._threes, (a * self.size + b) * self.size + c)
        context = self._count(self._twos, a * self.size + b)
        return np.asarray((counts + _BACKOFF_3 * self.after(b, c)) / (context + _BACKOFF_3), dtype=np.float32)

    def pair_rates(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
        """Return P(ab) for the code points of two characters that follow each other."""
        a, b = self._places(left), self._places(right)
        return np.asarray(self._one(a) * self.after(a, b), dtype=np.float32)

    def gain(
        self,
        lasts: tuple[NDArray[np.int64], NDArray[np.int64]],
        firsts: tuple[NDArray[np.int64], NDArray[np.int64]],
    ) -> Floats:
        """Return log P(b₁b₂ | a₂a₁) − log P(b₁b₂): how much the end of A makes the start of B likelier."""
        (a2, a1), (b1, b2) = lasts, firsts
        joined = np.log(self.after_two(a2, a1, b1)) + np.log(self.after_two(a1, b1, b2))
        alone = np.log(self._one(b1)) + np.log(self.after(b1, b2))
        return np.asarray(joined - alone, dtype=np.float32)


def _best(text: str) -> float:
    """Return the log-probability of the best segmentation of a short text."""
    best = [0.0]
    for end in range(1, len(text) + 1):
        best.append(max(best[start] + word_log(text[start:end]) for start in range(max(0, end - 4), end)))
    return best[-1]


class Edge:
    """The characters at one end of a block, ready for many comparisons."""

    def __init__(self, text: str, *, tail: bool) -> None:
        run = "".join(text[-24:].split())[-6:] if tail else "".join(text[:24].split())[:6]
        chars = list(reversed(run)) if tail else list(run)
        size = next((i for i, char in enumerate(chars) if not char.isalnum() or not is_cjk(char)), len(chars))
        self.text = run[len(run) - size :] if tail else run[:size]
        self.parts = [self.text[size - i :] if tail else self.text[:i] for i in range(min(REACH, size) + 1)]
        rests = [self.text[: size - i] if tail else self.text[i:] for i in range(len(self.parts))]
        whole = _best(self.text)
        self.losses = [_best(rest) - whole for rest in rests]


def word_gain(left: Edge, right: Edge) -> float:
    """Return by how much words across the cut make the joined text likelier; 0 when none does."""
    best = 0.0
    for i in range(1, len(left.parts)):
        for j in range(1, len(right.parts)):
            cost = word_log(left.parts[i] + right.parts[j])
            if cost > float("-inf"):
                best = max(best, cost + left.losses[i] + right.losses[j])
    return best


def page_ngrams(texts: Sequence[str]) -> set[str]:
    """Return all stretches of two to five characters that stand unbroken in some block."""
    return {text[i : i + n] for text in texts for n in range(2, 2 * REACH) for i in range(len(text) - n + 1)}


def seen_across(left: str, right: str, seen: set[str]) -> int:
    """Return the length of the longest stretch across the cut that the page prints elsewhere, less one."""
    best = 0
    for i in range(1, min(REACH, len(left)) + 1):
        for j in range(1, min(REACH, len(right)) + 1):
            if best < i + j - 1 and i + j < 2 * REACH and left[-i:] + right[:j] in seen:
                best = i + j - 1
    return best
