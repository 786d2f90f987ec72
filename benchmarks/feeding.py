"""What it takes to read a thousand pages: seconds, pages a second and memory, by the number of processes that read.

Usage: python -m benchmarks.feeding [--pages N] [--processes N ...] [--seed N]

Pages of text are generated (see ``benchmarks.layout``), and every tenth is one of PDF. Each run is a program of its own
that makes an index of them with an encoder that takes no time, so that reading, cutting and writing remain. Printed as
JSON, for each number of processes: seconds, those of processors, pages a second, and the most megabytes of the program
and of the largest process that read.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from embeddings.encoder import Vectors
from retriever import Retriever


class NoEncoder:
    """An encoder that takes no time: every text has the same vector."""

    name = "none"
    dimension = 8
    max_tokens = 512

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, shape (n, 8)."""
        return np.full((len(texts), self.dimension), self.dimension**-0.5, np.float32)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, shape (n, 8)."""
        return self.encode_queries(texts)


def write_pages(folder: Path, pages: int, rng: random.Random) -> None:
    """Write so many pages, a file each, in folders of a hundred."""
    from benchmarks.layout import draw_page, read_archive  # noqa: PLC0415 - the runs need none of it
    from benchmarks.papers.pages import lay_out  # noqa: PLC0415
    from benchmarks.papers.press import load_fonts  # noqa: PLC0415

    load_fonts()
    archive = read_archive()
    for number in range(pages):
        place = folder / f"{number // 100:02}"
        place.mkdir(exist_ok=True)
        if number % 10:
            style = rng.choice(("clean", "displaced", "wrapped", "noisy"))
            (place / f"{number:04}.txt").write_text(draw_page(rng, archive, style).text, encoding="utf-8")
        else:
            lay_out(rng, place / f"{number:04}.pdf", 1)


def run(folder: Path, processes: int) -> dict[str, float]:
    """Make an index of a folder; return what it took."""
    with tempfile.TemporaryDirectory() as index:
        began = time.perf_counter()
        with Retriever.open(index, create=True, encoder=NoEncoder()) as archive:
            report = archive.add(folder, processes=processes)
        seconds = time.perf_counter() - began
    own, readers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "processes": processes,
        "read": len(report.added),
        "failed": len(report.failed),
        "seconds": round(seconds, 1),
        "of_processors": round(sum(used.ru_utime + used.ru_stime for used in (own, readers)), 1),
        "pages_a_second": round(len(report.added) / seconds, 2),
        "megabytes": round(own.ru_maxrss / 1024),
        "megabytes_of_a_reader": round(readers.ru_maxrss / 1024),
    }


def main() -> int:
    """Print what each run took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.folder:
        print(json.dumps(run(args.folder, args.processes[0])))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), args.pages, random.Random(args.seed))  # noqa: S311 - nothing secret
        found = [_run_apart(folder, processes) for processes in args.processes]
    print(json.dumps({"pages": args.pages, "runs": found}, indent=2))
    return 0


def _run_apart(folder: str, processes: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.feeding", "--folder", folder, "--processes", str(processes)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    print(found, file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main())
