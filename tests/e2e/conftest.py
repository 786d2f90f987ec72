"""Running the installed program as a user does."""

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT

Run = Callable[..., subprocess.CompletedProcess[str]]

PAGE = """清河县推广新式大棚
本报记者 何雨晴

近日，清河县在南岸镇推广新式大棚，全镇建成大棚312座，县里为每座补贴1.5万元，共投入补贴资金468万元。

南岸镇党委书记马国栋说，大棚蔬菜今年预计产值2300万元，可带动1860户农户增收。
"""


@pytest.fixture
def run(program: Sequence[str], tmp_path: Path) -> Run:
    """Run ``baozhi ARGUMENTS``; paths are relative to a folder of the test's own."""

    def call(*arguments: str | Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*program, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            cwd=tmp_path,
            env={**os.environ, **environment},
            check=False,
        )

    return call


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A small clean page, in the test's folder."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def parsed(result: subprocess.CompletedProcess[str]) -> Any:
    """Return standard output as JSON; the run must have gone well."""
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def json_lines(result: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """Return standard output as JSON lines; the run must have gone well."""
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


__all__ = ["PAGE", "PROJECT", "Run", "json_lines", "parsed"]
