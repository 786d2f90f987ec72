"""How the sources in folders stand: which there are, how long each is and when it was written."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from corpus.readers import absolute, companions_of, sources_below

#: Length, time of the last change in nanoseconds, number of the file.
State = tuple[int, int, int]
States = dict[Path, State]


def look_over(paths: Sequence[Path]) -> States | None:
    """Return the states of the files among the paths and below the folders.

    None where a folder is not there, or holds no source any more: a disk that was taken out is no reason to
    forget what was on it.
    """
    found: States = {}
    for path in paths:
        if path.is_dir():
            files = sources_below(path)
            if not files:
                return None
        elif path.suffix:
            files = [path]
        else:
            return None
        for file in files:
            with suppress(OSError):  # it went while we looked
                found[absolute(file)] = _state(file)
    return found


def _state(file: Path) -> State:
    """Return the state of a source; with files that are read with it, as if they were one."""
    states = [os.stat(one) for one in (file, *companions_of(file))]  # noqa: PTH116 - the fastest
    return (
        sum(status.st_size for status in states),
        max(status.st_mtime_ns for status in states),
        states[0].st_ino,
    )
