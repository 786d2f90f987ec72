"""Trained tensors beside the code, in files of NumPy's: read, and told apart."""

import zipfile
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.errors import BrokenWeightsError


def load_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Return the tensors of a file by name.

    Raises:
        BrokenWeightsError: no such file, or damaged; the message says how to restore it.
    """
    try:
        # np.load by itself leaves a damaged file open.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            return dict(archive)
    except (OSError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise unusable(path, error) from error


@cache
def fingerprint(path: Path) -> str:
    """Return 8 hexadecimal digits of the checksums of all tensors, which the file lists at its end.

    Read once a process: such a file does not change while the program runs.

    Raises:
        BrokenWeightsError: as ``load_tensors``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            listed = [(entry.filename, entry.CRC) for entry in archive.infolist()]
    except (OSError, zipfile.BadZipFile) as error:
        raise unusable(path, error) from error
    return f"{zlib.crc32(repr(listed).encode()):08x}"


def unusable(path: Path, error: Exception) -> BrokenWeightsError:
    """Return the error for a file that cannot be used."""
    reason = (
        "没有这个文件 (no such file)"
        if isinstance(error, FileNotFoundError)
        else f"已损坏 (damaged: {error})"
    )
    return BrokenWeightsError(
        f"{path}: {reason}；请恢复 (restore it with): pip install --force-reinstall --no-deps baozhi"
    )
