"""The conversation at a terminal."""

from bot.repl.repl import Repl
from bot.repl.screen import Screen
from bot.repl.session import Session

__all__ = ["Repl", "Screen", "Session"]
