"""Files that changed, once they have come to rest: what is being written, copied or fetched is waited for.

Nothing here looks at a clock or a disk: who calls says what was found, and when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from corpus.watching.states import State, States

#: Seconds for which a file must stay as it is, and for which one that does waits for others that do not.
QUIET: Final = 1.5
GATHERED: Final = 5.0


@dataclass(frozen=True, slots=True)
class Change:
    """Files that came or changed, and files that are gone."""

    changed: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone)


class _Moving(NamedTuple):
    """A file that is not as it was taken over: as it is now, None where it is gone, and since when."""

    state: State | None
    since: float


class Settling:
    """Compares what is found with what was taken over.

    Args:
        taken: the files as they were taken over.
        quiet: seconds for which a file must stay as it is.
    """

    def __init__(self, taken: Mapping[Path, State], quiet: float = QUIET) -> None:
        self._taken = dict(taken)
        self._moving: dict[Path, _Moving] = {}
        self._quiet = quiet

    @property
    def taken(self) -> Mapping[Path, State]:
        """The files as they were taken over."""
        return self._taken

    @property
    def restless(self) -> bool:
        """Whether files have changed that were not taken over yet."""
        return bool(self._moving)

    def look(self, found: States, now: float) -> Change:
        """Return what has come to rest since it was taken over; all of it again, until ``take`` is called.

        What was renamed is gone and come in one change.

        Args:
            found: the files as they are.
            now: seconds on a clock that does not go back.
        """
        moving: dict[Path, _Moving] = {}
        for path in found.keys() | self._taken.keys():
            state = found.get(path)
            if state != self._taken.get(path):
                before = self._moving.get(path)
                moving[path] = before if before is not None and before.state == state else _Moving(state, now)
        self._moving = moving
        settled = {path: one for path, one in moving.items() if now - one.since >= self._quiet}
        waits = len(settled) < len(moving)
        if waits and all(now - one.since < self._quiet + GATHERED for one in settled.values()):
            return Change()
        return Change(
            tuple(sorted(path for path, one in settled.items() if one.state is not None)),
            tuple(sorted(path for path, one in settled.items() if one.state is None)),
        )

    def take(self, change: Change) -> None:
        """Note that a change was taken over as it was found."""
        for path in change.changed:
            state = self._moving.pop(path).state
            if state is not None:
                self._taken[path] = state
        for path in change.gone:
            self._moving.pop(path)
            del self._taken[path]
