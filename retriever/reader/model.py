"""The span reader on ONNX Runtime: windows in, start and end logits out. No torch."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embeddings.bundled import light_folder
from embeddings.light import multiplies_exactly, open_session, thread_count
from embeddings.weights import PackedWeights, bundled_weights, dequantize
from retriever.reader.weights import GRAPH, TRAINED, reader_folder
from retriever.reader.windows import Window, Windowing

Logits = NDArray[np.float32]


class ReaderModel:
    """The trained model; safe to share between threads.

    Every window is a run of its own, and as many run at once as there are processors: no padding, and a
    window's logits never depend on its neighbours.

    Args:
        trained: file of the trained layers.

    Raises:
        ReaderWeightsError: the trained layers are missing or damaged.
        EncoderError: the bundled encoder is missing or damaged, or the cache cannot be written.
    """

    def __init__(self, trained: Path = TRAINED) -> None:
        weights = PackedWeights(bundled_weights())
        hidden = weights.shape.hidden
        self.windowing = Windowing(light_folder())
        self._table = weights.blocks("emb.word", hidden)
        types = weights.vector("emb.type").reshape(-1, hidden)
        self._positions = weights.vector("emb.pos").reshape(-1, hidden) + types[0]
        self._session: Any = open_session(reader_folder(trained) / GRAPH, exact=multiplies_exactly())
        self._threads = thread_count()

    def logits(self, windows: Sequence[Window]) -> list[Logits]:
        """Return for each window the logits of its tokens, shape (tokens, 2): begins here, ends here.

        Token 0 stands for "no answer".
        """
        if self._threads == 1 or len(windows) < 2:
            return [self._run(window) for window in windows]
        with ThreadPoolExecutor(min(self._threads, len(windows)), "read") as executor:
            return list(executor.map(self._run, windows))

    def _run(self, window: Window) -> Logits:
        embeddings = dequantize(self._table[window.ids]) + self._positions[: len(window.ids)]
        logits: Logits = self._session.run(None, {"embeddings": embeddings[None]})[0][0]
        return logits
