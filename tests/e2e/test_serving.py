"""The installed program as a server: it begins, answers, opens its archive anew, and ends in order."""

import json
import os
import re
import signal
import subprocess
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.conftest import Run


def test_it_serves_until_it_is_told_to_stop(program: Sequence[str], tmp_path: Path) -> None:
    command = [*program, "serve", "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as server:
        assert server.stderr is not None
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/", server.stderr.readline())
            assert found is not None
            body = json.dumps({"question": "那曲积分超市资金多少"}).encode()
            request = urllib.request.Request(
                f"{found[0]}v1/ask", body, {"Content-Type": "application/json", "Accept-Language": "zh"}
            )
            with urllib.request.urlopen(request, timeout=60) as reply:
                assert json.load(reply)["text"] == "3730万元"
            os.kill(server.pid, signal.SIGHUP)
            assert "opened anew" in server.stderr.readline()
            with urllib.request.urlopen(request, timeout=60) as reply:
                assert json.load(reply)["text"] == "3730万元"
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0
        assert "那曲" not in server.stderr.read()


def test_a_key_is_made_and_shown_once(run: Run, tmp_path: Path) -> None:
    made = run("serve", "--new-key", "reading-room", "--keys", tmp_path / "keys")
    assert made.returncode == 0
    assert re.fullmatch(r"bz_[\w-]{43}\n", made.stdout)
    assert made.stdout.strip() not in (tmp_path / "keys").read_text("utf-8") + made.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--host", "0.0.0.0"], "--new-key"), (["--host", "198.51.100.7", "--open"], "--port")],
)
def test_what_cannot_be_served_is_told_in_one_line(run: Run, options: list[str], told: str) -> None:
    refused = run("serve", *options)
    assert refused.returncode == 2
    assert told in refused.stderr
    assert refused.stderr.count("\n") == 1
