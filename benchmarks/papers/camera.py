"""A page → what a scanner or a camera makes of it, and where each of its points is there."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Shot:
    """An image of a page.

    Attributes:
        image: in shades of gray.
        matrix: from points of the page to pixels.
        suffix: of the file that it is kept in.
        quality: of a JPEG.
    """

    image: Gray
    matrix: Matrix
    suffix: str = ".png"
    quality: int = 100


#: Draws a page, so many pixels for a point.
Draw = Callable[[float], Gray]


def scaled(factor: float) -> Matrix:
    """Return what makes pixels of points."""
    return np.diag([factor, factor, 1.0])


def clean(draw: Draw, rng: random.Random) -> Shot:
    """300 dots an inch, as it is drawn."""
    return Shot(draw(300 / 72), scaled(300 / 72))


def skewed(draw: Draw, rng: random.Random) -> Shot:
    """200 dots an inch, laid on the glass a little askew, noisy, a shadow over one side, JPEG."""
    return _scanned(draw(200 / 72).astype(np.float32), 200, rng, slant=2.0)


def poor(draw: Draw, rng: random.Random) -> Shot:
    """150 dots an inch, turned by a quarter, half or three quarters, askew, with the other side bleeding through."""
    image = draw(150 / 72).astype(np.float32)
    image -= 0.14 * (255 - cv2.GaussianBlur(image[:, ::-1], (0, 0), 1.5))
    return _scanned(image, 150, rng, slant=1.0, quarters=rng.choice((1, 2, 3)))


def _scanned(
    image: NDArray[np.float32], dots: int, rng: random.Random, *, slant: float, quarters: int = 0
) -> Shot:
    high, wide = image.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), rng.uniform(-slant, slant), 1.0)
    matrix = np.vstack([turn, [0, 0, 1]]) @ scaled(dots / 72)
    image = cv2.warpAffine(image, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=250)
    image = _lit(image, rng, 0.35)
    for _ in range(quarters):  # with the clock
        matrix = np.array([[0, -1, image.shape[0] - 1], [1, 0, 0], [0, 0, 1]]) @ matrix
        image = np.rot90(image, -1)
    return Shot(_noisy(image, rng, 7.0), matrix, ".jpg", 60)


def photographed(draw: Draw, rng: random.Random) -> Shot:
    """A page on a dark table seen from one side, unevenly lit, a little out of focus, JPEG."""
    image = draw(210 / 72)
    high, wide = image.shape
    edge = int(0.08 * wide)
    lean = [(rng.uniform(0, 0.09) * wide, rng.uniform(0, 0.07) * high) for _ in range(4)]
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    inward = [(1, 1), (-1, 1), (-1, -1), (1, -1)]
    target = np.array(
        [
            (x + edge + sx * dx, y + edge + sy * dy)
            for (x, y), (dx, dy), (sx, sy) in zip(source, lean, inward, strict=True)
        ],
        dtype=np.float32,
    )
    table = np.full((high + 2 * edge, wide + 2 * edge), rng.uniform(40, 110), dtype=np.float32)
    grain = np.random.default_rng(rng.randrange(1 << 30)).normal(
        0, 18, (table.shape[0] // 9, table.shape[1] // 9)
    )
    table += cv2.resize(grain.astype(np.float32), table.shape[::-1], interpolation=cv2.INTER_CUBIC)
    matrix = cv2.getPerspectiveTransform(source, target)
    seen = cv2.warpPerspective(
        image.astype(np.float32), matrix, table.shape[::-1], flags=cv2.INTER_AREA, borderValue=-1
    )
    whole = np.where(seen >= 0, np.clip(seen, 0, 250), table)
    whole = cv2.GaussianBlur(_lit(whole.astype(np.float32), rng, 0.45), (0, 0), 0.7)
    return Shot(_noisy(whole, rng, 4.0), matrix @ scaled(210 / 72), ".jpg", 80)


def _lit(image: NDArray[np.float32], rng: random.Random, most: float) -> NDArray[np.float32]:
    """Return an image in uneven light: darker to one side, and around a spot."""
    high, wide = image.shape
    y, x = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    side = (np.cos(angle) * (x - 0.5) + np.sin(angle) * (y - 0.5)) / 1.42 + 0.5
    spot = np.exp(-((x - rng.random()) ** 2 + (y - rng.random()) ** 2) / 0.05)
    return np.asarray(image * (1 - most * side - 0.15 * spot), dtype=np.float32)


def _noisy(image: NDArray[np.float32], rng: random.Random, much: float) -> Gray:
    noise = np.random.default_rng(rng.randrange(1 << 30)).normal(0, much, image.shape)
    return np.asarray(np.clip(image + noise, 0, 255), dtype=np.uint8)


STYLES: dict[str, Callable[[Draw, random.Random], Shot]] = {
    "clean": clean,
    "skewed": skewed,
    "poor": poor,
    "photo": photographed,
    "upright": clean,
}
