"""A session over the scripted assistant, and the lines a typed command shows."""

from collections.abc import Callable

import pytest

from bot.terminal.repl.commands import run_command
from bot.terminal.repl.session import Session
from tests.bot.terminal.repl.scripted import scripted

Typed = Callable[[str], str]


@pytest.fixture
def session() -> Session:
    return Session(scripted)


@pytest.fixture
def typed(session: Session) -> Typed:
    """Run a command; return what it shows, a line a line."""
    return lambda text: "\n".join(line.text for line in run_command(session, text))
