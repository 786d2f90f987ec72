"""Do to an index what can happen to it, again and again, and look what its users would see.

    python -m benchmarks.faults [--moments 100] [--flips 200] [--truncations 50] [--pages 50]

Kills: a worker adds and removes articles and says before and after each change which one it is. At a random
moment it is killed (SIGKILL). Then the index must open, answer, hold exactly the articles whose change was
said to be done (the one in flight may have come through or not), quote them verbatim, and its vectors and
words, and how often each stands, must be those of its passages. The next worker goes on with the same index.
Damage: see ``benchmarks.damage``. A full disk: see ``benchmarks.full_disk``. JSON on stdout; the exit status is
1 where any fault was found.
"""

import argparse
import hashlib
import json
import logging
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final, cast

import numpy as np

from benchmarks.damage import Attack, run_damage
from benchmarks.full_disk import run_full_disk
from benchmarks.machine import machine
from embeddings import Vectors
from retriever import Retriever
from retriever.index import lexical
from retriever.index.local import LocalIndex

ARTICLES: Final = 40
_PLACES: Final = "清河县白石乡南岸镇青石县东山村西湖区北林乡新桥镇"


class PairEncoder:
    """Neighbouring characters, counted into 64 columns: no model to load, so that a worker starts soon."""

    name = "pairs"
    dimension = 64
    max_tokens = 10_000

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), 64); rows have unit length."""
        rows = np.full((len(texts), self.dimension), 1e-3, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for at in range(len(text)):
                row[hashlib.blake2b(text[at : at + 2].encode(), digest_size=1).digest()[0] % 64] += 1
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    encode_passages = encode_queries


def write_articles(folder: Path) -> list[Path]:
    """Write the articles that are added and removed; each has a number of its own in its text."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(ARTICLES):
        place = _PLACES[number % 20 : number % 20 + 3]
        paragraphs = [
            f"{place}第{number}号工程第{part}期投入{number * 37 + part}万元。" for part in range(12)
        ]
        files.append(folder / f"{number}.md")
        text = f"---\ntitle: {place}第{number}号工程\n---\n\n" + "\n\n".join(paragraphs) + "\n"
        files[-1].write_text(text, encoding="utf-8")
    return files


def work(index: Path, files: Sequence[Path], seed: int) -> None:
    """Add and remove for ever; a line before and after each change."""
    chooser = random.Random(seed)  # noqa: S311
    with Retriever.open(index, create=True, encoder=PairEncoder()) as archive:
        while True:
            chosen, adding = chooser.choice(files), chooser.random() < 0.6
            print("begin", "add" if adding else "remove", chosen.name, flush=True)
            (archive.add if adding else archive.remove)(chosen)
            print("end", flush=True)


