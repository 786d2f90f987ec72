"""What only other models than the bundled one need: torch and its libraries, installed by choice."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from embeddings.errors import ModelSupportError

_LIBRARIES: Final = frozenset(
    {"torch", "transformers", "sentence_transformers", "huggingface_hub", "safetensors"}
)


@contextmanager
def torch_needed(name: str) -> Iterator[None]:
    """Import inside what a model needs.

    Raises:
        ModelSupportError: a library for it is not installed; the message says how to get it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        raise ModelSupportError(
            f"{name}: 这个模型要用 {error.name}，请安装 pip install 'baozhi[models]' "
            f"(this model needs {error.name}: install baozhi[models])"
        ) from None
