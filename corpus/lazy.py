"""Regular expressions that are compiled when they are first asked for something.

The rules of this project hold hundreds of patterns, many with long classes of Chinese characters, and one question
needs a quarter of them. Compiling them all would cost every start of the program a tenth of a second.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final, cast

#: What is handed on once the pattern is compiled, so that later calls go straight to it.
_METHODS: Final = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split")
#: Those that only look, each with what it returns where nothing matches.
_NOTHING: Final[dict[str, Callable[[], Any]]] = {
    "match": lambda: None,
    "search": lambda: None,
    "fullmatch": lambda: None,
    "finditer": lambda: iter(()),
}


class LazyPattern:
    """A pattern that behaves as a compiled one; ``lazy_pattern`` makes it.

    Threads may share one: where two use it first at the same time, both compile the same.
    """

    __slots__ = ("flags_given", "needs", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int, needs: str) -> None:
        self.pattern = pattern
        self.flags_given = flags
        self.needs = frozenset(needs)

    def __getattr__(self, name: str) -> Any:
        """Return a method, or what else a compiled pattern has, of a pattern that is not compiled yet."""
        if self.needs and name in _NOTHING:
            return partial(self._look, name)
        return getattr(self._compiled(), name)

    def _look(self, method: str, text: str, *limits: int) -> Any:
        if self.needs.isdisjoint(text):
            return _NOTHING[method]()
        return getattr(self._compiled(), method)(text, *limits)

    def _compiled(self) -> re.Pattern[str]:
        """Compile the pattern and keep its methods."""
        compiled = re.compile(self.pattern, self.flags_given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return compiled

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r})"


def lazy_pattern(pattern: str, flags: int = 0, *, needs: str = "") -> re.Pattern[str]:
    """Return a pattern that is compiled with its first use; a mistake in it shows only then.

    It has the methods of a compiled pattern, but ``re.sub`` and the like do not take it: call ``pattern.sub``.

    Args:
        pattern: as for ``re.compile``.
        flags: likewise.
        needs: characters of which every match has at least one. A long pattern of which few texts have any is not
            compiled for the others.
    """
    return cast("re.Pattern[str]", LazyPattern(pattern, flags, needs))
