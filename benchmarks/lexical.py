"""BM25 engines over the same tokens: SQLite's FTS5, which the program uses, tantivy and bm25s.

    python -m benchmarks.lexical SQUAD.json… --questions QUESTIONS.json [--sizes 10000 100000]

Characters and their pairs, the larger of the two tables, of the passages of ``benchmarks.scale_data``. Every engine
in a process of its own; what is not installed is said and left out. JSON on stdout: seconds to build, milliseconds
of a question for its first 100, milliseconds to add a passage and find it, peak memory, bytes on disk, and how much
of the first ten of FTS5 an engine returns.
"""

import argparse
import json
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.machine import machine
from benchmarks.peers import peak_memory
from benchmarks.scale import QUESTIONS, texts_of, tokens
from benchmarks.scale_data import seed_texts
from corpus.chinese.text import normalize
from retriever.index import bm25, lexical
from retriever.index.schema import TABLES
from retriever.question import Question
from retriever.tokens import ANALYZERS

K: Final = 100
SEEDS: Final = 10_000
ADDED: Final = "乌有县糌粑合作社试点资金"
TABLE: Final = "grams"
Search = Callable[[str], list[int]]


class Engine(NamedTuple):
    """An index that was built: how it is searched, and how one passage is added to it and made visible."""

    search: Search
    add: Callable[[int, str], None]


def _query(question: str) -> list[str]:
    return list(dict.fromkeys(ANALYZERS[TABLE](normalize(question).text)))


def _open(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "fts.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def two_steps(folder: Path, rows: Sequence[str]) -> Engine:
    """FTS5 as the program uses it: passages by the rarest tokens, the best of them scored in full."""
    connection = _open(folder)
    connection.executescript(TABLES)

    def add(number: int, row: str) -> None:
        lexical.write_tokens(connection, TABLE, [(number, "", row)])

    connection.execute("BEGIN")
    lexical.write_tokens(connection, TABLE, [(number, "", row) for number, row in enumerate(rows)])
    connection.execute("COMMIT")
    return Engine(lambda question: [n for n, _ in bm25.search(connection, TABLE, Question(question), K)], add)


def fts5(folder: Path, rows: Sequence[str]) -> Engine:
    """FTS5 with its own BM25 over all tokens."""
    connection = _open(folder)
    connection.execute(
        'CREATE VIRTUAL TABLE passage USING fts5 (body, tokenize = "unicode61 remove_diacritics 0")'
    )
    insert = "INSERT INTO passage (rowid, body) VALUES (?, ?)"
    connection.execute("BEGIN")
    connection.executemany(insert, enumerate(rows))
    connection.execute("COMMIT")

    def search(question: str) -> list[int]:
        asked = " OR ".join(f'"{token}"' for token in _query(question))
        found = connection.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?", (asked, K)
        )
        return [row[0] for row in found]

    def add(number: int, row: str) -> None:
        connection.execute(insert, (number, row))

    return Engine(search, add)


def tantivy(folder: Path, rows: Sequence[str]) -> Engine:
    """Tantivy: an inverted index in Rust, with a merge thread."""
    import tantivy as library  # noqa: PLC0415

    builder = library.SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True)
    builder.add_text_field("body", tokenizer_name="whitespace")
    (folder / "tantivy").mkdir()
    index = library.Index(builder.build(), path=str(folder / "tantivy"))
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for number, row in enumerate(rows):
        writer.add_document(library.Document(number=number, body=row))
    writer.commit()
    index.reload()

    def search(question: str) -> list[int]:
        terms = [
            (library.Occur.Should, library.Query.term_query(index.schema, "body", token))
            for token in _query(question)
        ]
        searcher = index.searcher()
        found = searcher.search(library.Query.boolean_query(terms), K, count=False).hits
        return [searcher.doc(address)["number"][0] for _, address in found]

    def add(number: int, row: str) -> None:
        writer.add_document(library.Document(number=number, body=row))
        writer.commit()
        index.reload()

    return Engine(search, add)


