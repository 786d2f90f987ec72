"""When to look at folders: when the system tells that something happened in them, else every second.

What happened is never taken from there, since such notices get lost; they only save looking.
"""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

#: Milliseconds until a wait ends by itself, and seconds between two looks where no notices come.
_TICK: Final = 500
_POLLING: Final = 1.0


def waking(paths: Sequence[Path]) -> Iterator[bool]:
    """Yield about twice a second whether something may have happened at the paths or below them.

    Without the library ``watchfiles``, and where the system has no more watches to give, that is always so.

    Raises:
        KeyboardInterrupt: the program was interrupted.
    """
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra, and no other command needs it
    except ImportError:
        yield from _polling()
        return
    try:
        notices = watch(
            *paths,
            watch_filter=None,
            debounce=_TICK,
            rust_timeout=_TICK,
            yield_on_timeout=True,
            raise_interrupt=True,
            ignore_permission_denied=True,
        )
        for notice in notices:
            yield bool(notice)
    except OSError:  # too many folders, or one of them is gone
        yield from _polling()


def _polling() -> Iterator[bool]:
    while True:
        time.sleep(_POLLING)
        yield True
