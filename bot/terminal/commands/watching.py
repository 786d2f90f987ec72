"""baozhi index --watch: changes in folders are taken over as they happen, until the program is ended."""

import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from bot.terminal.output import warn
from bot.words.texts import Texts
from corpus.watching import Change, Settling, States, look_over
from retriever import IndexReport, Retriever
from retriever.errors import IndexLockedError, StorageError

#: Seconds after which folders are looked at though nothing was told of them, as from a disk of the network.
_AT_LEAST: Final = 30.0
_AGAIN: Final = 15.0
"""Seconds after which a change is tried again that found the index locked or the disk full."""

#: Takes a change over and tells whether that went well.
TakeOver = Callable[[Change], bool]


def follow(
    paths: Sequence[Path],
    taken: States,
    take_over: TakeOver,
    wakes: Iterable[bool],
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Take changes over, for as long as there are wakes.

    Args:
        paths: the folders and files.
        taken: their states as they were taken over.
        take_over: called with files that came to rest; a change that it could not take over comes again.
        wakes: whether something may have happened, at short intervals.
        clock: seconds on a clock that does not go back.
    """
    settling, looked, again = Settling(taken), clock(), 0.0
    for woken in wakes:
        now = clock()
        if now < again or not (woken or settling.restless or now - looked > _AT_LEAST):
            continue
        looked = now
        change = settling.look(look_over(paths, settling.taken), now)
        if not change:
            continue
        if take_over(change):
            settling.take(change)
        else:
            again = clock() + _AGAIN


def taking_over(
    archive: Retriever, processes: int, wait: float, tell: Callable[[IndexReport, float], None]
) -> TakeOver:
    """Return what takes changes over into an index and tells each."""

    def take_over(change: Change) -> bool:
        began = time.monotonic()
        try:
            report = archive.add(
                *change.changed, gone=change.gone, renew=False, processes=max(1, processes), wait=wait
            )
        except (IndexLockedError, StorageError) as error:  # both pass
            warn(str(error))
            return False
        tell(report, time.monotonic() - began)
        return True

    return take_over


@contextmanager
def until_ended(texts: Texts) -> Iterator[None]:
    """Let Ctrl-C, and whoever ends services, end the work inside cleanly."""

    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        warn(texts.watched)
    finally:
        signal.signal(signal.SIGTERM, before)
