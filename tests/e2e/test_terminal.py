"""The installed program on a real terminal and in a pipe that nobody reads."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.e2e.conftest import PROJECT, Run
from tests.terminal import CTRL_C, CTRL_D, ENTER, Terminal


@pytest.fixture
def terminal(program: Sequence[str], tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal([*program, "chat"], PROJECT, XDG_STATE_HOME=str(tmp_path))
    yield opened
    opened.close()


def test_a_conversation_survives_ctrl_c_and_ends_with_ctrl_d(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until("Ctrl-D 退出", 180)  # the first to come makes the bundled index
    terminal.prompted()
    assert "自带的档案，25 篇文章" in terminal.screen
    terminal.type(f"那曲积分超市资金多少{ENTER}")
    assert "\n3730万元\n" in terminal.prompted()
    assert "[1] 《以“党建+积分”模式提升基层治理能力》" in terminal.screen
    terminal.type(f"写了一半{CTRL_C}")
    terminal.until("（已停止）")
    terminal.prompted()
    terminal.type(f"！？{ENTER}")
    assert "no words" in terminal.prompted()
    terminal.type(CTRL_D)
    assert terminal.end() == 0
    assert terminal.lines[-1] == "再见。"
    history = tmp_path / "baozhi" / "history"
    assert "那曲积分超市资金多少" in history.read_text(encoding="utf-8")
    assert history.stat().st_mode & 0o077 == 0


def test_a_reader_who_has_left_ends_the_program_quietly(program: Sequence[str]) -> None:
    with subprocess.Popen(
        [*program, "chat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROJECT
    ) as chat:
        assert chat.stdin and chat.stdout and chat.stderr
        chat.stdin.write("/help\n那曲积分超市资金多少\n".encode())
        chat.stdin.flush()
        assert chat.stdout.readline()
        chat.stdout.close()
        chat.stdin.write(b"/help\n" * 100)
        chat.stdin.close()
        assert chat.stderr.read() == b""
        assert chat.wait(120) == 0


def test_an_encoding_without_chinese_is_no_traceback(run: Run) -> None:
    result = run("chat", stdin="/open\n？\n", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert result.stdout == "\\u7528\\u6cd5\\uff1a/open N\n\n"
    assert "Traceback" not in result.stderr
