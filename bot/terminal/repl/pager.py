"""A pager for text that is longer than the screen: the program that PAGER names, else our own."""

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, TextIO

#: Keys that end the reading; every other goes on.
_LEAVE: Final = frozenset("qQ\x04")


def page(text: str, lines: Sequence[str], rows: int, words: str, file: TextIO) -> None:
    """Show a text by PAGER, or its lines a screenful at a time until a key says that it is enough.

    Args:
        text: for the program that PAGER names.
        lines: the same as the screen has it, a line of the screen each.
        rows: of the screen.
        words: shown while it waits for a key.
        file: the terminal.
    """
    if not _shown_by_program(text):
        _shown_by_ourselves(lines, rows, words, file)


def _shown_by_program(text: str) -> bool:
    """Run the user's pager; tell whether there is one. ``less`` shows colours and leaves the text on the screen."""
    try:
        command = shlex.split(os.environ.get("PAGER", ""))
    except ValueError:  # a quote that is not closed
        return False
    if not command:
        return False
    variables = {"LESS": "FRX", **os.environ}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=variables)  # noqa: S603 - the user's choice
    except OSError:
        return False
    with pager, suppress(BrokenPipeError, KeyboardInterrupt):
        pager.communicate(text.encode("utf-8", "replace"))
    return pager.returncode not in (126, 127)  # found by nobody, or not to be run


def _shown_by_ourselves(lines: Sequence[str], rows: int, words: str, file: TextIO) -> None:
    step = max(1, rows - 1)
    for start in range(0, len(lines), step):
        file.writelines(f"{line}\n" for line in lines[start : start + step])
        file.flush()
        if start + step < len(lines) and not _goes_on(words, file):
            return


def _goes_on(words: str, file: TextIO) -> bool:
    """Show the words, wait for a key, and remove the words. Tell whether to go on.

    Raises:
        KeyboardInterrupt: Ctrl-C.
    """
    file.write(words)
    file.flush()
    try:
        key = _pressed_key()
    finally:
        file.write(f"\r{' ' * 2 * len(words)}\r")
    return bool(key) and key[0] not in _LEAVE


def _pressed_key() -> str:
    """Return the next key. A terminal that gives whole lines only returns the line."""
    try:
        import termios  # noqa: PLC0415 - Unix alone has these
        import tty  # noqa: PLC0415
    except ImportError:
        return sys.stdin.readline()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)
        return os.read(terminal, 32).decode("utf-8", "replace")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