def kill_once(index: Path, folder: Path, held: set[str], seed: int) -> tuple[set[str], str]:
    """Let a worker run and kill it; return the articles its finished changes leave, and the change in flight."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.faults",
        "--work",
        str(index),
        str(folder),
        "--seed",
        str(seed),
    ]
    root = Path(__file__).parents[1]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    said: list[str] = []
    started = threading.Event()

    def listen(stream: IO[str]) -> None:
        for line in stream:
            if line.endswith("\n"):
                said.append(line.strip())
                started.set()

    assert worker.stdout is not None  # noqa: S101
    listener = threading.Thread(target=listen, args=(worker.stdout,))
    listener.start()
    started.wait(60)
    time.sleep(random.Random(seed).uniform(0, 0.4))  # noqa: S311
    worker.kill()
    worker.wait()
    listener.join()
    worker.stdout.close()
    pending = ""
    for line in said:
        if line == "end":
            held = changed(held, pending)
            pending = ""
        else:
            pending = line.removeprefix("begin ")
    return held, pending


def changed(held: set[str], change: str) -> set[str]:
    """Return the articles after a change ("add NAME", "remove NAME" or nothing)."""
    verb, _, name = change.partition(" ")
    return held | {name} if verb == "add" else held - {name} if verb == "remove" else held


def problems(index: Path, expected: set[str], pending: str) -> tuple[set[str], list[str]]:
    """Open the index; return what it holds and everything that is wrong with it."""
    with Retriever.open(index, create=True, encoder=PairEncoder()) as archive:
        found = []
        held = {Path(entry.reference.source or "").name for entry in archive.catalogue()}
        if held not in (expected, changed(expected, pending)):
            found.append(f"holds {sorted(held ^ expected)} too much or too little; in flight: {pending}")
        info = archive.info()
        if info.passages != 12 * len(held):
            found.append(f"{info.passages} passages of {len(held)} articles")
        found += archive.verify().problems
        for name in sorted(held):
            question = f"第{name.removesuffix('.md')}号工程第3期投入多少"
            if not any(
                Path(hit.citation.article.source or "").name == name for hit in archive.search(question)
            ):
                found.append(f"{name} is not found")
        local = cast(LocalIndex, archive._index)
        if info.generation and len(local.vectors(info.generation)) != info.passages:
            found.append("vectors are not those of the passages")
        connection = local.store.connection
        for table in ("words", "grams"):
            rows = connection.execute(f"SELECT rowid, context, body FROM {table}").fetchall()  # noqa: S608
            if {row[0] for row in rows} != {row[0] for row in connection.execute("SELECT id FROM passage")}:
                found.append(f"{table} are not those of the passages")
            counts = dict(connection.execute(f"SELECT token, passages FROM {table}_count"))  # noqa: S608
            if counts != lexical.passages_with_each(rows):
                found.append(f"the counts of {table} are not those of the passages")
    return held, found


def run(folder: Path, moments: int, seed: int = 0) -> dict[str, object]:
    """Kill a worker at that many random moments; return what was counted and found."""
    index, sources = folder / "index", folder / "sources"
    write_articles(sources)
    held: set[str] = set()
    interrupted, found = 0, []
    for moment in range(moments):
        expected, pending = kill_once(index, sources, held, seed + moment)
        interrupted += bool(pending)
        held, wrong = problems(index, expected, pending)
        found += [f"moment {moment}: {text}" for text in wrong]
    return {"moments": moments, "in_the_middle_of_a_change": interrupted, "problems": found}


def whole_index(folder: Path) -> tuple[Path, list[Path]]:
    """Make an index with a base and a tail; return it and the files that are not in it."""
    files = write_articles(folder / "sources")
    with Retriever.open(folder / "whole", create=True, encoder=PairEncoder()) as archive:
        archive.add(*files[:20])
        archive.add(*files[20:25])
    return folder / "whole", files[25:]


def attacked(folder: Path, times: dict[str, int]) -> dict[str, object]:
    """Damage copies of an index so many times in each way; return what was counted and found."""
    whole, more = whole_index(folder)
    questions = [f"第{number}号工程第3期投入多少" for number in (1, 7, 22)]
    return run_damage(Attack(whole, folder / "copy", PairEncoder(), questions, more[0]), times)


def filled(folder: Path) -> dict[str, object]:
    """Fill the disk under copies of an index; return what was counted and found."""
    whole, more = whole_index(folder)
    return run_full_disk(whole, folder / "disk", PairEncoder(), more)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--moments", type=int, default=100)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--truncations", type=int, default=50)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", nargs=2, type=Path, metavar=("INDEX", "SOURCES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        work(options.work[0], sorted(options.work[1].glob("*.md")), options.seed)
    logging.getLogger("retriever").setLevel(logging.ERROR)  # what is made again is told for each copy
    times = {"flips": options.flips, "truncations": options.truncations, "zeroed_pages": options.pages}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = {
            "machine": machine(),
            "kills": run(folder / "kills", options.moments),
            **attacked(folder / "damage", times),
            "full_disk": filled(folder / "full"),
        }
    print(json.dumps(report, ensure_ascii=False, indent=1))
    found = [part.get("faults") or part.get("problems") for part in report.values() if isinstance(part, dict)]
    sys.exit(any(found))


if __name__ == "__main__":
    main()
