"""From a name to an encoder: what is imported, what is found, which prompts are used."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from embeddings import BrokenWeightsError, EncoderError, EncoderNotFoundError, load_encoder

HEAVY = ("torch", "transformers", "sentence_transformers", "onnx", "onnxruntime")


def imported(code: str) -> set[str]:
    """Which of the heavy packages a new process has imported after some code."""
    code += f"\nimport sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert imported("import embeddings") == set()


@pytest.mark.usefixtures("light")  # converted before
def test_the_light_path_needs_onnxruntime_alone() -> None:
    code = "from embeddings import load_encoder; load_encoder().encode_queries(['拉萨', 'x'])"
    assert imported(code) == {"onnxruntime"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("BAAI/bge-small-zh-v1.5", r"BAAI/bge-small-zh-v1\.5.*hf download"),
        ("no-such-model", "hf download"),
        ("three/parts/name", "不是模型名 .neither a folder nor"),
        ("../nowhere", "neither a folder nor"),
    ],
)
def test_a_missing_model_is_said_at_once_with_the_way_to_get_it(name: str, message: str) -> None:
    import embeddings.transformer  # noqa: F401  (its own seconds do not count)

    begin = time.monotonic()
    with pytest.raises(EncoderNotFoundError, match=message) as caught:
        load_encoder(name)
    assert time.monotonic() - begin < 5
    assert "\n" not in str(caught.value)


def test_a_folder_without_a_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(EncoderNotFoundError, match=r"没有模型 .*without a model"):
        load_encoder(str(tmp_path))


def test_a_damaged_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(BrokenWeightsError, match=r"不能作为模型载入 .cannot be loaded") as caught:
        load_encoder(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_missing_device_is_said(make_model: Callable[..., Path]) -> None:
    folder = str(make_model("tiny"))
    for name, device in (("bundled", "cuda"), (folder, "cuda:7"), (folder, "no-device")):
        with pytest.raises(EncoderError, match=r"processor|设备.*device"):
            load_encoder(name, device=device)


def test_the_models_own_prompts_come_first(make_model: Callable[..., Path]) -> None:
    from sentence_transformers import SentenceTransformer

    folder = make_model("own-e5-small", {"query": "问：", "passage": "文："})
    encoder = load_encoder(str(folder))
    plain = SentenceTransformer(str(folder), device="cpu")
    expected = plain.encode(["问：拉萨", "文：拉萨"], prompt="", normalize_embeddings=True)
    np.testing.assert_allclose(encoder.encode_queries(["拉萨"])[0], expected[0], atol=1e-5)
    np.testing.assert_allclose(encoder.encode_passages(["拉萨"])[0], expected[1], atol=1e-5)


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("multilingual-e5-small", "query: ", "passage: "),
        ("bge-base-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", ""),
        ("another-model", "", ""),
    ],
)
def test_families_have_their_prompts(
    make_model: Callable[..., Path], name: str, query: str, passage: str
) -> None:
    from sentence_transformers import SentenceTransformer

    folder = make_model(name)
    encoder = load_encoder(str(folder))
    plain = SentenceTransformer(str(folder), device="cpu")
    expected = plain.encode([query + "拉萨", passage + "拉萨"], prompt="", normalize_embeddings=True)
    np.testing.assert_allclose(encoder.encode_queries(["拉萨"])[0], expected[0], atol=1e-5)
    np.testing.assert_allclose(encoder.encode_passages(["拉萨"])[0], expected[1], atol=1e-5)


def test_a_name_changes_with_the_weights_and_not_with_the_place(
    make_model: Callable[..., Path], tmp_path: Path
) -> None:
    import shutil

    from safetensors.numpy import load_file, save_file

    folder = make_model("tiny")
    name = load_encoder(str(folder)).name
    assert name.startswith("tiny@")
    copy = tmp_path / "tiny"
    shutil.copytree(folder, copy)
    assert load_encoder(str(copy)).name == name
    tensors = load_file(copy / "model.safetensors")
    save_file(
        {key: value + 0.01 for key, value in tensors.items()}, copy / "model.safetensors", {"format": "pt"}
    )
    assert load_encoder(str(copy)).name != name
