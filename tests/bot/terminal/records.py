"""An index of a few records, for commands that need one."""

import json
from collections.abc import Sequence
from pathlib import Path

from retriever import Retriever
from tests.encoders import HashingEncoder


def indexed(folder: Path, rows: Sequence[object]) -> str:
    """Write records into a folder and index them there; return where the index is."""
    (folder / "t.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder / "t.jsonl")
    return str(folder / "index")
