"""The table of the bot's commands in docs/telegram.md, from the table that the bot runs."""

import re

from bot.telegram.commands.command import Command
from bot.telegram.commands.table import COMMANDS

_TABLE = re.compile(r"(<!-- commands: run make docs -->\n).*?(<!-- end -->)", re.DOTALL)
_WHO = {"everybody": "everybody", "admins": "owner and admins"}
_WHERE = {"anywhere": "any chat", "private": "in private"}


def with_commands(text: str) -> str:
    """Return a page with its table of commands written anew."""
    head = ("command", "does", "in Chinese words", "who", "where")
    rows = [head, *(_cells(command) for command in COMMANDS.values())]
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    lines.insert(1, f"|{' --- |' * len(head)}\n")
    table = "".join(lines)
    return _TABLE.sub(lambda found: f"{found[1]}{table}{found[2]}", text)


def _cells(command: Command) -> tuple[str, ...]:
    words = "、".join(command.words)
    return f"`{command.usage('en')}`", command.en, words, _WHO[command.who], _WHERE[command.where]
