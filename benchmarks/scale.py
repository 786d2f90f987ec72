"""Search, adding and memory as the archive grows: 10,000, 100,000 and 1,000,000 passages.

    python -m benchmarks.scale build FOLDER SQUAD.json… [--sizes 10000 100000 1000000] [--seeds 50000]
    python -m benchmarks.scale vectors FOLDER SQUAD.json… [the same]
    python -m benchmarks.scale measure FOLDER QUESTIONS.json [--sizes …]

The passages are those of ``benchmarks.scale_data``. Their rows are written into the tables directly, ten an
article, with the tokens that indexing would give them; vectors and derived files are then made as always.
Questions come from a file in SQuAD's format. JSON on stdout.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import numpy as np

from benchmarks.machine import machine
from benchmarks.scale_data import mixture_vectors, mixtures, seed_texts, seed_vectors
from corpus.model import Article
from corpus.passages import sentences
from embeddings import Vectors, load_encoder
from retriever import Retriever
from retriever.index import bm25, lexical
from retriever.index.deriving import rebuild
from retriever.index.facets import insert_printed, printed_facets
from retriever.index.local import LocalIndex
from retriever.index.rows import columns_by_name, insert, summing
from retriever.index.schema import CONTENT
from retriever.index.store import Store
from retriever.index.writing import article_columns
from retriever.question import Question
from retriever.tokens import ANALYZERS, analyze

SIZES: Final = (10_000, 100_000, 1_000_000)
SEEDS: Final = 50_000
A_BATCH: Final = 10_000
AN_ARTICLE: Final = 10
QUESTIONS: Final = 100


@lru_cache(200_000)
def _tokens(sentence: str) -> dict[str, str]:
    return analyze(sentence)


def tokens(text: str, table: str) -> str:
    """Return the tokens of a text; sentences recur, so each is cut once. No token spans two sentences."""
    return " ".join(_tokens(text[a:b])[table] for a, b in sentences(text))


def texts_of(seeds: Sequence[str], count: int) -> Iterator[str]:
    """Yield the first ``count`` texts: the seeds, then their mixtures."""
    yield from seeds[:count]
    for mixture in mixtures(seeds, count - len(seeds)):
        yield mixture.text


def vectors_of(seeds: Sequence[str], vectors: Vectors, count: int) -> Iterator[Vectors]:
    """Yield the vectors of the same passages."""
    yield from vectors[: min(count, len(seeds))]
    draw = np.random.default_rng(1)
    coming = mixtures(seeds, count - len(seeds))
    while block := list(islice(coming, A_BATCH)):
        yield from mixture_vectors(block, vectors, draw)


def untold(number: int) -> Article:
    """Return an article of which nothing but its number is known; its lines are written apart."""
    return Article("article", (), title=f"第{number - 1}篇", key=str(number - 1))


def write_rows(
    store: Store,
    numbered: Sequence[tuple[int, str]],
    *,
    words: bool,
    article: Callable[[int], Article] = untold,
) -> None:
    """Write passages, numbers from 1 without a gap, into every table but that of the vectors.

    Without ``words`` the full-text tables stay empty. ``article`` tells what is printed beside an article, by its row.
    """
    with store.transaction():
        run = store.connection.executemany
        articles = [number // AN_ARTICLE for number, _ in numbered if number % AN_ARTICLE == 1]
        run(
            insert("source"),
            [summing("source", (n + 1, f"/made/up/{n}.md", "", CONTENT, 0, "")) for n in articles],
        )
        columns = [article_columns(n + 1, n + 1, "", article(n + 1)) for n in articles]
        run(insert("article"), [summing("article", values) for values in columns])
        for values in columns:
            named = columns_by_name(values)
            insert_printed(store, named["id"], printed_facets(named))
        places = [
            (number, (number - 1) // AN_ARTICLE + 1, (number - 1) % AN_ARTICLE) for number, _ in numbered
        ]
        run(
            insert("line"),
            [
                summing("line", (row, at, "paragraph", text, "[]", "[]", "[]"))
                for (_, row, at), (_, text) in zip(places, numbered, strict=True)
            ],
        )
        run(
            insert("passage"),
            [
                summing("passage", (number, row, at, 0, len(text), str(number)))
                for (number, row, at), (_, text) in zip(places, numbered, strict=True)
            ],
        )
        for table in ANALYZERS if words else ():
            rows = [(number, "", tokens(text, table)) for number, text in numbered]
            lexical.write_tokens(store.connection, table, rows)
        store.set_meta("generation", "1")


def build(
    folder: Path, files: Sequence[Path], sizes: Sequence[int], seeds_wanted: int, *, words: bool
) -> None:
    """Write the tables of every size; the smaller ones are copies taken on the way."""
    seeds = seed_texts(files, seeds_wanted)
    largest = folder / str(max(sizes))
    batch: list[tuple[int, str]] = []
    store = Store.open(largest, create=True)
    for table in ANALYZERS:  # fewer, larger merges
        store.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {1 << 27})")  # noqa: S608
    begin = time.perf_counter()
    for number, text in enumerate(texts_of(seeds, max(sizes)), 1):
        batch.append((number, text))
        if len(batch) == A_BATCH:
            write_rows(store, batch, words=words)
            batch.clear()
        if number in sizes:
            store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            print(number, f"{time.perf_counter() - begin:.0f} s", file=sys.stderr, flush=True)
            if number < max(sizes):
                (folder / str(number)).mkdir(exist_ok=True)
                shutil.copy(largest / "archive.db", folder / str(number) / "archive.db")
    store.close()


def write_vectors(folder: Path, rows: Iterator[Vectors], model: str, dimension: int) -> dict[str, float]:
    """Write the vectors of all passages and make the derived files; return the seconds both took."""
    store = Store.open(folder, create=True)
    begin = time.perf_counter()
    with store.transaction():
        store.connection.executemany(
            insert("vector").replace("INSERT", "INSERT OR REPLACE", 1),
            (
                summing("vector", (str(number), row.astype(np.float32).tobytes()))
                for number, row in enumerate(rows, 1)
            ),
        )
        store.set_meta("model", model)
        store.set_meta("dimension", str(dimension))
    written = time.perf_counter()
    with store.transaction():
        rebuild(store, dimension)
    done = time.perf_counter()
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return {"vectors_s": round(written - begin, 1), "derived_s": round(done - written, 1)}


class Timed(NamedTuple):
    """One call: wall seconds, the processor's seconds (what it takes where nothing else runs), and the result."""

    wall: float
    cpu: float
    result: Any


