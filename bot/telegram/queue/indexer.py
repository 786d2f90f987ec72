"""A process of its own adds files to the index. It is ended when it takes too long or nobody wants it any more."""

import asyncio
import json
import logging
import os
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import retriever
from retriever import IndexReport
from retriever.errors import RetrieverError

READING = 300.0  # seconds for reading the files, after which the process is ended
SILENCE = 1800.0  # seconds without a sign of life afterwards: a large index takes its time
_COMMAND = (sys.executable, "-m", "retriever.apart")
_LINE = 1 << 24  # bytes of a report

#: Called with (passages done, passages in all).
Progress = Callable[[int, int], None]

_log = logging.getLogger(__name__)


class IngestionFailedError(Exception):
    """A file took too much time or memory, or its reader crashed."""


class Indexer(Protocol):
    """It adds files to the index."""

    async def add(self, paths: Sequence[Path], progress: Progress) -> IndexReport:
        """Add files to the index; being cancelled, stop at once and leave the index as it was.

        Raises:
            IngestionFailedError: a file cannot be added; the index is as it was.
            RetrieverError: the index cannot be changed now.
        """
        ...


class SubprocessIndexer:
    """An indexer that starts a process for each call.

    Args:
        folder: of the index.
        command: the program, see ``retriever.apart``; it gets the folder as its last argument.
        reading: seconds until its first line after which it is ended; ``silence``: seconds between further ones.
    """

    def __init__(
        self,
        folder: Path,
        command: Sequence[str] = _COMMAND,
        reading: float = READING,
        silence: float = SILENCE,
    ) -> None:
        self._command = (*command, str(folder))
        self._reading = reading
        self._silence = silence

    async def add(self, paths: Sequence[Path], progress: Progress) -> IndexReport:
        """Add files to the index; see ``Indexer``."""
        async with self._running(paths) as lines:
            async for line in lines:
                if "done" in line:
                    progress(int(line["done"]), int(line["total"]))
                elif "report" in line:
                    return _report(line["report"])
                elif "error" in line:
                    raise RetrieverError(line["error"])
                elif "heavy" in line:
                    raise IngestionFailedError("too much memory")
        raise IngestionFailedError("the reader came down")

    @asynccontextmanager
    async def _running(self, paths: Sequence[Path]) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
        """Give the lines of a process that does the work; it does not outlive the block."""
        root = str(Path(retriever.__file__).parents[1])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            limit=_LINE,
            start_new_session=True,  # an interrupt from the keyboard is for the bot
        )
        try:
            assert process.stdin is not None  # noqa: S101
            with suppress(ConnectionError):  # it has ended already, and says no line
                process.stdin.write(json.dumps([str(path) for path in paths]).encode() + b"\n")
                await process.stdin.drain()
            yield self._lines(process)
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
            await process.wait()

    async def _lines(self, process: asyncio.subprocess.Process) -> AsyncIterator[dict[str, Any]]:
        assert process.stdout is not None  # noqa: S101
        patience = self._reading
        while True:
            try:
                line = await asyncio.wait_for(process.stdout.readline(), patience)
                value = json.loads(line) if line else None
            except TimeoutError as error:
                raise IngestionFailedError(f"no sign of life for {patience:.0f} s") from error
            except ValueError as error:
                raise IngestionFailedError("no line that can be read") from error
            if not isinstance(value, dict):
                return
            patience = self._silence
            yield value


def _report(value: dict[str, Any]) -> IndexReport:
    pairs = ("failed", "left_out")
    tuples = {
        name: tuple(map(tuple, items)) if name in pairs else tuple(items)
        for name, items in value.items()
        if isinstance(items, list)
    }
    return IndexReport(**{**value, **tuples})
