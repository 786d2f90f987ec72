"""One bot a folder: two would answer everything twice, and each cross off what the other had not done."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from bot.telegram.errors import FolderInUseError, StateError

_NAME = ".lock"


@contextmanager
def held(folder: Path | None) -> Iterator[None]:
    """Hold a folder while the block lasts; the system lets go of it even where the program is killed.

    Raises:
        FolderInUseError: another bot holds it.
        StateError: it cannot be written.
    """
    if folder is None:
        yield
        return
    lock = FileLock(folder / _NAME, timeout=0, mode=0o600)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise FolderInUseError(
            f"{folder}: 已有一个机器人在用这个文件夹，请先停掉它，或者换一个索引 "
            "(another bot uses this folder; stop it first, or use another index)"
        ) from error
    except OSError as error:
        raise StateError(f"{folder / _NAME}: {error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
