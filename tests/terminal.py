"""A program behind a pseudo-terminal, and its screen as a person sees it."""

import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte

#: Ends of keys as a terminal sends them.
ENTER, UP, TAB, CTRL_C, CTRL_D = "\r", "\x1b[A", "\t", "\x03", "\x04"


class Terminal:
    """Types into a program and waits for what its screen shows.

    Attributes:
        raw: every byte that the program has written.
    """

    def __init__(
        self, command: Sequence[str], folder: Path, *, columns: int = 80, rows: int = 24, **environment: str
    ) -> None:
        plain = {
            name: value
            for name, value in os.environ.items()
            if name not in ("NO_COLOR", "COLUMNS", "LINES", "PYTHONIOENCODING")
        }
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._typed_at = 0
        self._program = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=str(folder),
            env={**plain, "TERM": "xterm", **environment},
            dimensions=(rows, columns),
            timeout=60,
            # A shell that runs the tests in the background lets them ignore Ctrl-C; a terminal does not.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self._program.delaybeforesend = None

    @property
    def lines(self) -> list[str]:
        """The screen's lines down to the last one with anything on it."""
        lines = [line.rstrip() for line in self._screen.display]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    @property
    def screen(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def looks(self, text: str, **attributes: bool) -> bool:
        """Tell whether a text stands on the screen with all of its glyphs so: bold, underscore, reverse."""
        for number, line in enumerate(self._screen.display):
            column = line.find(text)
            if column >= 0:
                # a wide glyph fills two cells, the second of them empty
                cells = [cell for _, cell in sorted(self._screen.buffer[number].items()) if cell.data]
                part = cells[column : column + len(text)]
                return all(
                    getattr(cell, name) is wanted for cell in part for name, wanted in attributes.items()
                )
        return False

    def type(self, keys: str) -> None:
        self._typed_at = len(self.raw)
        self._program.send(keys.encode())

    def paste(self, text: str) -> None:
        """Paste as a terminal does that brackets what is pasted."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, rows: int, columns: int) -> None:
        self._screen.resize(rows, columns)
        self._program.setwinsize(rows, columns)

    def until(self, wanted: str | Callable[[str], bool], seconds: float = 60.0) -> str:
        """Wait until the screen shows it; return the screen."""
        shows = wanted if callable(wanted) else (lambda screen: wanted in screen)
        end = time.monotonic() + seconds
        while not shows(self.screen):
            assert time.monotonic() < end, f"{wanted!r} is not on the screen:\n{self.screen}"
            self._read()
        return self.screen

    def prompted(self, prompt: str = "问>") -> str:
        """Wait for a fresh prompt on a new line after what was typed last; return the screen."""

        def fresh(screen: str) -> bool:
            return b"\n" in self.raw[self._typed_at :] and screen.rsplit("\n", 1)[-1] == prompt

        return self.until(fresh)

    def end(self, seconds: float = 60.0) -> int:
        """Return the exit status of a program that ends."""
        end = time.monotonic() + seconds
        while not self._program.flag_eof:
            assert time.monotonic() < end, f"still running:\n{self.screen}"
            self._read()
        self._program.close()
        assert self._program.exitstatus is not None, self._program.signalstatus
        return self._program.exitstatus

    def close(self) -> None:
        self._program.close(force=True)

    def _read(self) -> None:
        try:
            data = self._program.read_nonblocking(65536, 0.1)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            return
        self.raw += data
        self._stream.feed(data)