def bm25s(_folder: Path, rows: Sequence[str]) -> Engine:
    """bm25s: a sparse matrix in memory; it cannot be added to, so adding builds it anew."""
    import bm25s as library  # noqa: PLC0415

    known = list(rows)

    def built() -> Any:
        model = library.BM25()
        model.index([row.split() for row in known], show_progress=False)
        return model

    models = [built()]

    def search(question: str) -> list[int]:
        found, _ = models[0].retrieve([_query(question)], k=min(K, len(known)), show_progress=False)
        return [int(number) for number in found[0]]

    def add(_number: int, row: str) -> None:
        known.append(row)
        models[0] = built()

    return Engine(search, add)


ENGINES: Final = {made.__name__: made for made in (fts5, two_steps, tantivy, bm25s)}


def measure(name: str, folder: Path, rows: Sequence[str], questions: Sequence[str]) -> dict[str, Any]:
    """Build one engine, ask it, add to it."""
    before, begin = peak_memory(), time.perf_counter()
    engine = ENGINES[name](folder, rows)
    built = time.perf_counter() - begin
    engine.search(questions[0])
    times, found = [], []
    for question in questions:
        begin = time.perf_counter()
        found.append(engine.search(question)[:10])
        times.append((time.perf_counter() - begin) * 1e3)
    adding = []
    for number in range(len(rows), len(rows) + 3):
        begin = time.perf_counter()
        engine.add(number, tokens(f"{ADDED}{number}", TABLE))
        if number not in engine.search(f"{ADDED}{number}"):
            raise RuntimeError(f"{name} does not find what was added")
        adding.append((time.perf_counter() - begin) * 1e3)
    return {
        "build_s": round(built, 1),
        "p50_ms": round(statistics.median(times), 2),
        "p99_ms": round(statistics.quantiles(times, n=100)[-1], 2),
        "add_ms": round(statistics.median(adding), 1),
        "memory_mb": round(peak_memory() - before),
        "disk_mb": round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6),
        "first_ten": found,
    }


def run(name: str, rows: Path, questions: Path) -> dict[str, Any] | str:
    """Measure in a process of its own; return why it did not run otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.lexical", str(rows), "--one", name, folder]
        done = subprocess.run(
            [*command, "--questions", str(questions)], capture_output=True, text=True, check=False
        )
    if done.returncode:
        return f"does not run here: {done.stderr.strip().splitlines()[-1]}"
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def main() -> None:
    """Measure every engine at every size, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--questions", required=True, type=Path, help="a file in SQuAD's format")
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000])
    parser.add_argument("--one", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        rows = options.files[0].read_text("utf-8").splitlines()
        asked = json.loads(options.questions.read_text("utf-8"))
        print(json.dumps(measure(options.one[0], Path(options.one[1]), rows, asked)))
        return
    data = json.loads(options.questions.read_text("utf-8"))["data"]
    asked = [qa["question"] for a in data for p in a["paragraphs"] for qa in p["qas"] if qa["question"]]
    asked = asked[:: max(1, len(asked) // QUESTIONS)][:QUESTIONS]
    report: dict[str, Any] = {"machine": machine(), "questions": len(asked)}
    folder = Path(tempfile.mkdtemp())
    (folder / "questions.json").write_text(json.dumps(asked), encoding="utf-8")
    seeds = seed_texts(options.files, SEEDS)
    for size in options.sizes:
        (folder / "rows").write_text("\n".join(tokens(t, TABLE) for t in texts_of(seeds, size)), "utf-8")
        found = {name: run(name, folder / "rows", folder / "questions.json") for name in ENGINES}
        truth = found["fts5"]
        for result in found.values():
            if isinstance(result, dict) and isinstance(truth, dict) and result is not truth:
                pairs = zip(result.pop("first_ten"), truth["first_ten"], strict=True)
                shared = [len(set(a) & set(b)) / max(1, len(b)) for a, b in pairs]
                result["same_first_ten"] = round(statistics.fmean(shared), 3)
        if isinstance(truth, dict):
            del truth["first_ten"]
        report[f"{size} passages"] = found
    shutil.rmtree(folder)
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
