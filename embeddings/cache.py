"""Folders that are made once and kept in the user's cache.

A folder is made under another name and renamed when it is whole, so it is never seen half made. A
lock lets one process make it while others wait. A manifest inside tells whether it is still what
was made: sizes and times are compared on every use, contents only where a time has changed.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from embeddings.errors import EncoderError

_MANIFEST: Final = "manifest.json"
_PATIENCE_SECONDS: Final = 600


def cache_root() -> Path:
    """Return the folder of all cached models: ``BAOZHI_CACHE``, else the user's cache folder."""
    chosen = os.environ.get("BAOZHI_CACHE")
    return (Path(chosen).expanduser() if chosen else user_cache_path("baozhi", appauthor=False)) / "models"


def cached_folder(name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder ``name`` of the cache, made by ``make`` where it is missing or damaged.

    Args:
        name: must change when what ``make`` writes would change.
        make: fills the empty folder it is given.

    Raises:
        EncoderError: the cache cannot be written, or another process holds it for ten minutes.
    """
    root = cache_root()
    folder = root / name
    if is_intact(folder):
        return folder
    from filelock import FileLock, Timeout  # noqa: PLC0415  (what is made already needs no lock)

    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / f"{name}.lock", timeout=_PATIENCE_SECONDS):
            if not is_intact(folder):
                _replace(folder, make)
    except Timeout:
        raise EncoderError(
            f"{root}: 另一个进程准备模型已有十分钟，请稍后再试 "
            "(another process has been preparing the model for ten minutes)"
        ) from None
    except OSError as error:
        raise EncoderError(
            f"{root}: 模型缓存写不了，请把 BAOZHI_CACHE 设为有 1 GB 空间的文件夹 (the model cache cannot be "
            f"written: {error.strerror or error}; set BAOZHI_CACHE to a folder with 1 GB of free space)"
        ) from error
    return folder


def is_intact(folder: Path) -> bool:
    """Tell whether every file of a cached folder is as it was written."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
        return all(_is_same(folder / name, *recorded) for name, recorded in manifest.items())
    except (OSError, ValueError, TypeError, AttributeError):
        return False


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_same(path: Path, size: int, modified: int, digest: str) -> bool:
    now = path.stat()
    return now.st_size == size and (now.st_mtime_ns == modified or sha256(path) == digest)


def _replace(folder: Path, make: Callable[[Path], None]) -> None:
    prefix = f".{folder.name}-"
    for leftover in folder.parent.glob(f"{prefix}*"):  # of a process that was killed
        shutil.rmtree(leftover, ignore_errors=True)
    partial = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        made = partial / "made"
        made.mkdir()
        make(made)
        manifest = {
            path.relative_to(made).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns, sha256(path))
            for path in sorted(made.rglob("*"))
            if path.is_file()
        }
        (made / _MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")
        if folder.exists():
            folder.rename(partial / "damaged")
        made.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
