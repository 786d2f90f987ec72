"""Strips of an image → text, with what each character was nearly taken for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from corpus.scan.models import Floats, Gray, alphabet, read_strips

HEIGHT: Final = 48
"""Pixels of a strip from top to bottom."""
_NARROWEST, _WIDEST = 16, 3200
"""Pixels of a strip from left to right."""
_SURE: Final = 0.98
"""Nobody asks what a character so sure was nearly taken for."""


@dataclass(frozen=True, slots=True)
class Char:
    """A character that was read.

    Attributes:
        text: the character.
        confidence: in [0, 1].
        second: what it was nearly taken for, "" where that is no character.
        second_confidence: how sure that would have been.
        at: where it stands in its strip, as a share of its length.
    """

    text: str
    confidence: float
    second: str
    second_confidence: float
    at: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a strip was read as."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(char.text for char in self.chars)

    @property
    def confidence(self) -> float:
        """Mean of the characters', 0 where there are none."""
        return sum(char.confidence for char in self.chars) / len(self.chars) if self.chars else 0.0


def fitted(strip: Gray) -> Gray:
    """Return a strip as high as the network takes it."""
    high, wide = strip.shape
    width = min(_WIDEST, max(_NARROWEST, round(wide * HEIGHT / max(1, high))))
    how = cv2.INTER_AREA if high > HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(strip, (width, HEIGHT), interpolation=how), dtype=np.uint8)


def read_all(strips: Sequence[Gray]) -> list[Reading]:
    """Return what strips say, each read from left to right."""
    readings: list[Reading] = []
    for start in range(0, len(strips), 32):  # the probabilities of a line take 10 MB
        readings += [decoded(p) for p in read_strips([fitted(s) for s in strips[start : start + 32]])]
    return readings


def decoded(probabilities: Floats) -> Reading:
    """Return the likeliest text of probabilities, shape (steps, classes): the first class parts characters."""
    known = alphabet()
    best = probabilities.argmax(axis=1)
    chars: list[Char] = []
    starts = [at for at in range(len(best)) if best[at] and (at == 0 or best[at] != best[at - 1])]
    for start in starts:
        end = start + 1
        while end < len(best) and best[end] == best[start]:
            end += 1
        peak = start + int(probabilities[start:end, best[start]].argmax())
        row = probabilities[peak]
        first = int(best[start])
        second = _second(row) if row[first] < _SURE else 0
        chars.append(
            Char(
                known[first],
                float(row[first]),
                known[second],
                float(row[second]) if second else 0.0,
                (start + end) / 2 / len(best),
            )
        )
    return Reading(tuple(chars))


def _second(row: Floats) -> int:
    """Return the second likeliest character of a step."""
    likeliest = np.argpartition(row, -3)[-3:]
    ordered = sorted(likeliest, key=lambda at: -row[at])
    return int(next(at for at in ordered[1:] if at))
