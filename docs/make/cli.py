"""docs/cli.md: every command and option, from the parsers of the program."""

import argparse
from collections.abc import Iterator

from bot.terminal.parser import build_parser

HEAD = """# The command line

<!-- Written by `make docs` from the program's own parsers: change those, not this file. -->

`python -m baozhi` is the same program. Where `--index` is left out, `BAOZHI_INDEX` is meant, then an index of your own
in the user's data folder, and until there is one the bundled archive. A question that begins with a
hyphen goes behind `--`.

Exit status: 0 done, 2 a mistake that the user can mend (one line on standard error says how), 1 anything else. With
`--json` standard output holds JSON alone. The formats of batches and answers are in [formats.md](formats.md).
"""


def reference() -> str:
    """Return the whole page."""
    parser = build_parser()
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    parts = [HEAD]
    for name, command in commands.choices.items():
        parts.append("\n".join(_section(name, command)))
    return "\n".join(parts)


def _section(name: str, command: argparse.ArgumentParser) -> Iterator[str]:
    options = [action for action in command._actions if not isinstance(action, argparse._HelpAction)]
    yield f"## baozhi {name}\n"
    yield f"{command.description}\n"
    yield f"    baozhi {name} {' '.join(_usage(action) for action in options)}\n"
    if command.epilog:
        yield f"{command.epilog}\n"
    described = [action for action in options if action.help]
    if described:
        yield "| option | does |"
        yield "| --- | --- |"
        for action in described:
            yield f"| `{_named(action)}` | {_cell(action)} |"
        yield ""


def _value(action: argparse.Action) -> str:
    """Return what stands behind an option, or for an argument: its metavar or its choices."""
    if action.nargs == 0:
        return ""
    if action.choices:
        return "|".join(map(str, action.choices))
    shown = action.metavar or action.dest.upper()
    return str(shown)


def _named(action: argparse.Action) -> str:
    if not action.option_strings:
        return _value(action)
    # a vertical bar would part the cells of a table
    return " ".join(filter(None, (", ".join(action.option_strings), _value(action).replace("|", " or "))))


def _usage(action: argparse.Action) -> str:
    if action.option_strings:
        return f"[{' '.join(filter(None, (action.option_strings[0], _value(action))))}]"
    shown = _value(action)
    return {"+": f"{shown}...", "*": f"[{shown}...]", "?": f"[{shown}]"}.get(str(action.nargs), shown)


def _cell(action: argparse.Action) -> str:
    text = str(action.help).replace("|", "\\|")
    plain = action.default not in (None, False, [], "") and action.nargs != 0 and "default" not in text
    return f"{text}; default {action.default}" if plain else text
