"""A photograph → the sheet of paper on it: the largest bright quadrilateral."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.scan.models import Gray

Matrix = NDArray[np.float64]

_LOOKED_AT: Final = 800
"""Pixels of the longer side in which the paper is looked for."""
_LEAST, _MOST = 0.2, 0.97
"""Shares of the image that a sheet of paper covers on a photograph."""
_CONTRAST: Final = 25
"""How much brighter paper is than what it lies on."""
_ASIDE: Final = 7.0
"""Pixels on either side of an edge where that is compared."""
_LEVELS: Final = (1.0, 0.85, 0.7, 1.15)
"""Paper in a shadow, or on a bright table, is parted from it at other levels than the image is best parted at."""


def sheet_corners(image: Gray) -> NDArray[np.float32] | None:
    """Return the corners of the paper on a photograph from the upper left clockwise, None where all is paper."""
    scale = _LOOKED_AT / max(image.shape)
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    plain = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))  # type gone
    plain = np.asarray(cv2.GaussianBlur(plain, (0, 0), 2), dtype=np.uint8)
    level, _ = cv2.threshold(plain, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    for share in _LEVELS:
        corners = _bright_corners(plain, share * level)
        if corners is not None and _is_edged(plain, corners):
            return np.asarray(corners / scale, dtype=np.float32)
    return None


def _bright_corners(plain: Gray, level: float) -> NDArray[np.float32] | None:
    """Return the corners of what is brighter than a level, None where that is no quadrilateral."""
    bright = (plain > level).astype(np.uint8)
    bright = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    bright = cv2.morphologyEx(
        bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8)
    )  # dark pictures on the page
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not outlines:
        return None
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    if not _LEAST < cv2.contourArea(hull) / bright.size < _MOST:
        return None
    corners = _four(hull)
    if corners is None or cv2.contourArea(corners) < 0.9 * cv2.contourArea(hull):
        return None
    return _clockwise(corners)


def _is_edged(plain: Gray, corners: NDArray[np.float32]) -> bool:
    """Tell whether brightness ends sharply at the sides, as paper does and light does not."""
    middle = corners.mean(axis=0)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        places = start + (end - start) * np.linspace(0.08, 0.92, 40)[:, None]
        across = np.array([start[1] - end[1], end[0] - start[0]]) / max(
            1.0, float(np.linalg.norm(end - start))
        )
        if across @ (middle - start) < 0:
            across = -across
        inside, outside = _values(plain, places + _ASIDE * across), _values(plain, places - _ASIDE * across)
        known = ~np.isnan(outside)
        if known.sum() > 10 and np.median((inside - outside)[known]) < _CONTRAST:
            return False
    return True


def _values(plain: Gray, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the brightness of places, not a number outside of the image."""
    x, y = np.round(places).astype(int).T
    within = (x >= 0) & (y >= 0) & (x < plain.shape[1]) & (y < plain.shape[0])
    found = np.full(len(places), np.nan)
    found[within] = plain[y[within], x[within]]
    return found


def _four(hull: NDArray[np.int32]) -> NDArray[np.float32] | None:
    """Return the quadrilateral that a convex outline nearly is."""
    around = cv2.arcLength(hull, True)
    for share in (0.01, 0.02, 0.03, 0.05, 0.08):
        corners = cv2.approxPolyDP(hull, share * around, True)
        if len(corners) == 4:
            return np.asarray(corners.reshape(4, 2), dtype=np.float32)
        if len(corners) < 4:
            return None
    return None


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return corners from the upper left, clockwise."""
    total, apart = corners.sum(axis=1), np.diff(corners, axis=1)[:, 0]
    order = [int(total.argmin()), int(apart.argmin()), int(total.argmax()), int(apart.argmax())]
    return corners[order]


def flat(corners: NDArray[np.float32]) -> tuple[Matrix, tuple[int, int]]:
    """Return what lays a quadrilateral flat, and the (width, height) that it then has."""
    a, b, c, d = (corners[at].astype(np.float64) for at in range(4))
    wide = round(float(max(np.linalg.norm(b - a), np.linalg.norm(c - d))))
    high = round(float(max(np.linalg.norm(d - a), np.linalg.norm(c - b))))
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners, target), dtype=np.float64), (wide, high)
