"""A reader for the YAML of a front matter. Its bounds keep a few lines from taking gigabytes.

YAML lets a value point at another (``*name``), and what points at what points at something grows with every
step. Front matter has no use for it, nor for values deep within others, nor for pages of text.
"""

from typing import Any, Final

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import AliasEvent

#: Characters of one front matter; the longest that is written by hand has some hundreds.
LONGEST: Final = 20_000
#: Values within values: a mapping, a list in it, a mapping in that.
DEEPEST: Final = 8


class _Loader(yaml.SafeLoader):
    """Reads plain values, nested a little, none of which points at another."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Return the next value, unless it is an alias or lies too deep."""
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        if self.check_event(AliasEvent):
            raise MarkedYAMLError(None, None, "aliases are not read", mark)
        if self._depth >= DEEPEST:
            raise MarkedYAMLError(None, None, "nested too deep", mark)
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


def load_front(text: str) -> Any:
    """Return the value that a front matter holds.

    Raises:
        yaml.YAMLError: it is no YAML, has an alias, is nested deep or is long.
        ValueError, RecursionError: a value is impossible, such as the 30th of February.
    """
    if len(text) > LONGEST:
        raise yaml.YAMLError(f"longer than {LONGEST} characters")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, made stricter
