"""The open archive, which is lent to requests and may be replaced under them without one being dropped."""

import ctypes
import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.dialogue.assistant import Assistant
from bot.dialogue.calibration import FILE
from retriever import CatalogueEntry, Retriever

_log = logging.getLogger(__name__)
#: Searched for once, so that models and vectors are loaded before the first reader comes.
_WARMING = "报纸"

OpenArchive = Callable[[], Retriever]
MakeAssistant = Callable[[Retriever], Assistant]


class _Held:
    """An assistant, and how many requests use it; its archive is closed when the last one has ended."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.catalogue: tuple[int, tuple[CatalogueEntry, ...]] | None = None
        self.users = 0
        self.retired = False


class Library:
    """An assistant over an open archive, shared between the threads of a server.

    Args:
        open_archive: opens the archive, at first and for every ``reload``.
        make_assistant: makes an assistant over it.
    """

    def __init__(self, open_archive: OpenArchive, make_assistant: MakeAssistant = Assistant) -> None:
        self._open = open_archive
        self._make = make_assistant
        self._lock = threading.Lock()
        self._reloading = threading.Lock()
        self._held = _Held(make_assistant(open_archive()))
        self._seen = _state(self._held.assistant.archive)

    @contextmanager
    def lend(self) -> Iterator[Assistant]:
        """Lend the assistant; its archive stays open until it is given back."""
        with self._lock:
            held = self._held
            held.users += 1
        try:
            yield held.assistant
        finally:
            with self._lock:
                held.users -= 1
                ends = held.retired and held.users == 0
            if ends:
                _close(held.assistant.archive)

    def catalogue(self, archive: Retriever) -> tuple[CatalogueEntry, ...]:
        """Return what a lent archive holds; read once for each state of it."""
        generation = archive.generation
        held = self._held
        if held.assistant.archive is not archive:  # replaced since it was lent
            return tuple(archive.catalogue())
        if held.catalogue is None or held.catalogue[0] != generation:
            held.catalogue = generation, tuple(archive.catalogue())
        return held.catalogue[1]

    def warm(self) -> None:
        """Load the models and the vectors."""
        with self.lend() as assistant:
            _warm(assistant)

    def reload(self) -> None:
        """Open the archive anew and take it into use once it is warm; the old one closes after its last request.

        Raises whatever opening does, and keeps the old one then.
        """
        with self._reloading:
            archive = self._open()
            try:
                fresh = _Held(self._make(archive))
                _warm(fresh.assistant)
                seen = _state(archive)
            except BaseException:
                archive.close()
                raise
            with self._lock:
                old, self._held, self._seen = self._held, fresh, seen
                old.retired = True
                ends = old.users == 0
            if ends:
                _close(old.assistant.archive)
            _log.info("the archive was opened anew: %s", archive.folder)

    def refresh(self) -> None:
        """Take over what has changed in the open archive: its threshold, its vectors. It sees its rows by itself."""
        with self._reloading, self.lend() as assistant:
            fresh = self._make(assistant.archive)
            _warm(fresh)
            with self._lock:
                if self._held.assistant is assistant:
                    self._held.assistant = fresh

    def changed(self) -> bool:
        """Return whether the index on disk has changed since it was last looked at, and note how it is now."""
        with self.lend() as assistant:
            now = _state(assistant.archive)
        with self._lock:
            before, self._seen = self._seen, now
        return now != before

    def close(self) -> None:
        """Close the archive, or leave that to the last request that uses it."""
        with self._lock:
            held = self._held
            held.retired = True
            ends = held.users == 0
        if ends:
            held.assistant.archive.close()


def _close(archive: Retriever) -> None:
    """Close an archive that was replaced, and give its memory back to the system.

    The C library keeps what was freed in pieces between others: 30 MB of each model and its vectors.
    """
    archive.close()
    gc.collect()
    with suppress(OSError, AttributeError):  # another C library, or another system
        ctypes.CDLL(None).malloc_trim(0)


def _warm(assistant: Assistant) -> None:
    assistant.reader.prepare()
    assistant.archive.search(_WARMING, 1)


def _state(archive: Retriever) -> tuple[int, int]:
    """Return what tells one state of an index from another: its changes, and when it was calibrated."""
    return archive.generation, _calibrated(archive.folder)


def _calibrated(folder: Path) -> int:
    try:
        return (folder / FILE).stat().st_mtime_ns
    except OSError:
        return 0
