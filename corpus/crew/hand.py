"""A program that reads files for another one, which can end it at any time.

Usage: python -m corpus.crew.hand [--bytes N] [--encode MODULE:FUNCTION]

A line of input is the path of a file, as JSON. For each it writes JSON lines: ``{"rows"}``, articles as
``corpus.plain`` has them, as they are read and at least every other second; then ``{"done"}``, what was wrong with
records that were left out, or ``{"failed"}``, why the file cannot be read, or ``{"heavy"}`` where it takes too much
memory, with which the program ends. It ends when its input does, so that it outlives no caller.
"""

import argparse
import importlib
import json
import os
import queue
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Final

import corpus.layout  # noqa: F401 - what readers load late is no part of what a file takes
from corpus.crew.telling import Tell, json_lines
from corpus.errors import CorpusError
from corpus.limits import MEMORY, limit_memory
from corpus.model import Document
from corpus.plain import PlainArticle, plain_articles
from corpus.readers import stream
from corpus.vectors import Encode

#: Characters of articles, and seconds, between two lines.
_ENOUGH: Final = 200_000
_OFTEN: Final = 2.0


def main() -> int:
    """Read the files that are named, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=int, default=MEMORY)
    parser.add_argument(
        "--encode", type=_named, help="turns texts into vectors, asked where a page is in doubt"
    )
    args = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the caller, who ends this program in its own way
    paths: queue.Queue[Path] = queue.Queue()
    threading.Thread(target=_listen, args=(paths,), daemon=True).start()
    with json_lines() as tell:
        limit_memory(args.bytes)
        while True:
            try:
                _read(paths.get(), tell, args.encode)
            except MemoryError:
                tell({"heavy": True})
                return 0


def _named(function: str) -> Encode:
    """Return the function that an argument names."""
    module, _, name = function.partition(":")
    encode: Encode = getattr(importlib.import_module(module), name)
    return encode


def _listen(paths: "queue.Queue[Path]") -> None:
    """Take up the paths, and end the program when the input ends."""
    rest = b""
    while data := os.read(0, 1 << 16):  # not through sys.stdin, whose lock would be held at the end
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            paths.put(Path(json.loads(line)))
    os._exit(3)


def _read(path: Path, tell: Tell, encode: Encode | None) -> None:
    problems: list[str] = []
    try:
        _tell_articles(path, problems, tell, encode)
    except CorpusError as error:
        tell({"failed": str(error)})
    except OSError as error:
        tell({"failed": f"{path}: 读不了 (cannot be read): {error.strerror}"})
    else:
        tell({"done": problems})


def _tell_articles(path: Path, problems: list[str], tell: Tell, encode: Encode | None) -> None:
    rows: list[PlainArticle] = []
    waiting, told = 0, time.monotonic()

    def watched(document: Document) -> Document:
        nonlocal rows, waiting, told
        if waiting > _ENOUGH or time.monotonic() - told > _OFTEN:
            tell({"rows": rows})
            rows, waiting, told = [], 0, time.monotonic()
        return document

    for row in plain_articles(watched(document) for document in stream(path, problems.append, encode)):
        rows.append(row)
        waiting += len(row.data)
    tell({"rows": rows})


if __name__ == "__main__":
    sys.exit(main())
