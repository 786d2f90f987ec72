"""From a name to an encoder."""

from collections.abc import Callable
from typing import Final, NamedTuple

from embeddings.encoder import Encoder
from embeddings.errors import EncoderError
from embeddings.support import torch_needed

DEFAULT_ENCODER: Final = "bundled"


class _Options(NamedTuple):
    device: str | None
    batch_size: int
    progress: bool


def load_encoder(
    name: str = DEFAULT_ENCODER, *, device: str | None = None, batch_size: int = 32, progress: bool = False
) -> Encoder:
    """Load an encoder.

    Args:
        name: "bundled", multilingual-e5-small adapted to questions in Chinese, on ONNX Runtime, which needs no
            network and no torch; "bundled-torch", the same weights in sentence-transformers; or any model of
            sentence-transformers, by its name on the hub or as a folder.
        device: of torch, such as "cpu" or "cuda"; None takes the best there is.
        batch_size: texts torch encodes together. The bundled encoder runs one text a processor.
        progress: show a bar on stderr.

    Raises:
        EncoderNotFoundError: no such model here; the message says how to get it, or torch, which it needs.
        BrokenWeightsError: a damaged model.
        EncoderError: the cache cannot be written, or the encoder does not run on this device.
    """
    options = _Options(device, batch_size, progress)
    return _BUNDLED[name](options) if name in _BUNDLED else _load_any(name, options)


# The imports wait for the encoder that needs them: torch takes seconds and half a gigabyte.


def _load_light(options: _Options) -> Encoder:
    from embeddings.bundled import adapted_name, light_folder  # noqa: PLC0415
    from embeddings.light import LightEncoder  # noqa: PLC0415
    from embeddings.weights import PackedWeights, bundled_weights  # noqa: PLC0415

    if options.device not in (None, "cpu"):
        raise EncoderError(
            f'the encoder "bundled" runs on the processor; for {options.device} load "bundled-torch"'
        )
    return LightEncoder(
        adapted_name(), light_folder(), PackedWeights(bundled_weights()), progress=options.progress
    )


def _load_torch(options: _Options) -> Encoder:
    with torch_needed("bundled-torch"):
        from embeddings.bundled import adapted_name, standard_folder  # noqa: PLC0415
        from embeddings.transformer import TransformerEncoder  # noqa: PLC0415

    return TransformerEncoder(standard_folder(), name=adapted_name(), **options._asdict())


def _load_any(name: str, options: _Options) -> Encoder:
    with torch_needed(name):
        from embeddings.transformer import TransformerEncoder, find_model  # noqa: PLC0415

    return TransformerEncoder(find_model(name), **options._asdict())


_BUNDLED: Final[dict[str, Callable[[_Options], Encoder]]] = {
    "bundled": _load_light,
    "bundled-torch": _load_torch,
}
