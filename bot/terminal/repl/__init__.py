"""The conversation at a terminal."""

from bot.terminal.repl.repl import Repl
from bot.terminal.repl.screen import Screen
from bot.terminal.repl.session import Session

__all__ = ["Repl", "Screen", "Session"]
