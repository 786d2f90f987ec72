"""A program that adds files to an index. Its caller can end it at any time.

A file from outside can take more time and memory than there is, or bring a library down; a process of its own
can be limited and killed, and what it had not committed is not there.

Usage: python -m retriever.apart FOLDER [--bytes N]

Its first line of input is a JSON list of paths. It writes JSON lines: ``{"read"}`` when it knows that the files can
be read within bounds, ``{"done", "total"}`` as it goes on, and at the end ``{"report"}``, or ``{"error"}`` where the
index is at fault, or ``{"heavy"}`` where a file takes too much memory. It ends when its input does, so that it
outlives no caller, however that ended.
"""

import argparse
import dataclasses
import json
import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

from corpus.crew.telling import Tell, json_lines
from corpus.errors import CorpusError
from corpus.limits import MEMORY, limit_memory
from corpus.passages import passages
from corpus.readers import read


def main() -> int:
    """Add the files and tell how it goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bytes", type=int, default=MEMORY)
    args = parser.parse_args()
    for number in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # meant for the caller, who ends this program in its own way
        signal.signal(number, signal.SIG_IGN)
    paths = [Path(name) for name in json.loads(sys.stdin.readline())]
    threading.Thread(target=_end_with_input, daemon=True).start()
    with json_lines() as tell:
        try:
            _rehearse(paths, args.bytes)
            tell({"read": len(paths)})
            _add(args.folder, paths, tell)
        except MemoryError:
            tell({"heavy": True})
    return 0


def _end_with_input() -> None:
    """End the program when its input ends."""
    while os.read(0, 1 << 16):  # not through sys.stdin, whose lock would be held at the end
        pass
    os._exit(3)


def _rehearse(paths: list[Path], most: int) -> None:
    """Read the files once before anything large is loaded. A file that takes too much memory fails here.

    What indexing takes beyond that depends on the index, and is no fault of a file.
    """
    import corpus.layout  # noqa: F401, PLC0415 - what readers load late is no part of what a file takes

    limit_memory(most)
    for path in paths:
        with suppress(CorpusError, OSError):  # told in the report
            for document in read(path, lambda problem: None):
                for article in document.articles:
                    passages(article)
    limit_memory(None)


def _add(folder: Path, paths: list[Path], tell: Tell) -> None:
    from retriever import Retriever  # noqa: PLC0415 - brings the models' libraries
    from retriever.errors import RetrieverError  # noqa: PLC0415

    def step(done: int, total: int) -> None:
        tell({"done": done, "total": total})

    try:
        with Retriever.open(folder) as archive:
            report = archive.add(*paths, progress=step, renew=False)
    except RetrieverError as error:
        tell({"error": str(error)})
    else:
        tell({"report": dataclasses.asdict(report)})


if __name__ == "__main__":
    sys.exit(main())
