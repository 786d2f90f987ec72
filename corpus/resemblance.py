"""Which texts are one text printed twice, told over wrong characters and cuts by the runs of characters they share."""

import re
from collections.abc import Mapping
from itertools import product, takewhile
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpus.chinese.digits import TO_TEN
from corpus.chinese.text import to_simplified
from corpus.lazy import lazy_pattern

#: Distinct runs of characters as numbers, ascending.
Shingles = NDArray[np.uint32]

#: Characters of a run. At 5 % wrong characters, 77 of 100 runs of five survive; texts on the same matter share few.
_RUN: Final = 5
#: Runs that a sketch keeps: those with the least numbers, of which two texts that share runs share as many (Broder's
#: bottom-k sketch: one hash function in place of the many of MinHash).
_KEPT: Final = 64
#: A stretch of so many runs stands in the other text where so many of them are in it: wrong characters break many, and
#: chance brings one or two. So much of the shorter text has to stand in the other.
_WINDOW: Final = 20
_IN_WINDOW: Final = 3
_STANDS: Final = 0.65
#: Share of the longer text's length that the shorter one has.
_AS_LONG: Final = 0.4
#: Fewer runs tell nothing.
_FEWEST: Final = 8
#: 产量12.3: a number with what stands right before it; more would differ where a word is put in (造成, 共造成).
_FIGURE: Final = lazy_pattern(r"([^\W\d]{1,2})(\d+(?:\.\d+)?)")
#: 造成七人遇难: the same in characters. (一个 counts nothing.)
_NUMERALS: Final = rf"{TO_TEN}两百千万亿"
_IN_CHARACTERS: Final = lazy_pattern(
    rf"([^\W\d{_NUMERALS}第]{{1,4}})(?!一[^{_NUMERALS}])([{_NUMERALS}]+)(?=[余多]?[人名户家个项亩吨元岁天次所座辆起例头只])"
)
#: Some of so many figures may be misread, as long as more than half are the same; of fewer, none.
_FIGURES: Final = 3
_STEP: Final = np.uint64(1_000_003)
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)


def shingles(text: str) -> Shingles:
    """Return the distinct runs of five letters or figures of a text, in whichever script, as numbers."""
    return np.unique(_runs(text))


def _runs(text: str) -> Shingles:
    """Return the runs of a text in its order; none of a text that is too short to tell anything."""
    bare = "".join(filter(str.isalnum, to_simplified(text)))
    codes = np.frombuffer(bare.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    count = len(codes) - _RUN + 1
    if count < _FEWEST:
        return np.empty(0, np.uint32)
    hashed = codes[:count].copy()
    for at in range(1, _RUN):  # products wrap around
        hashed *= _STEP
        hashed += codes[at : at + count]
    hashed *= _MIX
    hashed ^= hashed >> np.uint64(29)
    hashed *= _MIX
    return (hashed >> np.uint64(32)).astype(np.uint32)


def sketch(found: Shingles) -> Shingles:
    """Return the runs that stand for all of them where many texts are compared."""
    return found[:_KEPT]


def likely(shared: NDArray[np.int64], shorter: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell of pairs of sketches whether their texts are worth comparing.

    Args:
        shared: how many runs the two sketches share.
        shorter: the length of the shorter sketch.
    """
    wanted: NDArray[np.bool_] = shared >= np.maximum(3, 0.16 * shorter)
    return wanted


def is_reprint(one: str, other: str) -> bool:
    """Tell whether two texts are one, with wrong characters or cut; the same words with other figures are not."""
    shorter, longer = sorted((len(one), len(other)))
    return shorter >= _AS_LONG * longer and is_repeated(one, other) and _same_figures(one, other)


def is_repeated(one: str, other: str) -> bool:
    """Tell whether the shorter of two texts stands in the other, nearly whole, wrong characters aside."""
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    if not len(shorter):
        return False
    width = min(_WINDOW, len(shorter))
    shared = np.convolve(np.isin(shorter, longer), np.ones(width), "valid")
    return bool(np.mean(shared >= _IN_WINDOW) >= _STANDS)


def _same_figures(one: str, other: str) -> bool:
    """Tell whether figures that stand behind the same words are the same; last week's prices are no reprint."""
    return all(_agree(_figures(one, figure), _figures(other, figure)) for figure in (_FIGURE, _IN_CHARACTERS))


def _agree(own: Mapping[str, set[str]], theirs: Mapping[str, set[str]]) -> bool:
    worth = [_likeness(own[before], theirs[before]) for before in own.keys() & theirs.keys()]
    return all(one == 1 for one in worth) or (len(worth) >= _FIGURES and sum(worth) > len(worth) / 2)


def _likeness(own: set[str], theirs: set[str]) -> float:
    """Return 1 where two places have a figure in common, 1/2 where one may be the other misread, else 0."""
    if not own.isdisjoint(theirs):
        return 1
    return 0.5 if any(_may_be_misread(*pair) for pair in product(own, theirs)) else 0


def _may_be_misread(one: str, other: str) -> bool:
    """Tell whether two figures are one but for a digit that is wrong, missing or one too many: 1860, 186."""
    head = _in_common(one, other)
    tail = _in_common(one[head:][::-1], other[head:][::-1])
    return 0 < head + tail >= max(len(one), len(other)) - 1


def _in_common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _figures(text: str, figure: re.Pattern[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in figure.finditer(text):
        found.setdefault(match[1], set()).add(match[2])
    return found
