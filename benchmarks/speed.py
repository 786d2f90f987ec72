"""How fast the program answers: warm in one process, cold as a command, and how much memory it takes.

Usage: python -m benchmarks.speed [--index DIR] [--runs N] [QUESTIONS.jsonl]
Without arguments it asks the bundled archive about its own headlines.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.machine import machine
from bot import Assistant
from retriever import Retriever


def milliseconds(call: Callable[[str], object], questions: Sequence[str], runs: int) -> dict[str, float]:
    """Return p50 and p99 of a call, in ms; each question is asked for the first time by this process."""
    taken = []
    for number in range(runs):
        question = f"{questions[number % len(questions)]}{'？' * (number // len(questions))}"
        start = time.perf_counter()
        call(question)
        taken.append((time.perf_counter() - start) * 1000)
    return {
        "p50_ms": round(statistics.median(taken), 1),
        "p99_ms": round(statistics.quantiles(taken, n=100)[98], 1),
    }


def cold(arguments: Sequence[str], runs: int) -> dict[str, float]:
    """Return the median wall seconds of a command in a fresh process and the most memory it took, in MB."""
    walls = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bot", *arguments], stdout=subprocess.DEVNULL, check=True)
        walls.append(time.perf_counter() - start)
    return {"wall_s": round(statistics.median(walls), 2), "best_s": round(min(walls), 2)}


def peak_memory(arguments: Sequence[str]) -> float:
    """Return the largest resident size of a command, in MB."""
    code = "import subprocess,resource,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,check=True);"
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    run = subprocess.run(
        [sys.executable, "-c", code, sys.executable, "-m", "bot", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return round(int(run.stdout) / 1024, 0)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("questions", nargs="?", type=Path)
    parser.add_argument("--index")
    parser.add_argument("--runs", type=int, default=200)
    args = parser.parse_args()
    if args.index:
        os.environ["BAOZHI_INDEX"] = args.index
    with Retriever.open() as archive:
        if args.questions:
            lines = args.questions.read_text(encoding="utf-8").splitlines()
            questions = [json.loads(line)["question"] for line in lines if line.strip()]
        else:
            questions = [entry.reference.title for entry in archive.catalogue() if entry.reference.title]
        assistant = Assistant(archive)
        archive.search("预热")
        figures = {
            "search": milliseconds(archive.search, questions, args.runs),
            "ask": milliseconds(assistant.answer, [f"{question}有多少" for question in questions], args.runs),
        }
    question = questions[0]
    print(
        json.dumps(
            {
                "machine": machine(),
                "warm": figures,
                "cold": {
                    "search": cold(["search", question], 5),
                    "ask": cold(["ask", question], 5),
                    "help": cold(["--help"], 5),
                },
                "memory_mb": {
                    "search": peak_memory(["search", question]),
                    "ask": peak_memory(["ask", question]),
                    "this_process": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                },
            },
            ensure_ascii=False,
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
