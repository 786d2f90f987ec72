"""Image files → their frames in gray, within bounds of size, number and time."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from corpus.errors import SourceNotFoundError, UnreadableSourceError
from corpus.scan.models import Gray

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

#: Pixels of an image that is read, and frames of a file.
MOST_PIXELS, MOST_FRAMES = 160_000_000, 200
_TOO_LARGE: Final = (
    f"超过 {MOST_PIXELS // 10_000} 万像素，请缩小 (more than {MOST_PIXELS // 1_000_000} million pixels)"
)
#: Pixels of the longer side that are worked with: small type of a broadsheet is then 35 high.
LONGEST: Final = 6000
#: Pixels of the shorter side at least.
_LEAST: Final = 32
#: Points of the longer side in which places are told: a newspaper's.
_POINTS: Final = 1440.0


@contextmanager
def open_image(path: Path) -> "Iterator[Picture]":
    """Open an image file.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: damaged, or of a kind that is not known.
    """
    try:
        with warnings.catch_warnings():  # of large images, whose size is looked at below
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG", "TIFF")) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise UnreadableSourceError(f"{path}: {_TOO_LARGE}") from error
    except FileNotFoundError as error:
        raise SourceNotFoundError(f"{path}: 没有这个文件 (no such file)") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableSourceError(f"{path}: 图片不完整或已损坏 (a truncated or damaged image)") from error


def count_frames(image: "Picture", path: Path) -> int:
    """Return how many pages an image file has.

    Raises:
        UnreadableSourceError: too many.
    """
    count = 0
    for count, _ in enumerate(ImageSequence.Iterator(image), 1):
        if count > MOST_FRAMES:
            raise UnreadableSourceError(f"{path}: 超过 {MOST_FRAMES} 页 (more than {MOST_FRAMES} pages)")
    return count


def frame(image: "Picture", number: int, where: str) -> "Picture":
    """Return a page of an image file the way up that the camera said, no larger than it is worked with.

    Raises:
        UnreadableSourceError: too large, too small or damaged.
    """
    image.seek(number)
    wide, high = image.size
    if wide * high > MOST_PIXELS:
        raise UnreadableSourceError(f"{where}: {_TOO_LARGE}")
    if min(wide, high) < _LEAST:
        raise UnreadableSourceError(f"{where}: 图片太小 (too small an image)")
    image.draft("L", (LONGEST, LONGEST))  # a JPEG is then decoded smaller
    found: Picture = ImageOps.exif_transpose(image)
    return found


def gray(image: "Picture") -> Gray:
    """Return an image in shades of gray, at most as large as it is worked with."""
    return np.array(_bounded(_plain(image).convert("L")), dtype=np.uint8)


def colours(image: "Picture") -> NDArray[np.uint8]:
    """Return an image in colours, at most as large as it is worked with, shape (height, width, 3)."""
    return np.array(_bounded(_plain(image).convert("RGB")), dtype=np.uint8)


def _plain(image: "Picture") -> "Picture":
    """Return an image of eight bits with nothing to be seen through."""
    if image.mode.startswith("I") or image.mode == "F":  # sixteen bits
        values = np.asarray(image, dtype=np.float32)
        return Image.fromarray((values * (255.0 / max(1.0, float(values.max())))).astype(np.uint8))
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA"):
        return _on_paper(image)
    return image


def _bounded(image: "Picture") -> "Picture":
    scale = LONGEST / max(image.size)
    if scale >= 1:
        return image
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _on_paper(image: "Picture") -> "Picture":
    whole = Image.new("LA", image.size, (255, 255))
    return Image.alpha_composite(whole.convert("RGBA"), image.convert("RGBA"))


def points(size: tuple[int, int]) -> float:
    """Return how many points a pixel of an image of a size is; nobody knows how large the paper was."""
    return min(1.0, _POINTS / max(size))
