"""Uneven light made even: every pixel over the paper around it."""

from typing import Final

import cv2
import numpy as np

from corpus.scan.models import Gray

_SMALL: Final = 8
"""The paper is looked for in an image smaller by this."""
_AROUND: Final = 9
"""How far, in pixels of the small image, paper is looked for: type is thinner, pictures are not."""


def evened(image: Gray) -> Gray:
    """Return an image with its paper white throughout."""
    high, wide = image.shape
    size = max(1, wide // _SMALL), max(1, high // _SMALL)
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_AROUND, _AROUND), np.uint8))
    paper = cv2.medianBlur(paper, 2 * _AROUND + 1) if min(size) > 2 * _AROUND else paper
    paper = cv2.GaussianBlur(paper, (0, 0), _AROUND / 2)
    paper = cv2.resize(np.maximum(paper, 40), (wide, high), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(image, paper, scale=250), dtype=np.uint8)


def ink_of(image: Gray) -> Gray:
    """Return 1 where there is ink and 0 where there is paper, of an image with its light made even."""
    small = image[:: max(1, image.shape[0] // 1000), :: max(1, image.shape[1] // 1000)]
    bright = float(np.percentile(small, 75))
    dark = float(np.percentile(small, 1))
    level = max(90.0, min(200.0, dark + 0.6 * (bright - dark)))
    return np.asarray(image < level, dtype=np.uint8)