def timed(call: Any, *arguments: Any) -> Timed:
    """Call and measure; all of a search runs in the calling thread."""
    begin, cpu = time.perf_counter(), time.thread_time()
    result = call(*arguments)
    return Timed(time.perf_counter() - begin, time.thread_time() - cpu, result)


def spread(calls: Sequence[Timed]) -> dict[str, float]:
    """Return p50 and p99 in ms, and p50 of the processor's time."""
    wall, cpu = [call.wall * 1e3 for call in calls], [call.cpu * 1e3 for call in calls]
    return {
        "p50_ms": round(statistics.median(wall), 2),
        "p99_ms": round(float(np.quantile(wall, 0.99)), 2),
        "cpu_p50_ms": round(statistics.median(cpu), 2),
        "cpu_p99_ms": round(float(np.quantile(cpu, 0.99)), 2),
    }


def exact(store: Store, queries: Vectors, k: int) -> list[set[int]]:
    """Return the k nearest passages of each query, compared with every vector in float32."""
    best = np.full((len(queries), k), -np.inf, np.float32)
    ids = np.zeros((len(queries), k), np.int64)
    rows = store.connection.execute(
        "SELECT passage.id, data FROM passage JOIN vector ON vector.hash = passage.hash"
    )
    while found := rows.fetchmany(20_000):
        vectors = np.frombuffer(b"".join(data for _, data in found), np.float32).reshape(len(found), -1)
        scores = np.concatenate([best, queries @ vectors.T], axis=1)
        numbers = np.concatenate(
            [ids, np.broadcast_to([n for n, _ in found], (len(queries), len(found)))], axis=1
        )
        order = np.argpartition(-scores, k, axis=1)[:, :k]
        best, ids = np.take_along_axis(scores, order, 1), np.take_along_axis(numbers, order, 1)
    return [set(row.tolist()) for row in ids]


