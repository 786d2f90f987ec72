"""The bundled encoder, loaded once in a process and when it is first asked, for those who can do without it."""

from collections.abc import Sequence
from functools import cache

from embeddings.encoder import Encoder, Vectors
from embeddings.errors import EncoderError
from embeddings.loading import load_encoder


def passage_rows(texts: Sequence[str]) -> Vectors | None:
    """Return the rows of passages; None where the encoder cannot be had."""
    try:
        return _encoder().encode_passages(texts)
    except EncoderError:
        return None


@cache
def _encoder() -> Encoder:
    return load_encoder()
