"""Lines on the screen. On a terminal they are broken to its width; in a pipe they stay whole, without colours."""

import os
import sys
from collections.abc import Iterable
from concurrent.futures import Future, wait
from typing import TextIO, TypeVar

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.terminal.repl.pager import page
from bot.terminal.repl.wrapping import breaks
from bot.terminal.style import Line, Role, line, may_use_codes
from bot.terminal.visible import visible

T = TypeVar("T")

_STYLES: dict[Role, str] = {"plain": "", "strong": "bold", "mark": "bold underline", "dim": "dim"}
#: Seconds before a spinner shows, and its pictures a second: few, for slow lines.
_DELAY, _PACE = 0.3, 4.0
#: Where less than this share of the width is left beside a lead, further lines are set in by two cells only.
_NARROW = 0.5
_USUAL = os.terminal_size((80, 24))


class _PipeConsole(Console):
    """A console that leaves a broken pipe to its caller."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Screen:
    """Where the conversation is shown.

    Args:
        file: standard output where it is None.
    """

    def __init__(self, file: TextIO | None = None) -> None:
        self._file = file or sys.stdout
        self.is_terminal = self._file.isatty()
        self._console = _PipeConsole(
            file=self._file,
            color_system="standard" if may_use_codes(self._file) else None,
            force_terminal=self.is_terminal,
            markup=False,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines and flush them."""
        for each in lines:
            for part in self._screen_lines(each):
                self._console.print(part, soft_wrap=True)
        self._file.flush()

    def read(self, lines: Iterable[Line], words: str) -> None:
        """Print lines as ``show`` does; what is longer than the screen goes through a pager.

        Args:
            lines: what to read.
            words: shown while our own pager waits for a key.
        """
        shown = list(lines)
        rows = self._size().lines
        parts = [part for each in shown for part in self._screen_lines(each)]
        if not self.is_terminal or not sys.stdin.isatty() or len(parts) < rows:
            self.show(shown)
            return
        with self._console.capture() as captured:
            self.show(shown)
        text = captured.get()
        page(text, text.removesuffix("\n").split("\n"), rows, words, self._file)

    def say(self, text: str) -> None:
        """Print a text of the program's own."""
        self.show(line(each) for each in text.split("\n"))

    def stopped(self, text: str) -> None:
        """Print a text over the ^C that the terminal has shown."""
        if self.is_terminal:
            self._file.write("\r")
        self.say(text)

    def _screen_lines(self, each: Line) -> Iterable[Text]:
        lead = visible(each.lead)
        text = Text(end="")
        for part, role in each.parts:
            text.append(visible(part), _STYLES[role])
        if not self.is_terminal:
            return [Text(lead) + text]
        text.expand_tabs(8)
        width = self._width()
        inset = cell_len(lead) if cell_len(lead) <= width * _NARROW else 2
        found: list[Text] = []
        for paragraph in text.split("\n", allow_blank=True):
            cuts = breaks(paragraph.plain, max(1, width - cell_len(lead)), max(1, width - inset))
            for piece in paragraph.divide(cuts):
                piece.rstrip()
                found.append(Text(lead if not found else " " * inset) + piece)
        return found

    def _width(self) -> int:
        return self._size().columns or _USUAL.columns

    def _size(self) -> os.terminal_size:
        """Return the terminal's size in cells as it is now; COLUMNS may be that of long ago."""
        try:
            return os.get_terminal_size(self._file.fileno())
        except (OSError, ValueError):
            return _USUAL

    def wait_for(self, work: "Future[T]", words: str) -> T:
        """Return the result of work, or raise its error; a spinner shows once it takes longer than a moment."""
        if self.is_terminal and may_use_codes(self._file, colour=False) and not wait([work], _DELAY).done:
            spinner = "dots" if self._console.encoding.startswith("utf") else "line"
            with self._console.status(words, spinner=spinner, refresh_per_second=_PACE):
                wait([work])
        return work.result()
