"""The examples of docs/adapters.md run, each where its framework is installed."""

import importlib.util
from typing import Final

import pytest

from tests.docs.blocks import blocks

_NEEDED: Final = {"langchain": "langchain_core", "llama_index": "llama_index", "haystack": "haystack"}


@pytest.mark.parametrize("framework", _NEEDED)
def test_an_example_of_five_lines_finds_the_paragraph(
    framework: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = (text for text in blocks("docs/adapters.md", "python") if f"baozhi.{framework} " in text)
    assert len(example.splitlines()) <= 5
    if importlib.util.find_spec(_NEEDED[framework]) is None:
        pytest.skip(f"{framework} is not installed; run make adapters")
    exec(compile(example, framework, "exec"), {})
    shown = capsys.readouterr().out
    assert "3730万元" in shown and "《以“党建+积分”模式提升基层治理能力》" in shown
