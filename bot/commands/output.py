"""Printing: the only place that writes to standard output."""

import json
import sys
from typing import Any

from bot.style import Style


def say(text: str) -> None:
    """Print a text for a reader."""
    print(text)  # noqa: T201


def say_json(value: Any, *, indent: int | None = None) -> None:
    """Print one JSON value on a line of its own, as soon as it is there."""
    print(json.dumps(value, ensure_ascii=False, indent=indent), flush=True)  # noqa: T201


def warn(text: str) -> None:
    """Print a progress note or a warning to standard error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201


def terminal_style() -> Style:
    """Return the style of standard output: escape codes on a terminal only."""
    return Style(color=sys.stdout.isatty())
