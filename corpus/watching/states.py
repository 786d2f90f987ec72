"""How the sources in folders stand: which there are, how long each is and when it was written."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from corpus.readers import absolute, companions_of, sources_below

#: Length, time of the last change in nanoseconds, number of the file.
State = tuple[int, int, int]
States = dict[Path, State]


def look_over(paths: Sequence[Path], before: Mapping[Path, State]) -> States:
    """Return the states of the files among the paths and below the folders.

    Of a folder that is not there, or holds no source, they are what they were before: a disk that was taken out is no
    reason to forget what was on it.
    """
    found: States = {}
    for path in map(absolute, paths):
        files = sources_below(path) if path.is_dir() else [path] if path.suffix else []
        if not files:
            found |= {file: state for file, state in before.items() if file.is_relative_to(path)}
        for file in files:
            with suppress(OSError):  # it went while we looked
                found[file] = _state(file)
    return found


def _state(file: Path) -> State:
    """Return the state of a source; with files that are read with it, as if they were one."""
    states = [os.stat(one) for one in (file, *companions_of(file))]  # noqa: PTH116 - the fastest
    return (
        sum(status.st_size for status in states),
        max(status.st_mtime_ns for status in states),
        states[0].st_ino,
    )
