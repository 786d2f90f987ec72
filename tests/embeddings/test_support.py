"""Where torch is not installed, the bundled encoder works and any other says what it needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

WITHOUT = """
import sys
for name in ("torch", "transformers", "sentence_transformers", "huggingface_hub", "safetensors"):
    sys.modules[name] = None
from bot.terminal.cli import main
sys.exit(main({arguments!r}))
"""


def run(arguments: list[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", WITHOUT.format(arguments=arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=PROJECT,
        check=False,
    )


def test_a_question_is_answered_without_torch() -> None:
    result = run(["ask", "那曲积分超市资金多少"])
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("3730万元\n")


@pytest.mark.parametrize("model", ["bundled-torch", "some/model"])
def test_another_model_says_what_it_needs(model: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: 修路\n---\n\n清河县修路三十公里。\n", encoding="utf-8")
    result = run(["index", str(tmp_path / "a.md"), "--index", str(tmp_path / "my"), "--model", model])
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert f"{model}: 这个模型要用 " in result.stderr
    assert "baozhi[models]" in result.stderr


def test_so_does_a_cross_encoder() -> None:
    result = run(["search", "那曲积分超市资金多少", "--reranker", "some/cross-encoder"])
    assert result.returncode == 2
    assert "baozhi[models]" in result.stderr
    assert result.stderr.count("\n") == 1
