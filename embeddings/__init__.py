"""Texts → float32 unit rows."""

from embeddings.encoder import Encoder, Vectors
from embeddings.errors import BrokenWeightsError, EncoderError, EncoderNotFoundError
from embeddings.loading import DEFAULT_ENCODER, load_encoder

__all__ = [
    "DEFAULT_ENCODER",
    "BrokenWeightsError",
    "Encoder",
    "EncoderError",
    "EncoderNotFoundError",
    "Vectors",
    "load_encoder",
]
