"""What Ray brings on one machine: passages a second of two workers against one process, over the same files.

Usage: python -m benchmarks.cluster [--passages N] [--workers N] [--seed N]

Files of drawn sentences are indexed with the bundled encoder, in turns: by this process with one thread, by it with its
usual threads, by workers of Ray, of one thread each. Printed as JSON: seconds with and without Ray's start, passages a
second, the ratio to the process of one thread, the load of the machine before each run, and whether all indexes hold
the same. Needs baozhi[ray].
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

from benchmarks.layout import read_archive
from benchmarks.machine import machine
from retriever import Retriever
from retriever.migrating import contents

#: Sentences of an article, and articles of a file.
_SENTENCES, _ARTICLES = 6, 20


def write_files(folder: Path, passages: int, rng: random.Random) -> None:
    """Write articles of sentences drawn from the bundled archive, one paragraph and so about one passage each."""
    texts = [text for article in read_archive() for _, text in article.units]
    sentences = [f"{part}。" for text in texts for part in text.split("。") if part]
    for file in range(-(-passages // _ARTICLES)):
        records = (
            {"title": f"第{file}号之{number}", "text": "".join(rng.choices(sentences, k=_SENTENCES))}
            for number in range(_ARTICLES)
        )
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        (folder / f"{file:05}.jsonl").write_text("\n".join(lines), encoding="utf-8")


def run(folder: Path, workers: int) -> dict[str, object]:
    """Make an index of a folder, by this process where there are no workers; return what it took and holds."""
    load, began = os.getloadavg()[0], time.perf_counter()
    if workers:
        from retriever.cluster.cluster import Cluster  # noqa: PLC0415 - the extra

        cluster = Cluster(workers=workers)
    with tempfile.TemporaryDirectory() as index, cluster if workers else nullcontext() as used:
        started = time.perf_counter()
        with Retriever.open(index, create=True) as archive:
            report = archive.add(folder, cluster=used)
            seconds = time.perf_counter() - started
            with archive._index.snapshot() as snapshot:
                held = contents(snapshot)
    return {
        "workers": workers,
        "threads": os.environ.get("BAOZHI_THREADS", "usual"),
        "load_before": round(load, 1),
        "passages": report.embedded,
        "seconds": round(seconds, 1),
        "with_start": round(seconds + started - began, 1),
        "passages_a_second": round(report.embedded / seconds, 1),
        "digest": held.digest,
    }


def main() -> int:
    """Print what each run took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passages", type=int, default=4000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.folder:
        print(json.dumps(run(args.folder, args.workers)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), args.passages, random.Random(args.seed))  # noqa: S311 - nothing secret
        found = [_run_apart(folder, *how) for how in ((0, "1"), (0, ""), (args.workers, "1"))]
    first = found[0]["passages_a_second"]
    for one in found:
        one["ratio"] = round(one["passages_a_second"] / first, 2)
    same = len({one.pop("digest") for one in found}) == 1
    print(json.dumps({"machine": machine(), "same": same, "runs": found}, indent=2))
    return 0 if same else 1


def _run_apart(folder: str, workers: int, threads: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.cluster", "--folder", folder, "--workers", str(workers)]
    environment = {name: value for name, value in os.environ.items() if name not in _THREADS}
    if threads:
        environment |= dict.fromkeys(_THREADS, threads)
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    print(found, file=sys.stderr)
    return found


_THREADS = ("BAOZHI_THREADS", "OMP_NUM_THREADS")

if __name__ == "__main__":
    sys.exit(main())
