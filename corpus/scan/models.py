"""The two networks that read images: one finds lines, one reads them.

Both come as files in the wheel of rapidocr. They are run here directly, with nothing of that library's code, so that
nothing is ever fetched, and what a character was nearly taken for is known.
"""

import importlib.util
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from corpus.errors import MissingExtraError

Gray = NDArray[np.uint8]
Floats = NDArray[np.float32]

#: More threads than these gain little on one page.
_MOST_THREADS: Final = 4


@lru_cache(maxsize=1)
def threads() -> int:
    """Return how many lines are read at a time."""
    if os.environ.get("OMP_NUM_THREADS", "").isdecimal():
        return max(1, min(_MOST_THREADS, int(os.environ["OMP_NUM_THREADS"])))
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST_THREADS, free)


def _file(kind: str) -> Path:
    """Return the file of a network in the wheel.

    Raises:
        MissingExtraError: there is none, or it is not known which.
    """
    found = importlib.util.find_spec("rapidocr")
    folder = Path(found.origin or "").parent / "models" if found else Path()
    files = sorted(folder.glob(f"*_{kind}_*.onnx")) if found else []
    if not files:
        raise MissingExtraError(
            "识别图片要先装 pip install 'baozhi[ocr]' (reading images needs the extra baozhi[ocr])"
        )
    return files[0]


def _session(kind: str, parallel: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = parallel, 1
    options.enable_cpu_mem_arena = False  # lines differ in length, and an arena keeps room for each
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        str(_file(kind)), sess_options=options, providers=["CPUExecutionProvider"]
    )


@lru_cache(maxsize=1)
def _finder() -> Any:
    return _session("det", threads())


@lru_cache(maxsize=1)
def _reader() -> Any:
    return _session("rec", 1)


@lru_cache(maxsize=1)
def alphabet() -> tuple[str, ...]:
    """Return the character of every class that the reading network tells apart; the first is none."""
    known = _reader().get_modelmeta().custom_metadata_map["character"].splitlines()
    return ("", *known, " ")


def find_text(image: Gray) -> Floats:
    """Return how sure each pixel is to lie in the core of a line, shape (height, width).

    Args:
        image: both sides divisible by 32.
    """
    plain = (image.astype(np.float32) / 127.5 - 1.0)[None, None]
    found = _finder().run(None, {"x": np.repeat(plain, 3, axis=1)})[0]
    return np.asarray(found[0, 0], dtype=np.float32)


def read_strips(strips: Sequence[Gray]) -> list[Floats]:
    """Return for each strip, 48 pixels high, the probabilities of all classes, shape (steps, classes)."""
    session = _reader()

    def one(strip: Gray) -> Floats:
        plain = (strip.astype(np.float32) / 127.5 - 1.0)[None, None]
        return np.asarray(session.run(None, {"x": np.repeat(plain, 3, axis=1)})[0][0], dtype=np.float32)

    if threads() == 1 or len(strips) < 2:
        return [one(strip) for strip in strips]
    with ThreadPoolExecutor(threads()) as pool:
        return list(pool.map(one, strips))
