"""Fill the disk under an index at every stage of a change: part of ``benchmarks.faults``.

The index lies on a small file system of its own, in memory, with so much room left. A change then either comes
through whole, or is refused in a line and leaves the index as it was; with more room it comes through. To mount
such a file system takes rights that not everybody has.
"""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from embeddings import Encoder
from retriever import Retriever
from retriever.errors import StorageError

#: Room left for the change, in KiB.
ROOM = (0, 4, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 4096)


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[None]:
    """Mount a file system of a size.

    Raises:
        PermissionError: not allowed here.
    """
    folder.mkdir(exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", folder],  # noqa: S607 - wherever it is
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        raise PermissionError(mounted.stderr.decode(errors="replace").strip())
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)  # noqa: S607


def run_full_disk(whole: Path, disk: Path, encoder: Encoder, sources: Sequence[Path]) -> dict[str, object]:
    """Add sources to copies of a whole index with ever more room; return counts and what is a fault."""
    used = sum(4 * -(-path.stat().st_size // 4096) for path in whole.iterdir()) + 4
    refused = done = 0
    faults: list[str] = []
    try:
        for room in ROOM:
            with small_disk(disk, used + room):
                shutil.copytree(whole, disk / "index")
                came_through, wrong = _change(disk, encoder, sources)
            refused, done = refused + (not came_through), done + came_through
            faults += [f"{room} KiB left: {text}" for text in wrong]
    except PermissionError as error:
        return {"not_run": str(error)}
    return {"times": len(ROOM), "refused": refused, "done": done, "faults": faults}


def _change(disk: Path, encoder: Encoder, sources: Sequence[Path]) -> tuple[bool, list[str]]:
    """Add the sources, make room and add them again; return whether the first came through, and what is wrong."""
    wrong = []
    with Retriever.open(disk / "index", encoder=encoder) as archive:
        before = archive.info().articles
        came_through = True
        try:
            archive.add(*sources)
        except StorageError as error:
            came_through = False
            if "\n" in str(error) or "the disk is full" not in str(error):
                wrong.append(f"said {error}")
        except Exception as error:  # noqa: BLE001 - it is what is looked for
            wrong.append(f"raised {error!r}")
        if archive.info().articles != before + came_through * len(sources):
            wrong.append(f"{archive.info().articles} articles of {before}, through: {came_through}")
    subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)  # noqa: S607
    with Retriever.open(disk / "index", encoder=encoder) as archive:
        wrong += archive.verify().problems
        archive.add(*sources)
        if archive.info().articles != before + len(sources):
            wrong.append("not added with room")
        wrong += archive.verify().problems
    return came_through, wrong
