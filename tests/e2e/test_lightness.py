"""Heavy libraries wait for the command that needs them."""

import subprocess
import sys

import pytest

from retriever import Retriever
from tests.e2e.conftest import PROJECT

PROBE = """
import sys
from bot.terminal.cli import main
try:
    status = main({arguments!r})
except SystemExit as stop:
    status = stop.code or 0
assert status == 0, status
loaded = [name for name in {forbidden!r} if name in sys.modules]
assert not loaded, loaded
"""
TORCH = ["torch", "transformers", "sentence_transformers"]
#: What the metadata of packages needs: 30 ms of every first answer.
STARTING = ["importlib.metadata", "email.message"]
SERVING = ["mcp", "httpx", "bot.dialogue.rephrasing.rephraser", "pydantic", "starlette", "uvicorn", "jinja2"]
READING = ["pypdfium2", "PIL", "cv2", "rapidocr", "lxml", "trafilatura", "openpyxl", "watchfiles"]
VECTORS = [*TORCH, *READING, "faiss", "onnxruntime", "onnx", "telegram", "prompt_toolkit", "rich"]


@pytest.fixture(scope="module", autouse=True)
def _indexed() -> None:
    """Have the bundled archive indexed before: the first command of all loads what that takes, too."""
    Retriever.open().close()


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (
            ["ask", "那曲积分超市资金多少"],
            [*TORCH, *STARTING, *READING, *SERVING, "onnx", "jieba", "telegram", "prompt_toolkit", "rich"],
        ),
        (
            ["search", "那曲积分超市资金多少", "--json"],
            [*TORCH, "onnx", "jieba", "telegram", "prompt_toolkit"],
        ),
        (["info"], [*TORCH, "onnxruntime", "telegram", "prompt_toolkit", "rich"]),
        (["--help"], VECTORS),
        (["pages", "README.md"], VECTORS),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], forbidden: list[str]) -> None:
    code = PROBE.format(arguments=arguments, forbidden=forbidden)
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=False
    )
    assert result.returncode == 0, result.stderr
