"""Any cross-encoder of sentence-transformers: question and text read together. Importing this imports torch."""

from collections.abc import Sequence

import numpy as np
from safetensors import SafetensorError
from sentence_transformers import CrossEncoder

from embeddings.encoder import well_formed
from embeddings.errors import BrokenWeightsError
from embeddings.transformer import find_model, quietly


class CrossScorer:
    """A cross-encoder with one output: how well a text answers a question.

    Args:
        name: a folder, or a name on the hub; found as ``load_encoder`` finds a model.

    Raises:
        EncoderNotFoundError: no such model here; the message says how to get it.
        BrokenWeightsError: the folder cannot be loaded, or its model has several outputs.
    """

    def __init__(self, name: str) -> None:
        folder = find_model(name)
        try:
            with quietly():
                self.model = CrossEncoder(str(folder), local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            reason = str(error).strip().split("\n", 1)[0]
            raise BrokenWeightsError(
                f"{folder}: 不能作为交叉编码器载入 (cannot be loaded as a cross-encoder): {reason}"
            ) from error
        if self.model.num_labels != 1:
            raise BrokenWeightsError(
                f"{folder}: 交叉编码器应只有一个输出 "
                f"(a cross-encoder with {self.model.num_labels} outputs, not one)"
            )

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return a score a text, higher is better; the scale is the model's."""
        if not texts:
            return []
        pairs = [(well_formed(question), well_formed(text)) for text in texts]
        found = np.asarray(self.model.predict(pairs, show_progress_bar=False), np.float64)
        return [float(score) for score in found]
