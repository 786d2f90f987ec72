"""The guard against the network holds in this process and in those it starts."""

import socket
import subprocess
import sys

import pytest

from tests.conftest import OFFLINE

OUTSIDE = "192.0.2.1"  # reserved for documentation (RFC 5737)


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_nothing_leaves_this_machine(kind: int) -> None:
    with socket.socket(socket.AF_INET, kind) as opened, pytest.raises(BaseException, match=OUTSIDE) as caught:
        if kind == socket.SOCK_STREAM:
            opened.connect((OUTSIDE, 80))
        else:
            opened.sendto(b"x", (OUTSIDE, 53))
    assert type(caught.value).__name__ == "NetworkForbiddenError"
    with pytest.raises(BaseException, match="look-up of example"):
        socket.getaddrinfo("example.org", 80)
    assert socket.getaddrinfo("localhost", 80)


def test_nor_from_a_process_that_a_test_starts() -> None:
    code = f"import socket; socket.create_connection(('{OUTSIDE}', 80), 1)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "NetworkForbiddenError" in run.stderr
    assert OFFLINE.is_dir()
