"""Workers that are killed in the middle of their work, the first time; Ray's processes import them from here."""

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from embeddings import Vectors
from retriever.cluster.actors import FileReader
from tests.encoders import HashingEncoder


def die_once(marker: Path) -> None:
    """Kill this process as the system would for want of memory, unless one was killed before."""
    try:
        marker.touch(exist_ok=False)
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


class MortalReader(FileReader):
    """Is killed when it has handed out the first of several tables."""

    def __call__(self, files: Any) -> Iterator[Any]:
        folder = Path(files["path"][0].as_py()).parents[1]
        for table in super().__call__(files):
            yield table
            die_once(folder / "reader-killed")


class MortalEncoder(HashingEncoder):
    """Is killed when it has made its second batch of vectors; once for the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        vectors = super().encode_passages(texts)
        if len(self.embedded) > len(texts):
            die_once(self._folder / "encoder-killed")
        return vectors


class FailingEncoder(HashingEncoder):
    """Cannot embed."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        raise OSError("the disk of the model is gone")