def peak_memory() -> float:
    """Return the largest resident size of this process so far, in MB."""
    return round(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024)  # type: ignore[index]


def measure(folder: Path, questions: Sequence[str]) -> dict[str, Any]:
    """Measure one index, in a process of its own (its peak memory is that of this index)."""
    result: dict[str, Any] = {}
    with Retriever.open(folder) as archive:
        encoder = archive.encoder
        result["first_answer_s"] = round(timed(archive.search, "预热").wall, 3)
        index = cast(LocalIndex, archive._index)
        store = index.store
        queries = encoder.encode_queries(list(questions))
        dense = index.vectors(store.generation)
        found = [timed(dense.search, query, 10) for query in queries]
        result["dense"] = {"kind": dense.kind, **spread(found)}
        for table in ANALYZERS:
            calls = [timed(bm25.search, store.connection, table, Question(text), 100) for text in questions]
            result[table] = spread(calls)
        calls = [timed(archive.search, f"{text}？") for text in questions]  # not in the memory of queries
        result["search"] = spread(calls)
        result["memory_mb"] = peak_memory()
        truth = exact(store, queries, 10)
        hits = sum(len(best & {n for n, _ in call.result}) for best, call in zip(truth, found, strict=True))
        result["recall@10"] = round(hits / (10 * len(queries)), 4)
    return result | {"adding": adding(folder), "bytes": sum(file.stat().st_size for file in folder.iterdir())}


def adding(folder: Path, runs: int = 5) -> dict[str, float]:
    """Add articles one by one; return the seconds of a commit, and until another open archive finds it."""
    own = folder.parent / "added"
    own.mkdir(exist_ok=True)
    taken, visible = [], []
    with Retriever.open(folder, create=True) as writer, Retriever.open(folder) as reader:
        reader.search("预热")
        for number in range(runs + 1):
            path = own / f"{number}.md"
            body = "\n\n".join(f"云雾村第{number}期工程第{n}段投入{n * 7 + number}万元。" for n in range(8))
            path.write_text(f"---\ntitle: 云雾村第{number}期工程\n---\n\n{body}\n", encoding="utf-8")
            begin = time.perf_counter()
            writer.add(path)
            added = time.perf_counter() - begin
            hits = reader.search(f"云雾村第{number}期工程第3段投入多少")
            if number:  # the first loads the model and the dictionary
                taken.append(added)
                visible.append(time.perf_counter() - begin)
            assert hits[0].citation.article.source == str(path), hits[0]  # noqa: S101
        writer.remove(own)
    return {
        "add_p50_s": round(statistics.median(taken), 3),
        "add_max_s": round(max(taken), 3),
        "visible_p50_s": round(statistics.median(visible), 3),
        "visible_max_s": round(max(visible), 3),
    }


def main() -> None:
    """Build or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=("build", "vectors", "measure", "one"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--no-words", action="store_true", help="leave the full-text tables empty")
    options = parser.parse_args()
    if options.verb == "build":
        build(options.folder, options.files, options.sizes, options.seeds, words=not options.no_words)
        return
    if options.verb == "vectors":
        seeds = seed_texts(options.files, options.seeds)
        rows = seed_vectors(seeds, options.folder / "seeds.f32")
        name = load_encoder().name
        for size in options.sizes:
            taken = write_vectors(
                options.folder / str(size), vectors_of(seeds, rows, size), name, rows.shape[1]
            )
            print(json.dumps({str(size): taken}), file=sys.stderr, flush=True)
        return
    data = json.loads(options.files[0].read_text("utf-8"))["data"]
    asked = [qa["question"] for a in data for p in a["paragraphs"] for qa in p["qas"]][
        :: max(1, 1000 // QUESTIONS)
    ]
    if options.verb == "one":
        print(json.dumps(measure(options.folder, asked[:QUESTIONS]), ensure_ascii=False))
        return
    command = [sys.executable, "-m", "benchmarks.scale", "one"]
    report: dict[str, Any] = {
        "machine": machine(),
        "questions": len(asked[:QUESTIONS]),
        "seeds": options.seeds,
    }
    for size in options.sizes:
        run = subprocess.run(
            [*command, str(options.folder / str(size)), str(options.files[0])],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        report[str(size)] = json.loads(run.stdout)
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
