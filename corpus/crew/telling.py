"""What a program tells its caller: JSON lines on what was its standard output."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Tell = Callable[[dict[str, Any]], None]


@contextmanager
def json_lines() -> Iterator[Tell]:
    """Lend a function that writes a line; what a library prints meanwhile goes to standard error.

    The program ends at once where nobody reads its lines any more.
    """
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)  # what a library prints is no line of ours

        def tell(line: dict[str, Any]) -> None:
            try:
                out.write(json.dumps(line) + "\n")
                out.flush()
            except BrokenPipeError:  # the caller has died
                os._exit(3)

        yield tell
