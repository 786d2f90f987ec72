"""The questions of earlier runs, in a file of the user's own."""

from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.terminal.output import warn
from bot.terminal.visible import question_text


class QuestionHistory(FileHistory):
    """A history file. It takes any question, and its errors never end a conversation."""

    def store_string(self, string: str) -> None:
        """Write one question. Where that fails, the question is kept for this run alone."""
        with suppress(OSError):
            super().store_string(question_text(string).encode("utf-8", "replace").decode("utf-8"))


def open_history(folder: Path | None) -> History:
    """Return the history in a folder, readable by its owner alone.

    Args:
        folder: made when missing; None, or one that cannot be written, keeps the history in memory.
    """
    if folder is None:
        return InMemoryHistory()
    file = folder / "history"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with file.open("a+b"):
            pass
    except OSError as error:
        warn(f"{folder}: {error.strerror}")
        return InMemoryHistory()
    return QuestionHistory(str(file))
