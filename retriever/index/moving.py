"""A folder of sources was moved. The index takes over the new paths, and nothing is read again."""

import os
from pathlib import Path

from corpus.readers import absolute
from retriever.index.checksums import SUMMED, checksum
from retriever.index.given import move_given
from retriever.index.rows import checked, summed
from retriever.index.store import Store


def move_sources(store: Store, old: Path, new: Path) -> int:
    """Give the sources below a folder their new paths, all at once; return how many; the caller holds the lock."""
    below = str(absolute(old)).rstrip(os.sep) + os.sep
    target = str(absolute(new)).rstrip(os.sep) + os.sep
    rows = store.connection.execute(f"SELECT {summed('source')}, crc FROM source").fetchall()  # noqa: S608
    place = SUMMED["source"].index("path")
    moved = 0
    with store.transaction():
        for row in rows:
            values = list(checked(store, "source", row))
            if values[place].startswith(below):
                values[place] = target + values[place].removeprefix(below)
                store.connection.execute(
                    "UPDATE source SET path = ?, crc = ? WHERE id = ?",
                    (values[place], checksum(*values), values[0]),
                )
                moved += 1
        move_given(store, below.rstrip(os.sep), target.rstrip(os.sep))
        if moved:
            store.set_meta("generation", str(store.generation + 1))
    return moved
