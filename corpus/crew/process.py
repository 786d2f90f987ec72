"""One process that reads files, from outside: started, asked, listened to, ended."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import corpus

Line = dict[str, Any]

#: Starts the program that reads.
HAND: Final = (sys.executable, "-m", "corpus.crew.hand")
_LONGEST: Final = 160
_LONGER: Final = 3
"""How many times as long again a process is waited for that had no processor to itself."""


class Ended(Exception):  # noqa: N818 - no error of ours: the file's
    """The process ended before the file was read; says why."""


class HandProcess:
    """A running program that reads files, as ``corpus.crew.hand`` does."""

    def __init__(self, command: Sequence[str], memory: int) -> None:
        root = str(Path(corpus.__file__).parents[1])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(  # noqa: S603 - a program of ours
            [*command, "--bytes", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1"},
        )
        self._due: float | None = None
        self._late = False
        self._patience = self._worked = 0.0

    def read(self, path: Path, patience: float) -> Iterator[Line]:
        """Yield the lines that the process says of a file, to the last one.

        Args:
            path: the file.
            patience: seconds until a line must come; see ``overdue``.

        Raises:
            Ended: the process came to an end before.
        """
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        assert self._process.stdout is not None  # noqa: S101
        self._patience = patience
        with suppress(BrokenPipeError):  # it has ended, and says no line
            self._process.stdin.write(json.dumps(os.fspath(path)).encode() + b"\n")
            self._process.stdin.flush()
        while True:
            self._due = time.monotonic() + patience
            self._worked = _worked(self._process.pid) or 0.0
            data = self._process.stdout.readline()
            self._due = None
            if not data.endswith(b"\n"):
                raise Ended(self._why())
            line: Line = json.loads(data)
            if "heavy" in line:
                raise Ended("读它要用的内存太多 (takes too much memory)")
            yield line
            if "rows" not in line:
                return

    def overdue(self) -> bool:
        """Tell whether a line should have come by now; the process is then to be ended.

        On a busy machine it is given longer, until it has had as much of a processor as it was to have of the clock.
        """
        due, now = self._due, time.monotonic()
        if due is not None and now > due:
            worked = _worked(self._process.pid)
            idle = worked is not None and worked - self._worked < self._patience
            self._late = not idle or now > due + _LONGER * self._patience
        return self._late

    def end(self) -> None:
        """End the process; whoever listens hears that it ended."""
        with suppress(ProcessLookupError):
            self._process.kill()

    def close(self) -> None:
        """End the process and give its files back; only who listens to it calls this."""
        self.end()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._said):
            with suppress(OSError):
                assert stream is not None  # noqa: S101
                stream.close()

    def _why(self) -> str:
        if self._late:
            return "读了太久没有结果 (took too long)"
        status = self._process.wait()
        self._said.seek(max(0, self._said.seek(0, os.SEEK_END) - 4096))
        said = self._said.read().decode("utf-8", "replace").strip().splitlines()
        last = (
            "".join(char for char in said[-1] if char.isprintable())[:_LONGEST]
            if said
            else f"signal {-status}, 也许内存不够 (perhaps for want of memory)"
        )
        return f"读取程序中途停止 (the reader came down): {last}"


def _worked(pid: int) -> float | None:
    """Return the seconds that a process had of a processor, None where the system does not say."""
    try:
        fields = (
            Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return None
