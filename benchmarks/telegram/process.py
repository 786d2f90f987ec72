"""The bot in a process of its own: started, killed, looked at from outside."""

import asyncio
import os
import re
import socket
import sys
import time
from pathlib import Path
from typing import Self

import httpx

from tests.bot.telegram.fake_api import TOKEN, FakeServer

PROJECT = Path(__file__).parents[2]
SCRIPTED = ("-m", "tests.bot.telegram.scripted_bot")
_TICKS = os.sysconf("SC_CLK_TCK")
_START_SECONDS = 60.0


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class BotProcess:
    """The bot beside a fake server; its log goes to a file.

    Args:
        server: what it talks to.
        log: file that its standard output and error are appended to.
        before, after: arguments of the interpreter up to the address of the server, and behind it.
    """

    def __init__(
        self, server: FakeServer, log: Path, before: tuple[str, ...], after: tuple[str, ...]
    ) -> None:
        self._server = server
        self._log = log
        self._command = (sys.executable, *before, server.url, *after)
        self._process: asyncio.subprocess.Process | None = None
        self.port = free_port()
        self.starts = 0

    @classmethod
    def scripted(cls, server: FakeServer, folder: Path, *options: str) -> Self:
        """Return the bot with a scripted assistant; its state and log are kept in the folder."""
        return cls(
            server, folder / "bot.log", SCRIPTED, ("--quiet", "--state", str(folder / "state"), *options)
        )

    async def start(self, *, wait: bool = True) -> None:
        """Start it and wait until it fetches updates.

        Raises:
            RuntimeError: it ended, or took too long.
        """
        polls = self._server.count("getUpdates")
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(*self._command, "--health", str(self.port)),
                cwd=PROJECT,
                env={**os.environ, "BAOZHI_TELEGRAM_TOKEN": TOKEN},
                stdout=log,
                stderr=log,
            )
        self.starts += 1
        if wait:
            began = time.monotonic()
            while self._server.count("getUpdates") <= polls:
                if not self.running or since(began) > _START_SECONDS:
                    raise RuntimeError(f"the bot has not started:\n{self.log()[-2000:]}")
                await asyncio.sleep(0.05)

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.returncode is None

    async def kill(self) -> None:
        """End it at once, as a power cut would."""
        if self._process and self.running:
            self._process.kill()
            await self._process.wait()

    async def terminate(self, seconds: float = 20.0) -> int:
        """Ask it to end and return its exit status."""
        if self._process is None:
            return 0
        if self.running:
            self._process.terminate()
        return await asyncio.wait_for(self._process.wait(), seconds)

    def resident(self) -> float:
        """Return its resident memory, in MB; 0 where it has ended."""
        try:
            status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return 0.0
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def processor_seconds(self) -> float:
        """Return the processor time it has used."""
        fields = Path(f"/proc/{self._pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    async def metrics(self) -> dict[str, float]:
        """Return the samples that its metrics page shows, by name and labels."""
        async with httpx.AsyncClient(trust_env=False) as client:
            text = (await client.get(f"http://127.0.0.1:{self.port}/metrics")).text
        lines = (line.rpartition(" ") for line in text.splitlines() if line and not line.startswith("#"))
        return {name: float(value) for name, _, value in lines}

    def log(self) -> str:
        """Return what it wrote."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    @property
    def _pid(self) -> int:
        return self._process.pid if self._process else 0


def since(start: float) -> float:
    """Return the seconds since a moment of the monotonic clock, to the hundredth."""
    return round(time.monotonic() - start, 2)
