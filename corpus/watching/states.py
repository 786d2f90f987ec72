"""How the sources in folders stand: which there are, how long each is and when it was written."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from corpus.readers import absolute, sources_below

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
                status = os.stat(file)  # noqa: PTH116 - the fastest
                found[absolute(file)] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found
