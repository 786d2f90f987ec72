"""The program under one name, and what an outside program that is type-checked sees of it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import baozhi
import bot
import retriever
from tests.conftest import PROJECT

HEAVY = ("numpy", "faiss", "onnxruntime", "torch", "jieba", "rjieba", "telegram", "prompt_toolkit", "rich")


def test_every_name_is_that_of_its_package() -> None:
    assert all(getattr(baozhi, name) is not None for name in baozhi.__all__)
    assert baozhi.Retriever is retriever.Retriever
    assert baozhi.Assistant is bot.Assistant
    assert set(bot.__all__) <= set(baozhi.__all__)
    assert dir(baozhi) == sorted(baozhi.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = baozhi.Nothing


def test_importing_it_loads_nothing_heavy() -> None:
    code = f"import sys, baozhi; print([name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=True
    )
    assert result.stdout == "[]\n"


def test_it_is_the_program(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "baozhi", "--version"],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        check=True,
    )
    assert result.stdout.startswith("baozhi ")


def test_an_outside_program_is_type_checked_with_the_packages() -> None:
    """mypy runs over it in ``make lint``, where it is strict and has the packages' types at hand already."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert settings["strict"]
    assert "tests.outside" in settings["packages"]
    text = (PROJECT / "tests" / "outside" / "program.py").read_text("utf-8")
    assert text.count("# type: ignore[return-value]") == 1


@pytest.mark.parametrize("package", ["baozhi", "bot", "retriever", "embeddings", "corpus"])
def test_every_package_says_that_it_is_typed(package: str) -> None:
    assert (PROJECT / package / "py.typed").is_file()


def test_no_checkpoint_lies_about_and_nothing_heavy_but_the_weights_in_use() -> None:
    in_use = {
        "corpus/layout/ngrams.npz",
        "corpus/layout/words.npz",
        "corpus/layout/weights-12.npz",
        "embeddings/adapter.npz",
        "retriever/reader/weights.npz",
    }
    parts = ("baozhi", "bot", "retriever", "embeddings", "corpus", "training", "benchmarks", "tests", "docs")
    files = [path for part in parts for path in (PROJECT / part).rglob("*") if path.is_file()]
    kept = [path for path in files if "__pycache__" not in path.parts]
    heavy = {path.relative_to(PROJECT).as_posix() for path in kept if path.stat().st_size > 200_000}
    assert heavy == in_use
    assert not [path for path in kept if path.suffix in (".pt", ".ckpt", ".safetensors", ".onnx", ".pkl")]
