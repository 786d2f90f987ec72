"""Printing: the only place that writes to standard output."""

import json
import sys
from typing import Any

from bot.terminal.style import Style, may_use_codes
from bot.terminal.visible import json_escaped, visible


def say(text: str) -> None:
    """Print a text for a reader."""
    print(text)  # noqa: T201


def say_json(value: Any, *, indent: int | None = None) -> None:
    """Print one JSON value on a line of its own, and flush it.

    What would steer a terminal is escaped, and so is everything else where the encoding may not hold it.
    """
    unicode = sys.stdout.encoding.lower().replace("-", "") in ("utf8", "gb18030")
    text = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    print(json_escaped(text), flush=True)  # noqa: T201


def warn(text: str) -> None:
    """Print a progress note or a warning to standard error."""
    print(visible(text), file=sys.stderr, flush=True)  # noqa: T201


def terminal_style() -> Style:
    """Return the style of standard output: escape codes on a terminal only."""
    return Style(color=may_use_codes(sys.stdout))
