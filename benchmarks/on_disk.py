"""Vectors that stay on the disk: inverted lists of product-quantized vectors, the best of them compared in full.

    python -m benchmarks.on_disk build FOLDER SQUAD.json… [--count N] [--seeds N] [--cells N]
    python -m benchmarks.on_disk measure FOLDER

The seeds have vectors of the encoder, all others lie between two of them with noise (``benchmarks.scale_data``). A row
is kept twice: 64 bytes in its list, and half floats in a file that is mapped, from which the ``KEPT`` best by the lists
are compared anew. Questions are further rows of the same making; what is exact is found by comparing all. JSON on
stdout: seconds to build, bytes, and by the cells that are visited milliseconds, recall@10 and megabytes.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import faiss
import numpy as np
from numpy.typing import NDArray

from benchmarks.machine import machine
from benchmarks.scale_data import Mixture, mixture_vectors, seed_texts, seed_vectors
from embeddings import Vectors

#: Bytes of a quantized row, rows that are compared anew, questions, rows of a piece, and rows to train on for a cell.
CODE, KEPT, QUESTIONS, PIECE, A_CELL = 64, 200, 100, 50_000, 40
VISITED: Final = (8, 32, 128, 512)


def drawn(seeds: Vectors, count: int, draw: np.random.Generator) -> Vectors:
    """Return so many rows, each between two neighbouring seeds."""
    ones = draw.integers(len(seeds), size=count)
    others = (ones + draw.integers(1, 50, size=count)) % len(seeds)
    shares = draw.uniform(0.3, 0.7, size=count)
    mixed = [Mixture("", *one) for one in zip(ones.tolist(), others.tolist(), shares.tolist(), strict=True)]
    return mixture_vectors(mixed, seeds, draw)


def full(folder: Path, mode: Any, dimension: int, count: int) -> NDArray[np.float16]:
    """Map the file of whole rows."""
    return np.memmap(folder / "rows.f16", np.float16, mode, shape=(count, dimension))


def pieces(rows: NDArray[np.float16]) -> Iterator[tuple[int, Vectors]]:
    """Yield where a piece of the rows begins, and the piece."""
    for at in range(0, len(rows), PIECE):
        yield at, rows[at : at + PIECE].astype(np.float32)


def build(folder: Path, files: Sequence[Path], count: int, seeds: int, cells: int) -> dict[str, Any]:
    """Write rows, index, questions and what is exact; return what it took."""
    began = time.perf_counter()
    real = seed_vectors(seed_texts(files, seeds), folder / "seeds.f32")[:seeds]
    embedded = time.perf_counter()
    draw = np.random.default_rng(2)
    dimension = real.shape[1]
    rows = full(folder, "w+", dimension, count)
    rows[:seeds] = real
    for at in range(seeds, count, PIECE):
        rows[at : at + PIECE] = drawn(real, min(PIECE, count - at), draw)
    questions = drawn(real, QUESTIONS, draw)
    made = time.perf_counter()
    index = faiss.IndexIVFPQ(
        faiss.IndexFlatIP(dimension), dimension, cells, CODE, 8, faiss.METRIC_INNER_PRODUCT
    )
    index.cp.niter, index.cp.min_points_per_centroid, index.cp.spherical = 8, 1, True
    sample = np.sort(draw.permutation(count)[: A_CELL * cells])
    index.train(rows[sample].astype(np.float32))
    trained = time.perf_counter()
    best = faiss.ResultHeap(QUESTIONS, 10, keep_max=True)
    for at, piece in pieces(rows):
        index.add(piece)
        scores, ids = faiss.knn(questions, piece, 10, faiss.METRIC_INNER_PRODUCT)
        best.add_result(scores, ids + at)
    best.finalize()
    faiss.write_index(index, str(folder / "lists.faiss"))
    np.savez(folder / "questions.npz", questions=questions, exact=best.I)
    found = {
        "count": count,
        "seeds": seeds,
        "cells": cells,
        "seeds_a_second": round(seeds / (embedded - began), 1),
        "train_s": round(trained - made, 1),
        "add_s": round(time.perf_counter() - trained, 1),
        "bytes": {name: (folder / name).stat().st_size for name in ("lists.faiss", "rows.f16")},
        "load": os.getloadavg()[0],
    }
    (folder / "built.json").write_text(json.dumps(found), encoding="utf-8")
    return found


def measure(folder: Path) -> dict[str, Any]:
    """Ask all questions by each number of cells."""
    built = json.loads((folder / "built.json").read_text("utf-8"))
    kept = np.load(folder / "questions.npz")
    questions, exact = kept["questions"], kept["exact"]
    rows = full(folder, "r", questions.shape[1], built["count"])
    index = faiss.read_index(str(folder / "lists.faiss"), faiss.IO_FLAG_MMAP_IFC)
    faiss.omp_set_num_threads(1)
    runs = []
    for visited in VISITED:
        times, hits = [], 0
        for question, wanted in zip(questions, exact, strict=True):
            began = time.perf_counter()
            parameters = faiss.SearchParametersIVF(nprobe=visited)  # type: ignore[call-arg]
            _, ids = index.search(question[None], KEPT, params=parameters)
            some = np.sort(ids[0][ids[0] >= 0])
            scores = rows[some].astype(np.float32) @ question
            found = some[np.argsort(-scores)[:10]]
            times.append((time.perf_counter() - began) * 1000)
            hits += len(np.intersect1d(found, wanted))
        runs.append(
            {
                "visited": visited,
                "p50_ms": round(statistics.median(times), 2),
                "p99_ms": round(float(np.percentile(times, 99)), 2),
                "recall@10": round(hits / exact.size, 4),
                **_memory(),
            }
        )
    return {"machine": machine(), **built, "load_measured": os.getloadavg()[0], "runs": runs}


def _memory() -> dict[str, int]:
    """Return the megabytes of this process that are its own, and those of mapped files that are in memory."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    sizes = {
        name: int(rest.split()[0])
        for name, _, rest in (line.partition(":") for line in lines)
        if "Rss" in name
    }
    return {"own_mb": sizes["RssAnon"] // 1024, "mapped_mb": sizes["RssFile"] // 1024}


def main() -> int:
    """Build, or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=("build", "measure"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seeds", type=int, default=100_000)
    parser.add_argument("--cells", type=int, default=4096)
    args = parser.parse_args()
    args.folder.mkdir(exist_ok=True)
    found = (
        build(args.folder, args.files, args.count, args.seeds, args.cells)
        if args.step == "build"
        else measure(args.folder)
    )
    print(json.dumps(found, indent=2), file=sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
