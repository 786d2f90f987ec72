"""A conversation at a terminal; piped input is answered line by line."""

import sys
from collections.abc import Callable

from platformdirs import user_state_path
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.answer import Answer
from bot.assistant import Assistant
from bot.commands.output import say, terminal_style, warn
from bot.language import Language
from bot.render import answer_text, sources_text
from bot.texts import texts_in
from retriever.errors import RetrieverError


def _history(*, keep: bool) -> History:
    """Return the history file's, or one in memory where it cannot be written or is not wanted."""
    folder = user_state_path("baozhi", appauthor=False)
    if keep:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "history").touch(mode=0o600)
        except OSError as error:
            warn(f"{folder}: {error.strerror}")
        else:
            return FileHistory(str(folder / "history"))
    return InMemoryHistory()


class Repl:
    """Reads questions and prints answers until the end of input.

    Ctrl-C leaves the answer under way or the line being typed, Ctrl-D and /quit leave the program.
    """

    def __init__(self, assistant: Assistant, *, language: Language, keep_history: bool = True) -> None:
        self._assistant = assistant
        self._conversation = assistant.conversation()
        self._texts = texts_in(language)
        self._style = terminal_style()
        self._keep_history = keep_history
        self._last: Answer | None = None

    def run(self) -> None:
        """Converse until the end of input."""
        if not sys.stdin.isatty():
            for line in sys.stdin:
                if line.strip() and not self._turn(line.strip()):
                    return
            return
        info = self._assistant.archive.info()
        if info.passages:
            say(self._texts.greeting.format(articles=info.articles, captions=info.captions))
        else:
            say(self._texts.empty_archive)
        session: PromptSession[str] = PromptSession(history=_history(keep=self._keep_history))
        while self._interruptible(lambda: self._prompt(session)):
            pass
        say(self._texts.goodbye)

    def _prompt(self, session: PromptSession[str]) -> bool:
        try:
            line = session.prompt(self._texts.prompt).strip()
        except EOFError:
            return False
        return not line or self._turn(line)

    def _interruptible(self, turn: Callable[[], bool]) -> bool:
        try:
            return turn()
        except KeyboardInterrupt:
            say(self._texts.stopped)
            return True

    def _turn(self, line: str) -> bool:
        """Answer one line; return False where it ends the conversation."""
        if line in ("/quit", "/exit", "/q"):
            return False
        if line == "/help":
            say(self._texts.help)
        elif line == "/sources":
            say(
                sources_text(self._last, self._texts, self._style)
                if self._last
                else self._texts.nothing_found
            )
        else:
            try:
                self._last = self._conversation.ask(line)
            except RetrieverError as error:
                warn(str(error))
            else:
                say(answer_text(self._last, self._texts, self._style))
        return True
