"""The conversation on a real terminal: editing, history, Ctrl-C and Ctrl-D."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import PROJECT


class Terminal:
    """A program behind a pseudo-terminal."""

    def __init__(self, state: Path) -> None:
        self._shown, self._bytes = "", b""
        self._master, slave = pty.openpty()
        environment = {
            **os.environ,
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "XDG_STATE_HOME": str(state),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=PROJECT,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)

    def until(self, wanted: str, seconds: float = 60.0) -> str:
        """Return what is shown up to and with the wanted text; what follows is kept for the next call."""
        end = time.monotonic() + seconds
        while wanted not in self._shown:
            assert time.monotonic() < end, self._shown
            if select.select([self._master], [], [], 0.2)[0]:
                self._bytes += os.read(self._master, 65536)
                text = self._bytes.decode("utf-8", "ignore")
                self._shown, self._bytes = self._shown + text, self._bytes[len(text.encode()) :]
        before, self._shown = self._shown.split(wanted, 1)
        return before + wanted

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_a_conversation_survives_ctrl_c_and_ends_with_ctrl_d(terminal: Terminal, tmp_path: Path) -> None:
    assert "Ctrl-D" in terminal.until("问>")
    terminal.type("那曲积分超市资金多少\r")
    assert "《以“党建+积分”模式提升基层治理能力》" in terminal.until("第2段")
    terminal.until("问>")
    terminal.type("写了一半\x03")
    terminal.until("（已停止）")
    terminal.until("问>")
    terminal.type("/help\r")
    terminal.until("/sources")
    terminal.until("问>")
    terminal.type("\x04")
    terminal.until("再见")
    assert terminal.process.wait(10) == 0
    history = tmp_path / "baozhi" / "history"
    assert "那曲积分超市资金多少" in history.read_text(encoding="utf-8")
    assert history.stat().st_mode & 0o077 == 0
