"""Where the state lies: apart from the index, which may be deleted and made again, and what was in it moves out."""

import logging
import os
import shutil
from contextlib import closing
from pathlib import Path

from bot.telegram.errors import StateError
from bot.telegram.state.database import FILE_NAME, Database
from bot.telegram.state.documents import Documents
from retriever import Retriever
from retriever.errors import RetrieverError
from retriever.index.locations import bundled_index, own_index

DOCUMENTS = "documents"
#: Where earlier versions kept the state, in the index.
_INSIDE = "telegram"

_log = logging.getLogger(__name__)


def state_folder(index: Path, wanted: Path | None = None) -> Path:
    """Return the folder for the state of a bot: the one that is wanted, else one beside the index.

    The bundled archive's index lies in the cache, under a name that changes with the program; the state of its
    bot lies beside the place of the user's own index.
    """
    if wanted is not None:
        return Path(os.path.abspath(wanted))  # noqa: PTH100 - links are kept
    home = _home(index)
    return home.with_name(f"{home.name}-telegram")


def state_now(index: Path, wanted: Path | None = None) -> Path:
    """Return where the state is before it is settled: still in the index, or in its own place."""
    folder, inside = state_folder(index, wanted), _home(index) / _INSIDE
    return inside if _is_state(inside) and not _is_state(folder) else folder


def settle(archive: Retriever, wanted: Path | None = None) -> Path:
    """Return the folder for the state of a bot, with what an earlier version left in the index moved there.

    Documents that are not in the index, as it was made again, are noted as new, so that the bot indexes them.

    Raises:
        StateError: nothing can be written there, or what is in the index cannot be moved.
    """
    folder, inside = state_folder(archive.folder, wanted), _home(archive.folder) / _INSIDE
    if _is_state(inside):
        if _is_state(folder):
            _log.warning("%s: 旧的状态，没有使用 (an older state; not used)", inside)
        else:
            _move(inside, folder)
            _log.warning("%s → %s: 状态已移出索引 (the state was moved out of the index)", inside, folder)
    _check(folder)
    if archive.folder != bundled_index() and _is_state(folder):
        _follow(archive, inside, folder)
    return folder


def _check(folder: Path) -> None:
    """Make the folder, or say that nothing can be written there before the bot signs in."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if not writable:
        raise StateError(
            f"{folder}: 状态写不进去，请用 --state 指定一个能写的文件夹 "
            "(the state cannot be written here; name a folder with --state)"
        )


def _home(index: Path) -> Path:
    return Path(os.path.abspath(own_index() if index == bundled_index() else index))  # noqa: PTH100


def _is_state(folder: Path) -> bool:
    return (folder / FILE_NAME).exists()


def _move(old: Path, new: Path) -> None:
    """Move a folder so that it is in one of the two places whole, whenever this is cut off."""
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        if new.exists():
            new.rmdir()  # an empty one
        try:
            old.rename(new)
        except OSError:  # another disk, or one that may not be written
            coming = new.with_name(f"{new.name}.part")
            shutil.rmtree(coming, ignore_errors=True)
            shutil.copytree(old, coming)
            coming.rename(new)
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise StateError(
            f"{new}: 状态移不过来，请用 --state 另指文件夹 (the state in {old} cannot be moved there; "
            f"name another folder with --state): {error.strerror or error}"
        ) from error


def _follow(archive: Retriever, inside: Path, folder: Path) -> None:
    """Let the index know its documents by their place, and the state which of them the index lacks."""
    below = f"{inside / DOCUMENTS}{os.sep}"
    try:
        if any(path.startswith(below) for path in archive.sources()):
            archive.move(inside / DOCUMENTS, folder / DOCUMENTS)
    except RetrieverError as error:  # one that may not be written serves as it is
        _log.warning("%s", error)
        return
    held = set(archive.sources())
    with closing(Database(folder)) as database:
        documents = Documents(database)
        for document in documents.all():
            path = folder / DOCUMENTS / document.hash / document.name
            if document.indexed and str(path) not in held and path.exists():
                documents.taken(document.hash)
