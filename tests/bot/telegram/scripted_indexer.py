"""A program like ``retriever.apart`` that reads and indexes nothing; what stands in a file tells how it fails.

Usage: python -m tests.bot.telegram.scripted_indexer FOLDER
"""

import dataclasses
import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from corpus.errors import CorpusError
from corpus.readers import read
from retriever import IndexReport


def main() -> None:
    added, failed = [], []
    for path in map(Path, json.loads(sys.stdin.readline())):
        text = path.read_bytes().decode("utf-8", "replace")
        if "睡" in text:
            time.sleep(3600)
        if "崩" in text:
            os.abort()
        try:
            read(path)
            added.append(str(path))
        except CorpusError as error:
            failed.append((str(path), str(error)))
    report = IndexReport(added=tuple(added), failed=tuple(failed))
    with suppress(BrokenPipeError):  # the bot has died
        sys.stdout.write(json.dumps({"report": dataclasses.asdict(report)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
