"""How fast the reader answers, and whether a question has one answer in both scripts.

Usage: python -m benchmarks.reader --index DIR QUESTIONS.jsonl [--json OUT]
Questions are lines {"question"}. Times are of one warm process: search, reading, the whole answer.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import opencc

from benchmarks.machine import machine
from bot.dialogue.assistant import Assistant
from retriever import Retriever
from retriever.reader import PARAGRAPHS, read


def milliseconds(run: Callable[[], object]) -> float:
    """Return how long one call takes."""
    began = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", required=True)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    lines = args.questions.read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    traditional = opencc.OpenCC("s2t")
    with Retriever.open(args.index) as archive:
        assistant = Assistant(archive)
        assistant.answer(questions[0])
        reading, whole, same = [], [], []
        for question in questions:
            hits = archive.search(question, PARAGRAPHS)
            reading.append(milliseconds(lambda q=question, h=hits: read(q, h)))  # type: ignore[misc]
            whole.append(milliseconds(lambda q=question: assistant.answer(q)))  # type: ignore[misc]
            twin = assistant.answer(traditional.convert(question))
            same.append(twin.text == assistant.answer(question).text)
    report = {
        "machine": machine(),
        "questions": len(questions),
        "read ms p50, p99": np.percentile(reading, (50, 99)).round().tolist(),
        "answer ms p50, p99": np.percentile(whole, (50, 99)).round().tolist(),
        "same answer in traditional characters": round(float(np.mean(same)), 4),
    }
    print(json.dumps(report, ensure_ascii=False, indent=1))
    if args.json:
        args.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
