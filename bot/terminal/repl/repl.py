"""Repl: questions and commands in, answers out, until the end of input."""

import copy
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import warn
from bot.terminal.render import answer_lines
from bot.terminal.repl.background import in_background
from bot.terminal.repl.commands import run_command
from bot.terminal.repl.completion import ChatCompleter
from bot.terminal.repl.history import open_history
from bot.terminal.repl.prompt import Prompt
from bot.terminal.repl.screen import Screen
from bot.terminal.repl.session import Session
from bot.terminal.style import Line
from bot.terminal.visible import question_text

#: What leaves the program as /quit does, typed as other programs want it.
_LEAVING: Final = frozenset(("退出", "quit", "exit"))


class Repl:
    """A conversation: typed where standard input is a terminal, else a turn a line.

    Ctrl-C leaves the answer under way or the line being typed, Ctrl-D, /quit and 退出 leave the program.
    """

    def __init__(self, session: Session, screen: Screen, *, history: Path | None = None) -> None:
        self._session = session
        self._screen = screen
        self._history = history

    def run(self) -> None:
        """Converse until the end of input."""
        if sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty()):
            self._typed()
        else:
            self._piped(sys.stdin)

    def _piped(self, lines: Iterable[str]) -> None:
        first = True
        for typed in lines:
            if question_text(typed) and not self._session.finished:
                if not first:
                    self._screen.say("")
                first = False
                self._turn(typed)
            if self._session.finished:
                return

    def _typed(self) -> None:
        prompt = Prompt(ChatCompleter(self._session), open_history(self._history))
        info, words = self._session.assistant.archive.info(), self._session.chat_texts
        greeting = words.first_greeting if self._session.assistant.archive.bundled else words.greeting
        told = greeting.format(articles=info.articles, captions=info.captions)
        self._screen.say(told if info.passages else self._session.texts.empty_archive)
        while not self._session.finished:
            try:
                self._turn(prompt.read(self._session.chat_texts.prompt))
            except KeyboardInterrupt:
                self._screen.stopped(self._session.chat_texts.stopped)
            except EOFError:
                break
        self._screen.say(self._session.chat_texts.goodbye)

    def _turn(self, typed: str) -> None:
        """Answer one line. An error takes one line."""
        text = question_text(typed)
        if not text:
            return
        session = self._session
        state = copy.deepcopy(session.conversation.state)
        try:
            lines = self._screen.wait_for(
                in_background(lambda: list(self._answered(text))), session.chat_texts.working
            )
        except KeyboardInterrupt:
            session.take_up(state)
            raise
        except ARCHIVE_ERRORS as error:
            warn(str(error))
        else:
            self._screen.read(lines, session.chat_texts.reading_on)

    def _answered(self, text: str) -> Iterable[Line]:
        if text.startswith("/"):
            return run_command(self._session, text)
        if text.lower() in _LEAVING:
            return run_command(self._session, "/quit")
        return answer_lines(self._session.ask(text), self._session.texts, self._session.view)
