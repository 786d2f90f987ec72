"""Regular expressions that are compiled when they are first asked for something.

The rules of this project hold hundreds of patterns, many with long classes of Chinese characters, and one question
needs a quarter of them. Compiling them all would cost every start of the program a tenth of a second.
"""

import re
from typing import Any, Final, cast

#: What is handed on once the pattern is compiled, so that later calls go straight to it.
_METHODS: Final = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class LazyPattern:
    """A pattern that behaves as a compiled one; ``lazy_pattern`` makes it.

    Threads may share one: where two use it first at the same time, both compile the same.
    """

    __slots__ = ("flags_given", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags_given = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, keep its methods, and return what was asked for."""
        compiled = re.compile(self.pattern, self.flags_given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r})"


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled with its first use; a mistake in it shows only then.

    It has the methods of a compiled pattern, but ``re.sub`` and the like do not take it: call ``pattern.sub``.
    """
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))
