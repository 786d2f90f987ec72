"""The prompt: it edits a line, with history, completion and paste."""

import sys
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import History
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.utils import is_dumb_terminal

from bot.terminal.repl.completion import ChatCompleter
from bot.terminal.visible import question_text


def _paste(event: KeyPressEvent) -> None:
    """Insert a paste of several lines as one, so that it is one question."""
    event.current_buffer.insert_text(question_text(event.data))


@Condition
def _is_command() -> bool:
    return get_app().current_buffer.text.startswith("/")


def _output(file: TextIO) -> Output:
    output = create_output(file)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False  # asking the terminal where the cursor is costs a round trip a line
    return output


class Prompt:
    """It asks for lines at a terminal. A terminal without escape codes edits them itself.

    The prompt is shown on standard output, or on standard error where that is no terminal.
    """

    def __init__(self, completer: ChatCompleter, history: History) -> None:
        self._file = sys.stdout if sys.stdout.isatty() else sys.stderr
        self._session: PromptSession[str] | None = None
        if not is_dumb_terminal():
            bindings = KeyBindings()
            bindings.add(Keys.BracketedPaste)(_paste)
            self._session = PromptSession(
                history=history,
                completer=completer,
                complete_while_typing=_is_command,
                complete_in_thread=True,
                enable_suspend=True,
                key_bindings=bindings,
                output=_output(self._file),
            )

    def read(self, words: str) -> str:
        """Return the next line, typed behind these words.

        Raises:
            EOFError: Ctrl-D.
            KeyboardInterrupt: Ctrl-C.
        """
        if self._session is not None:
            return self._session.prompt(words)
        self._file.write(words)
        self._file.flush()
        typed = sys.stdin.readline()
        if not typed:
            raise EOFError
        return typed
